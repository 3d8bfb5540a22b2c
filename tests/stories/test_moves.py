"""A school comes into a group of a live road map or leaves it: the coordinator reads how many tasks, its head is told."""

from __future__ import annotations

import time
from datetime import date

from bot.actions.by import By
from bot.actions.parties import group_changed
from roadmap.groups import Stretch
from roadmap.planning import TaskKey
from roadmap.replanning import Held, Moves, Replan, added_up, moves
from roadmap.tasks import Status
from tests.stories.place import SCHOOL, Place
from tests.stories.test_activities import hand_in, tasks_of
from tests.town import Town

ROWS, SCHOOLS = 60, 40


async def group(town: Town, name: str = "ШНОР") -> int:
    async with town.database.unit() as unit:
        return next(one.id for one in await unit.groups.all(1) if one.name == name)


async def test_who_joins_gets_tasks_and_who_leaves_keeps_what_was_handed_in(town: Town, place: Place) -> None:
    head = await town.joins(place.anna, "МБОУ СОШ № 1", "Руководитель организации", "Дина", "Рябова")
    joined, left = await place.school("МБОУ СОШ № 1"), await place.school()
    toast = await place.anna.forges(f"pm:{await group(town)}:{joined}:1:0:0:0")
    assert toast is not None
    assert toast.text == "В группе: МБОУ СОШ № 1\nЗаданий: получила 22."
    await head.gets("Изменился состав группы «ШНОР»", "У вас 22 новых задания.")
    [mine] = [
        number
        for (name, _), number in (await tasks_of(town, "Психолого-педагогические консилиумы школ")).items()
        if name == SCHOOL
    ]
    await hand_in(town, mine)
    toast = await place.anna.forges(f"pm:{await group(town)}:{left}:0:0:0:0")
    assert toast is not None
    assert "незакрытых, сдано 1 – остаётся" in toast.text
    await place.boris.gets("Изменился состав группы «ШНОР»", "Сданное остаётся.")
    assert (await place.boris.transcript()).count("Изменился состав") == 1
    toast = await place.anna.forges(f"pm:{await group(town)}:{left}:0:0:0:0")
    assert toast is not None
    assert "незакрыт" not in toast.text, "twice is as once"
    assert (await place.boris.transcript()).count("Изменился состав") == 1


def test_moves_are_counted_by_organisation() -> None:
    came, went, kept, other = (TaskKey(row, school, "") for row, school in ((1, 7), (1, 8), (2, 8), (2, 9)))
    present = {went: Held(Status.OPEN), kept: Held(Status.SUBMITTED), other: Held(Status.ACCEPTED)}
    found = moves(Replan(made={came}, cancelled={went}), present)
    assert found == {7: Moves(gained=1), 8: Moves(lost=1, kept=1)}
    assert added_up([found, found])[8] == Moves(lost=2, kept=2)


async def test_a_school_joins_a_large_road_map_in_no_time(town: Town) -> None:
    rows = "".join(
        f"{n}\tМероприятие {n}\tЕжеквартально\tРуководители ШНОР\tОтчёт\n" for n in range(1, ROWS + 1)
    )
    anna = await town.coordinator()
    plan = (
        "Приказ № 5 от 01.03.2026\n\nПлан мероприятий на 2026 год\n\n"
        f"№\tМероприятие\tСроки\tОтветственные\tРезультат\n{rows}"
    )
    async with town.database.unit() as unit:
        names = [f"МБОУ СОШ № {n}" for n in range(1, SCHOOLS + 2)]
        known = await unit.departments.ensure_organisations(1, names)
        made = await unit.groups.add(1, "ШНОР")
        *inside, last = (known[name] for name in names)
        for school in inside:
            await unit.groups.set_stays(made.id, school, (Stretch(date(2026, 1, 1)),))
    await anna.sends_file("план.txt", plan.encode())
    await anna.presses("Ввести в действие")
    await anna.sees_last("9600 заданий")
    async with town.database.unit() as unit:
        await unit.groups.set_stays(made.id, last, (Stretch(date(2026, 3, 2)),))
        by = By(unit, await unit.departments.get(1), None, town.clock.now())
        began = time.perf_counter()
        found = await group_changed(by, made.id, [last])
        took = time.perf_counter() - began
    assert found == {last: Moves(gained=4 * ROWS)}
    assert took < 1.0, (
        f"{took * 1000:.0f} ms; it is to be a fifth of a second on a machine that does nothing else"
    )
