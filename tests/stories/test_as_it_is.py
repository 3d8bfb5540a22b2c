"""A rule denser than monthly counts the occasions of a month; at its end a part is handed in as it is."""

from __future__ import annotations

from datetime import timedelta

from sandbox.person import Person
from tests.stories.digest import numbers
from tests.stories.test_cases import HEAD, SCHOOL, department
from tests.town import Town

TASK = "Обновление"
WEEKLY = ("Ежемесячно до 5 числа", "Еженедельно")
LINK = "https://school2.example.org/news/{}"


async def school(town: Town) -> tuple[Person, Person]:
    anna = await department(town, WEEKLY)
    return anna, await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")


async def opens_march(boris: Person) -> None:
    await boris.says(f"/tasks {TASK}")
    await boris.presses("14 · за март")


async def proves(boris: Person, number: int, done: str) -> None:
    await boris.presses("Сдать")
    await boris.says(LINK.format(number))
    await boris.sees_last("Подтверждение", "Сколько сделано из 4?")
    await boris.presses(done)


async def test_three_of_four_weeks_are_handed_in_as_they_are(town: Town) -> None:
    anna, boris = await school(town)
    before = await numbers(anna)
    await opens_march(boris)
    await boris.sees_last("за март 2026", "до 27 марта", "Проведено: 0 из 4")
    await proves(boris, 1, "1")
    town.days_pass(10)
    await proves_from_list(boris, 2, "2")
    town.days_pass(8)
    await opens_march(boris)
    await boris.presses("Сдать")
    await boris.says(f"3 из 4 {LINK.format(3)}")
    await boris.sees("Проведено: 3 из 4")
    assert "Сдать как есть: 3 из 4" not in labels_of(await boris.last())
    assert "На проверку" not in await anna.transcript()
    town.days_pass(4)
    await opens_march(boris)
    await boris.presses("Сдать как есть: 3 из 4")
    await boris.sees("Сдать как есть: 3 из 4?", "почему не все")
    await boris.says("Звонить 8 912 345-67-89")
    await boris.sees("телефон")
    await boris.says("Неделя каникул")
    await boris.sees("Сдано как есть, 3 из 4", "на проверке", "Неделя каникул")
    await anna.gets("На проверку", SCHOOL, "за март 2026", "Проведено: 3 из 4. Неделя каникул")
    await anna.presses("Принять")
    await boris.gets("Принято", TASK)
    assert sum(await numbers(anna)) == sum(before)


async def proves_from_list(boris: Person, number: int, done: str) -> None:
    await opens_march(boris)
    await proves(boris, number, done)


def labels_of(bubble: object) -> list[str]:
    return [one.label for one in getattr(bubble, "buttons", [])]


async def test_a_returned_part_needs_a_new_proof_and_all_of_it_goes_by_itself(town: Town) -> None:
    anna, boris = await school(town)
    town.days_pass(25)
    await opens_march(boris)
    await proves(boris, 1, "3")
    await boris.presses("Сдать как есть: 3 из 4")
    await boris.presses("Сдать без пояснения")
    await boris.sees_last("Сдано как есть, 3 из 4")
    await anna.presses("Вернуть")
    await anna.presses("Сдано не всё")
    await boris.gets("Возвращено")
    town.clock.move(timedelta(minutes=5))
    await opens_march(boris)
    await boris.sees_last("возвращено", "Проведено: 3 из 4")
    assert "Сдать как есть: 3 из 4" not in labels_of(await boris.last())
    await proves(boris, 4, "4")
    await boris.sees_last("на проверке", "Проведено: 4 из 4")


async def test_a_part_that_was_handed_in_is_taken_back_and_a_stale_button_asks_again(town: Town) -> None:
    anna, boris = await school(town)
    town.days_pass(25)
    await opens_march(boris)
    await proves(boris, 1, "2")
    await boris.presses("Сдать как есть: 2 из 4")
    now = next(one.data for one in (await boris.last()).buttons if "без пояснения" in one.label) or ""
    await opens_march(boris)
    await boris.presses("Сделана часть")
    await boris.presses("3")
    await boris.forges(now)
    await boris.sees_last("Сдать как есть: 3 из 4?")
    await boris.presses("Сдать без пояснения")
    await anna.gets("Проведено: 3 из 4")
    await boris.presses("Забрать назад")
    await boris.sees_last("Задание снова у вас", "Проведено: 0 из 4")
    stale = await boris.forges(now)
    assert stale is not None
    assert stale.alert


async def test_all_four_go_to_the_review_by_themselves(town: Town) -> None:
    anna, boris = await school(town)
    await opens_march(boris)
    await proves(boris, 1, "4")
    await boris.sees_last("на проверке", "Проведено: 4 из 4")
    await anna.gets("На проверку", SCHOOL)


async def test_an_album_asks_how_many_once_it_is_all_there(town: Town) -> None:
    _, boris = await school(town)
    await opens_march(boris)
    await boris.presses("Сдать")
    await boris.sends_photo(album="a")
    await boris.sends_photo(album="a")
    await boris.sees_last("Сколько сделано из 4?")
    await boris.presses("1")
    await boris.sees_last("Записано: 1 из 4", "Проведено: 1 из 4")


async def test_the_months_of_a_row_are_told_apart_in_the_list(town: Town) -> None:
    _, boris = await school(town)
    await boris.says(f"/tasks {TASK}")
    await boris.sees_last("за март 2026 · до 27 марта", "за апрель 2026")
