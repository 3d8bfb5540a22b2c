"""Co-executors: who leads and who helps, a task of one's own for each, and one for all again."""

from __future__ import annotations

from datetime import date

from roadmap.tasks import Scope, Status
from sandbox.person import Person
from tests.stories.journal import entries
from tests.stories.test_activities import hand_in, tasks_of
from tests.town import Town

CENTRE, INSTITUTE = "МКУ «Методический центр»", "Институт развития образования"
TITLE = "Форум наставников"
PLAN = (
    "Приказ № 78 от 01.03.2026\n\nПлан мероприятий на 2026 год\n\n№\tМероприятие\tСроки\tОтветственные\tРезультат\n"
    f"1\t{TITLE}\t10 марта 2026, 13 октября 2026\tУО, {CENTRE}\tПрограмма\n"
)


async def forum(town: Town) -> tuple[Person, Person, dict[tuple[str, date | None], int]]:
    """Анна, who leads a task of two dates, and Галина of the centre that shares it."""
    anna = await town.coordinator_with_road_map()
    galina = await town.joins(anna, CENTRE, "Руководитель организации", "Галина", "Зорина")
    await anna.sends_file("план.txt", PLAN.encode())
    await anna.presses("Ввести в действие")
    return anna, galina, await tasks_of(town, TITLE)


async def splits(anna: Person, task: int) -> None:
    await anna.forges(f"t:{task}")
    await anna.presses("Ещё…")
    await anna.presses("Разделить на исполнителей")


async def statuses(town: Town) -> dict[tuple[str, date | None], Status]:
    async with town.database.unit() as unit:
        every = await unit.task_lists.every(Scope(departments=frozenset({1})), list(Status))
    return {(one.organisation, one.due): one.status for one in every if one.title == TITLE}


async def test_the_card_says_who_helps_and_who_leads(town: Town) -> None:
    anna, galina, tasks = await forum(town)
    [own] = {name for name, _ in tasks}
    assert len(tasks) == 2
    await anna.forges(f"t:{min(tasks.values())}")
    await anna.sees_last(TITLE, f"Вместе с: {CENTRE}")
    await galina.forges(f"t:{min(tasks.values())}")
    await galina.sees_last(TITLE, f"Ведёт: {own}")
    await galina.sees_no("Вместе с")


async def test_a_row_is_split_and_what_was_done_stays_with_who_leads(town: Town) -> None:
    anna, galina, tasks = await forum(town)
    await hand_in(town, tasks[next(iter(tasks))[0], date(2026, 3, 10)], status=Status.ACCEPTED)
    town.days_pass(10)
    autumn = tasks[next(iter(tasks))[0], date(2026, 10, 13)]
    await splits(anna, autumn)
    await anna.sees("Дать каждому исполнителю своё задание?", CENTRE)
    await anna.presses("Разделить")
    await anna.sees("Разделено: добавлено 1 задание.")
    await galina.gets("Теперь у вас своё задание", TITLE)
    after = await tasks_of(town, TITLE)
    assert set(after.values()) > set(tasks.values())
    assert (CENTRE, date(2026, 3, 10)) not in after
    await galina.forges(f"t:{after[CENTRE, date(2026, 10, 13)]}")
    card = await galina.sees(TITLE, CENTRE)
    assert "Ведёт:" not in card.text
    toast = await galina.forges(f"t:{autumn}")
    assert toast is not None
    assert toast.alert, "it is shared no more"
    [entry] = await entries(town, "task.split")
    assert entry.details["tasks"] == 1
    town.days_pass(2)
    await town.settle()
    assert await tasks_of(town, TITLE) == after
    await anna.forges(f"t:{autumn}")
    await anna.presses("Все: 0 из 2")
    await anna.sees("0 из 2 организаций", CENTRE)


async def test_one_task_for_all_again_unless_somebody_has_handed_in(town: Town) -> None:
    anna, galina, tasks = await forum(town)
    first = min(tasks.values())
    await splits(anna, first)
    await anna.presses("Разделить")
    await anna.sees_last("Разделено: добавлено 2 задания.")
    after = await tasks_of(town, TITLE)
    await hand_in(town, after[CENTRE, date(2026, 3, 10)])
    await anna.forges(f"t:{first}")
    await anna.presses("Ещё…")
    toast = await anna.presses("Снова общее задание")
    assert toast is not None
    assert f"Общим его уже не сделать: {CENTRE} сдаёт" in toast.text
    await hand_in(town, after[CENTRE, date(2026, 3, 10)], status=Status.OPEN)
    await anna.presses("Снова общее задание")
    await anna.sees_last("Снова общее задание: 2 отдельных снято.", f"Вместе с: {CENTRE}")
    await galina.gets("Задание снова общее, ведёт")
    held = await statuses(town)
    assert {status for (name, _), status in held.items() if name == CENTRE} == {Status.CANCELLED}
    assert {status for (name, _), status in held.items() if name != CENTRE} == {Status.OPEN}
    await galina.forges(f"t:{first}")
    await galina.sees_last("Ведёт:")
    toast = await anna.forges(f"acj:{first}")
    assert toast is not None
    assert "устарел" in toast.text
    await splits(anna, first)
    await anna.presses("Разделить")
    await anna.sees_last("Разделено: добавлено 2 задания.")
    assert await tasks_of(town, TITLE) == after, "the same tasks are back"


async def test_a_row_of_a_group_is_not_split(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    [task, *_] = (await tasks_of(town, "Самодиагностика школы и уточнение рискового профиля")).values()
    await anna.forges(f"t:{task}")
    await anna.presses("Ещё…")
    assert "Разделить на исполнителей" not in [button.label for button in (await anna.last()).buttons]
    toast = await anna.forges(f"acy:{task}")
    assert toast is not None
    assert "устарел" in toast.text
