"""News of what others did: one message within minutes, in the last word, never at night."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.person import Person
from tests.stories.door import asked
from tests.stories.going_on import order
from tests.town import Town

SCHOOL, OTHER = "МБОУ СОШ № 2", "МБОУ СОШ № 5"
HEAD = "Руководитель организации"
WHY = "Почему мне это пришло"


@pytest.fixture
async def people(town: Town) -> tuple[Person, Person]:
    """Анна and Борис, once the news of his coming is told; from then on news waits its three minutes."""
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    town.news_minutes = 3
    await town.restart()
    return anna, boris


async def minutes(town: Town, number: float) -> None:
    town.clock.move(timedelta(minutes=number))
    await town.settle()


async def until(town: Town, moment: datetime) -> None:
    town.clock.move(moment - town.clock.now())
    await town.settle()


async def hands_in(person: Person, count: int) -> list[str]:
    """The next tasks of the list, each with a link; what they are called."""
    titles = []
    for number in range(count):
        await person.says("/tasks")
        titles.append((await person.last()).buttons[0].label)
        await person.presses(titles[-1])
        await person.presses("Сдать")
        await person.says(f"https://school2.example.org/{number}.pdf")
    return titles


async def news_of(person: Person) -> list[str]:
    """The messages with news that somebody has got."""
    return [one.text for one in await person.bubbles() if any(button.data == "ui" for button in one.buttons)]


async def decides(anna: Person, verdict: str) -> None:
    """The first of the queue."""
    await anna.says("/review")
    await anna.presses((await anna.last()).buttons[0].label)
    await anna.presses(verdict)


async def test_what_is_reviewed_in_a_row_is_told_in_one_message_and_the_returned_first(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    await hands_in(boris, 4)
    before = len(await news_of(boris))
    await decides(anna, "Вернуть")
    await anna.presses("Ссылка не открывается")
    for _ in range(3):
        await decides(anna, "Принять")
        await minutes(town, 1)
    assert len(await news_of(boris)) == before
    await minutes(town, 2)
    (text,) = (await news_of(boris))[before:]
    assert text.startswith(
        "↩ Возвращено 1 задание\n• 14. Обновление страницы проекта на сайте школы, до 5 января, пн: Ссылка не открывается\n\n✅ Принято 3 задания\n• 14. Обновление"
    )
    await boris.presses("Снова: 14 Обновление")
    await boris.sees_last("Пришлите подтверждение", "14. Обновление")


async def test_a_link_in_reply_goes_to_the_one_task_that_was_returned(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    await hands_in(boris, 2)
    await decides(anna, "Вернуть")
    await anna.presses("Ссылка не открывается")
    await decides(anna, "Принять")
    await minutes(town, 3)
    message = await boris.gets("Возвращено 1 задание", "Принято 1 задание")
    await boris.says("https://school2.example.org/new.pdf", reply_to=message)
    await boris.sees_last("🕓 Сдано: 1 подтверждение", "14. Обновление", "до 5 января", "new.pdf")


async def test_a_lone_one_is_told_in_full_after_three_quiet_minutes(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    await hands_in(boris, 1)
    await anna.sees_no("На проверку")
    await minutes(town, 2)
    await anna.sees_no("На проверку")
    await minutes(town, 1)
    await anna.gets("На проверку", SCHOOL, "0.pdf", "Борис Орлов")
    await anna.presses("Вернуть")
    await anna.says("Нет подписи директора")
    await minutes(town, 3)
    message = await boris.gets("↩ Возвращено: Нет подписи директора", "Поправьте и пришлите новую ссылку")
    assert [button.label for button in message.buttons] == ["Сдать заново", "Открыть задание", WHY]


async def test_thirty_proofs_in_ten_minutes_are_one_message_with_the_queue(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    dina = await town.joins(anna, OTHER, HEAD, "Дина", "Рощина")
    await minutes(town, 3)
    before = len(await news_of(anna))
    for _ in range(3):
        await hands_in(boris, 2)
        await minutes(town, 2)
        await hands_in(dina, 1)
        await minutes(town, 1)
    assert len(await news_of(anna)) == before
    await minutes(town, 2)
    (text,) = (await news_of(anna))[before:]
    assert "На проверку пришло 9 заданий" in text
    assert f"{SCHOOL} – 6 заданий" in text
    assert f"{OTHER} – 3 задания" in text
    await anna.presses("Проверка", on="На проверку пришло")
    await anna.sees_last("Проверки ждут 9 заданий")


async def test_who_never_stops_is_heard_of_all_the_same(town: Town, people: tuple[Person, Person]) -> None:
    anna, boris = people
    before = len(await news_of(anna))
    for _ in range(8):
        await boris.says("/tasks")
        await boris.presses((await boris.last()).buttons[0].label)
        await boris.presses("Ещё…")
        await boris.presses("Написать комментарий")
        await boris.says("Готовим")
        await minutes(town, 2)
    assert len(await news_of(anna)) == before + 1


async def test_what_was_taken_back_before_it_was_told_is_not_told(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    await hands_in(boris, 1)
    await boris.presses("Забрать назад")
    before = len(await news_of(anna))
    await minutes(town, 20)
    assert len(await news_of(anna)) == before
    assert asked(town, "SELECT count(*) FROM news") == [(0,)]


async def test_what_is_set_aside_and_brought_back_is_no_news(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    ((task,),) = asked(
        town,
        "SELECT task.id FROM task JOIN organisation ON organisation.id = organisation_id"
        " WHERE organisation.name = ? AND due IS NOT NULL ORDER BY due LIMIT 1",
        SCHOOL,
    )
    await anna.forges(f"t:{task}")
    await anna.presses("Ещё…")
    await anna.presses("Снять с контроля")
    await anna.presses("Школа не участвует")
    await anna.presses("Ещё…")
    await anna.presses("Вернуть в работу")
    before = len(await news_of(boris))
    await minutes(town, 20)
    assert len(await news_of(boris)) == before


async def test_a_task_that_was_handed_on_and_back_is_told_to_whoever_has_it(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    vera = await town.joins(anna, SCHOOL, "Педагог", "Вера", "Лис")
    gleb = await town.joins(anna, SCHOOL, "Педагог", "Глеб", "Ёлкин")
    await boris.says("/tasks самодиагностика")
    await boris.presses("Самодиагностика")
    for name in ("Вера Лис", "Глеб Ёлкин"):
        await boris.presses("Поручить")
        await boris.presses(name)
    await minutes(town, 3)
    await gleb.gets("Вам задание от", "Борис Орлов", "Самодиагностика")
    assert await news_of(vera) == []


async def test_deeds_of_the_night_are_one_message_of_the_morning(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    await hands_in(boris, 2)
    # Saturday, the first half of the day: the coordinator clears her desk.
    await until(town, datetime(2026, 3, 7, 7, tzinfo=UTC))
    before = len(await news_of(boris))
    await decides(anna, "Принять")
    await anna.sees_last("принято")
    await until(town, datetime(2026, 3, 7, 20, tzinfo=UTC))
    await decides(anna, "Принять")
    await until(town, datetime(2026, 3, 8, 9, tzinfo=UTC))
    assert len(await news_of(boris)) == before
    # Monday is a day off too.
    await until(town, datetime(2026, 3, 10, 4, 55, tzinfo=UTC))
    assert len(await news_of(boris)) == before
    await until(town, datetime(2026, 3, 10, 5, 1, tzinfo=UTC))
    found = [text for text in (await news_of(boris))[before:] if "Принято 2 задания" in text]
    assert len(found) == 1


async def test_who_reviewed_it_meanwhile_hears_nothing_of_it(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    await hands_in(boris, 1)
    before = len(await news_of(anna))
    await decides(anna, "Принять")
    await minutes(town, 20)
    assert len(await news_of(anna)) == before
    await boris.gets("✅ Принято", "14. Обновление")


async def test_a_new_road_map_is_told_to_heads_and_why_is_told_on_asking(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    second = order([("Смотр школьных музеев", "До 1 июня 2026")]).replace("18-од".encode(), "99-од".encode())
    await anna.sends_file("second.txt", second)
    await anna.presses("Ввести в действие")
    await minutes(town, 3)
    await boris.gets("Новая дорожная карта", "У вас в ней")
    await boris.presses(WHY)
    await boris.sees_last("Новости о том, что поручено вам", "новые дорожные карты – 1")


async def test_the_log_says_what_was_told_and_a_restart_tells_it_once(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    await hands_in(boris, 1)
    await town.restart()
    await minutes(town, 3)
    await town.restart()
    await minutes(town, 30)
    told = asked(
        town,
        "SELECT json_extract(why, '$.news'), sent_at IS NOT NULL FROM telling"
        " WHERE kind = 'news' AND chat_id = ? AND json_extract(why, '$.news.handed_in')",
        anna.id,
    )
    assert told == [('{"handed_in":1}', 1)]


async def test_who_is_forgotten_takes_their_news_along(town: Town, people: tuple[Person, Person]) -> None:
    anna, boris = people
    await hands_in(boris, 1)
    await decides(anna, "Принять")
    await boris.says("/privacy")
    await boris.presses("Удалить меня")
    await boris.presses("Да, удалить")
    told = asked(
        town, "SELECT count(*) FROM news JOIN person ON person.id = person_id WHERE telegram_id IS NULL"
    )
    assert told == [(0,)]
    await minutes(town, 3)
    await anna.gets("удал")


async def test_a_button_opens_the_department_of_its_message(
    town: Town, people: tuple[Person, Person]
) -> None:
    anna, boris = people
    await hands_in(boris, 2)
    await anna.says("/start")
    await anna.presses("Управления")
    await anna.presses("Новое управление")
    await anna.says("Отдел образования Нижнегорского района")
    await minutes(town, 3)
    await anna.sees("На проверку пришло 2 задания", "Управление образования Верхнереченского округа")
    toast = await anna.presses("Проверка", on="На проверку пришло")
    assert toast is not None
    assert toast.text == "Теперь вы работаете здесь: Управление образования Верхнереченского округа."
    await anna.sees_last("Проверки ждут 2 задания")
    again = await anna.presses("Проверка", on="На проверку пришло")
    assert again is not None
    assert again.text == ""
    assert await boris.forges("nwo:2:t") is not None
    await boris.sees_no("Нижнегорского")


async def test_questions_of_the_clock_stand_in_the_log_too(town: Town, people: tuple[Person, Person]) -> None:
    _, boris = people
    await until(town, datetime(2026, 3, 3, 7, tzinfo=UTC))
    await boris.gets("Сообщите, когда это произойдёт")
    await boris.presses(WHY, on="Сообщите")
    await boris.sees_last("1 задание ждёт даты, которую можете знать вы")
    told = asked(
        town,
        "SELECT kind, period, sent_at IS NOT NULL FROM telling WHERE chat_id = ? AND kind = 'dates'",
        boris.id,
    )
    assert told == [("dates", "2026-03-03", 1)]
