"""What had passed before the plan was approved can be counted otherwise, but never what people have done."""

from __future__ import annotations

from sandbox.person import Person
from tests.stories.digest import numbers
from tests.stories.journal import entries
from tests.stories.test_handing_in import opens
from tests.town import ORDER, Town, order

SCHOOL = "МБОУ СОШ № 2"
TASK = "Самодиагностика"
LINK = "https://school2.example.org/docs/report.pdf"


async def live(town: Town, choice: str) -> tuple[Person, Person]:
    """A coordinator who chose what passed dates count as, and the director of a school."""
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("Ввести в действие")
    await anna.presses(choice)
    return anna, await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")


async def opens_list(anna: Person) -> None:
    await anna.says("/start")
    await anna.presses("Дорожные карты")
    await anna.presses("№ 18-од")
    await anna.presses("До начала:")


async def test_a_row_goes_in_all_three_directions_and_the_numbers_add_up(town: Town) -> None:
    anna, _ = await live(town, "Выполненными")
    accepted, submitted, overdue, awaiting, in_progress = await numbers(anna)
    await opens_list(anna)
    await anna.sees_last("До начала: 20 заданий", "2. Самодиагностика", "засчитано: 4 из 4")
    await anna.presses("2. Самодиагностика")
    await anna.presses("Оставить в работе")
    await anna.sees_last("Изменено: 4", "засчитано: 0 из 4, в работе: 4")
    assert await numbers(anna) == (accepted - 4, submitted, overdue + 4, awaiting, in_progress)
    await opens_list(anna)
    await anna.presses("2. Самодиагностика")
    await anna.presses("Не учитывать")
    await anna.sees_last("Изменено: 4", "не учитывается: 4")
    assert await numbers(anna) == (accepted - 4, submitted, overdue, awaiting, in_progress)
    await opens_list(anna)
    await anna.presses("2. Самодиагностика")
    await anna.presses("Считать выполненным")
    await anna.sees_last("Изменено: 4", "засчитано: 4 из 4")
    await anna.presses("Считать выполненным")
    await anna.sees_last("Изменено: 0, так и было: 4")
    assert await numbers(anna) == (accepted, submitted, overdue, awaiting, in_progress)
    assert len(await entries(town, "task.settled_before")) == 12


async def test_what_people_handed_in_stays_and_is_said_in_numbers(town: Town) -> None:
    anna, boris = await live(town, "Просроченными")
    await opens(boris, TASK)
    await boris.sees_last("Срок прошёл до утверждения плана", "просрочено")
    await boris.presses("Сдать")
    await boris.says(LINK)
    before = await numbers(anna)
    await opens_list(anna)
    await anna.presses("2. Самодиагностика")
    await anna.presses("Не учитывать")
    await anna.sees_last("Изменено: 3, уже сдано или решено: 1", "в работе: 1, не учитывается: 3")
    after = await numbers(anna)
    assert after == (before[0], before[1], before[2] - 3, *before[3:])
    await anna.says("/review")
    await anna.presses("2 · ")
    await anna.presses("Вернуть")
    await anna.presses("Нет подписи")
    await opens_list(anna)
    await anna.presses("2. Самодиагностика")
    await anna.presses("Считать выполненным")
    await anna.sees_last("Изменено: 3, уже сдано или решено: 1", "засчитано: 3 из 4, в работе: 1")
    await opens(boris, TASK)
    await boris.sees_last("возвращено")


async def test_what_is_left_at_work_can_be_handed_in(town: Town) -> None:
    anna, boris = await live(town, "Не включать")
    await boris.says(f"/tasks {TASK}")
    await boris.sees_last("Ничего не найдено")
    await opens_list(anna)
    await anna.presses("2. Самодиагностика")
    await anna.presses("Оставить в работе")
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await anna.gets("На проверку", TASK)


async def test_one_task_is_decided_from_its_own_menu_by_the_coordinator_alone(town: Town) -> None:
    anna, boris = await live(town, "Просроченными")
    await opens(boris, TASK)
    number = next(one.data for one in (await boris.last()).buttons if one.label == "Сдать") or ""
    task_id = number.split(":")[1]
    await boris.presses("Ещё…")
    assert "Прошедший срок: изменить" not in [one.label for one in (await boris.last()).buttons]
    foreign = await boris.forges(f"ye:{task_id}:done")
    assert foreign is not None
    assert foreign.alert
    before = await numbers(anna)
    await anna.says("/tasks")
    await anna.forges(f"t:{task_id}")
    await anna.presses("Ещё…")
    await anna.presses("Прошедший срок: изменить")
    await anna.sees_last("Что делать с этим заданием?", SCHOOL)
    await anna.presses("Считать выполненным")
    await anna.sees_last("Изменено: 1", "✅ принято")
    await anna.presses("Ещё…")
    await anna.presses("История")
    await anna.sees_last("изменён учёт прошедшего срока", "было: в работе, стало: ✅ принято")
    assert await numbers(anna) == (before[0] + 1, before[1], before[2] - 1, *before[3:])


async def test_no_button_where_nothing_had_passed(town: Town) -> None:
    anna = await town.coordinator()
    text = order().decode()
    for passed in ("До 16 февраля 2026 года", "Февраль 2026", "Ежемесячно до 5 числа"):
        text = text.replace(passed, "Апрель 2026")
    await anna.sends_file(ORDER, text.encode())
    await anna.presses("Ввести в действие")
    await anna.says("/start")
    await anna.presses("Дорожные карты")
    await anna.presses("№ 18-од")
    assert not [one.label for one in (await anna.last()).buttons if "До начала" in one.label]
