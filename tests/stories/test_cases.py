"""What is done on request is a register of cases: written down one by one, never late, closed by a person."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from sandbox.person import Person
from storage.models import RoadMapRow
from tests.stories.digest import numbers
from tests.stories.journal import entries
from tests.town import ORDER, Town, order

SCHOOL, OTHER = "МБОУ СОШ № 2", "МБОУ СОШ № 4"
TASK = "Консультации"
LINK = "https://school2.example.org/docs/consultation.pdf"
HEAD = "Руководитель организации"


async def department(town: Town, *changes: tuple[str, str]) -> Person:
    """A coordinator whose live road map asks every school for consultations on request."""
    anna = await town.coordinator()
    text = order().decode()
    for old, new in (("По запросу\tМКУ «Методический центр»", "По запросу\tРуководители ШНОР"), *changes):
        assert old in text
        text = text.replace(old, new)
    await anna.sends_file(ORDER, text.encode())
    await anna.presses("Ввести в действие")
    await anna.presses("Просроченными")
    return anna


async def opens(person: Person, title: str) -> None:
    await person.says(f"/tasks {title}")
    await person.presses(title[:10])


async def adds(person: Person, text: str) -> None:
    await person.presses("Добавить случай")
    await person.says(text)


async def test_cases_come_as_lines_links_files_and_albums_and_the_register_stays_open(town: Town) -> None:
    anna = await department(town)
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await opens(boris, TASK)
    await boris.sees_last("по запросу", "Случаев пока нет")
    assert "просроч" not in (await boris.last()).text
    await boris.presses("Добавить случай")
    await boris.sees_last("Пришлите ссылку, файл или строку: 12 марта, консультация")
    await boris.says("27.02 консультация по учебному плану")
    await boris.sees_last("Случай записан: 27 февраля, пт", "Случаев: 1, последний 27 февраля")
    await adds(boris, f"вчера – разбор работ {LINK}")
    await boris.sees_last("Случай записан: 1 марта, вс", "Случаев: 2, последний 1 марта", "разбор работ")
    await boris.presses("Добавить случай")
    await boris.sends_file("журнал.pdf", b"%PDF", caption="в пятницу, журнал")
    await boris.sees_last("Случай записан: 27 февраля, пт", "Случаев: 3")
    await boris.presses("Добавить случай")
    for number in range(3):
        await boris.sends_photo(caption="" if number else "2 марта, практикум", album="77")
    await boris.sees_last("Случаев: 4, последний 2 марта", "• 2 марта: фото (практикум) и ещё 2")
    await boris.presses("Все случаи")
    await boris.sees_last("• 27 февраля: «консультация по учебному плану»", "журнал.pdf (журнал)")
    await boris.presses("02.03 · фото")
    await boris.presses("Показать файлы")
    assert "на проверку" not in (await anna.transcript()).lower()
    assert [one.action for one in await entries(town, "task.case_added")] != []
    assert await entries(town, "task.submitted") == []


async def test_a_day_that_is_still_to_come_is_asked_for_again(town: Town) -> None:
    anna = await department(town)
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await opens(boris, TASK)
    await adds(boris, "15.12.2026 семинар")
    await boris.gets("15 декабря 2026 ещё не наступило")
    await boris.says("31 февраля семинар")
    await boris.gets("Такого дня нет")
    await boris.says("семинар")
    await boris.sees_last("Случай записан: 2 марта", "Случаев: 1")


async def test_what_comes_out_of_the_blue_and_in_reply_is_a_case_too(town: Town) -> None:
    anna = await department(town)
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await boris.says(f"1 марта консультации учителей {LINK}")
    await boris.presses("9 · ")
    await boris.sees_last("Случай записан: 1 марта", "Случаев: 1")
    card = await boris.last()
    await boris.says("пришла учительница физики", reply_to=card)
    await boris.presses("Добавить как случай")
    await boris.sees_last("Случаев: 2, последний 2 марта", "пришла учительница физики")
    await adds(boris, "СНИЛС 112-233-445 95 консультация")
    await boris.presses("Не сдавать")
    await boris.sees_last("Случаев: 2")


async def test_two_people_of_one_school_write_one_register(town: Town) -> None:
    anna = await department(town)
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    vera = await town.joins(anna, SCHOOL, HEAD, "Вера", "Соколова")
    await opens(boris, TASK)
    await opens(vera, TASK)
    await adds(boris, "консультация")
    await adds(vera, "консультация")
    await vera.sees_last("Случаев: 2")
    await adds(boris, "консультация")
    await boris.sees_last("Это подтверждение уже есть", "Случаев: 2")
    await boris.presses("Закрыть реестр")
    await boris.sees_last("Закрыть реестр? Случаев: 2")
    await adds(vera, "1 марта консультация")
    await boris.presses("Закрыть реестр")
    await boris.sees_last("Закрыть реестр? Случаев: 3")
    await vera.presses("Закрыть реестр")
    await vera.presses("Закрыть реестр")
    await vera.sees_last("Реестр закрыт", "на проверке")
    toast = await boris.presses("Закрыть реестр")
    assert toast is not None
    assert toast.alert


async def test_ones_own_case_is_taken_back_while_the_register_is_open(town: Town) -> None:
    anna = await department(town)
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    vera = await town.joins(anna, SCHOOL, HEAD, "Вера", "Соколова")
    await opens(boris, TASK)
    await adds(boris, "первая")
    await adds(boris, "вторая")
    await opens(vera, TASK)
    await vera.presses("Все случаи")
    await vera.presses("первая")
    assert "Убрать этот случай" not in [one.label for one in (await vera.last()).buttons]
    await boris.presses("Все случаи")
    await boris.presses("первая")
    back = next(one.data for one in (await boris.last()).buttons if one.label == "Убрать этот случай") or ""
    foreign = await vera.forges(back)
    assert foreign is not None
    assert foreign.alert
    await boris.presses("Убрать этот случай")
    await boris.sees_last("Случаев: 1", "вторая")
    await boris.presses("« Задание")
    await boris.presses("Закрыть реестр")
    await boris.presses("Закрыть реестр")
    stale = await boris.forges(back)
    assert stale is not None
    assert stale.alert
    await boris.presses("Открыть снова")
    await boris.sees_last("снова открыт", "Случаев: 1")


async def test_a_closed_register_is_reviewed_and_a_returned_one_takes_further_cases(town: Town) -> None:
    anna = await department(town)
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await opens(boris, TASK)
    await adds(boris, "27 февраля консультация")
    before = await numbers(anna)
    await boris.presses("Закрыть реестр")
    await boris.presses("Закрыть реестр")
    await anna.gets("На проверку, реестр закрыт", SCHOOL, "Случаев: 1, последний 27 февраля", "Борис")
    assert sum(await numbers(anna)) == sum(before)
    await boris.presses("Добавить случай")
    await boris.says("1 марта ещё одна")
    await anna.gets("Добавлено к тому, что на проверке", "ещё одна")
    await anna.presses("Вернуть")
    await anna.presses("Сдано не всё")
    await boris.gets("Реестр возвращён", "дополните его и закройте ещё раз")
    await boris.presses("Добавить случай")
    await boris.says("консультация в понедельник")
    await boris.sees_last("Случаев: 3", "возвращено")
    await boris.presses("Закрыть реестр")
    await boris.presses("Закрыть реестр")
    await anna.gets("На проверку, реестр закрыт", "Случаев: 3")
    await anna.presses("Принять")
    await boris.gets("Принято", TASK)
    assert sum(await numbers(anna)) == sum(before)


async def test_without_a_case_it_is_closed_as_one_without_requests(town: Town) -> None:
    anna = await department(town)
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    town.clock.move(timedelta(days=200))
    await opens(boris, TASK)
    await boris.sees("по запросу", "Случаев пока нет")
    await boris.presses("Закрыть реестр")
    await boris.sees("Закрыть без случаев?", "обращений не было")
    await boris.presses("Закрыть: обращений не было")
    await boris.sees("Реестр закрыт", "Обращений не было")
    await anna.gets("На проверку, реестр закрыт", "Обращений не было")
    await anna.presses("Принять")
    await boris.gets("Принято", TASK)


async def test_a_register_has_no_date_to_move_and_no_part(town: Town) -> None:
    anna = await department(town)
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await opens(boris, TASK)
    number = next(one.data for one in (await boris.last()).buttons if "Добавить" in one.label)
    task_id = (number or "").split(":")[1]
    await boris.presses("Ещё…")
    assert not [one.label for one in (await boris.last()).buttons if "срок" in one.label]
    for packed in (f"wp:{task_id}", f"wb:{task_id}:7", f"np:{task_id}", f"un:{task_id}", f"eh:{task_id}"):
        toast = await boris.forges(packed)
        assert toast is not None
        assert toast.alert, packed


async def test_nobody_reviews_a_register_where_nothing_is_reviewed(town: Town) -> None:
    anna = await department(town)
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    async with town.database.unit() as unit:
        await unit._session.execute(update(RoadMapRow).values(review=False))
    await opens(boris, TASK)
    await adds(boris, "консультация")
    await boris.presses("Закрыть реестр")
    await boris.presses("Закрыть реестр")
    await boris.sees_last("Реестр закрыт и принят", "принято")
    await boris.presses("Открыть снова")
    await boris.sees_last("Случаев: 1", "снова открыт")
