"""Road maps of five layouts live with ten schools through their whole period, week by week."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

import pytest

from bot.actions.prospects import directory_of
from bot.actions.replanning import redate
from roadmap.deadlines import Kind, read_deadline
from roadmap.documents import read_order
from roadmap.draft import Past, period_of
from roadmap.occurrences import occurrences
from roadmap.planning import doers
from roadmap.roadmap import RoadMap
from storage.database import Database
from storage.lives import Given
from tests.documents.drawing import FORMATS
from tests.documents.invented import COLUMNS, make
from tests.fresh import fresh
from tests.lives.place import NOT_OFF, Place, ten_schools

WEEK = timedelta(days=7)
AS_LONG_AS = 60.0
"""Seconds for a whole year, on a machine that does other things as well."""


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = await fresh(tmp_path / "year.sqlite3")
    yield made
    await made.close()


def layouts() -> list[tuple[str, RoadMap]]:
    """Five orders, each with other columns and in another format."""
    found: list[tuple[str, RoadMap]] = []
    seed = 0
    for kind, columns in zip(FORMATS, COLUMNS, strict=False):
        while True:
            seed += 1
            random = Random(seed)
            plan = make(random)
            if plan.columns == columns and len(plan.rows) >= 12:
                break
        data, name = FORMATS[kind](plan, random)
        found.append((kind, read_order(data, name)))
    return found


@pytest.mark.parametrize(("kind", "plan"), layouts())
async def test_every_task_gets_its_turn(database: Database, kind: str, plan: RoadMap) -> None:
    period = period_of(plan)
    place = await Place.founded(database, period.start)
    began = perf_counter()
    await place.goes_live(plan, ten_schools(), Past.OVERDUE)
    turns: set[int] = set()
    while place.today <= period.end + 8 * WEEK:
        await place.follows()
        turns |= await _a_week(place)
        await place.is_sound()
        if place.today.month == 3 and place.today.day <= 7:
            await _dates_are_given(place)
        place.today += WEEK
    assert perf_counter() - began < AS_LONG_AS
    dated = {
        number for (number,) in await place.rows(f"SELECT id FROM task WHERE due IS NOT NULL AND {NOT_OFF}")
    }
    assert dated == turns, "every dated task had its week"
    left = await place.rows(f"SELECT kind FROM task WHERE status <> 'accepted' AND {NOT_OFF}")
    assert {kind for (kind,) in left} <= {Kind.ON_REQUEST}, "only what is done by asking waits for no date"
    await _all_that_the_plan_asks(place, plan)


def of_three_years() -> RoadMap:
    """A plan whose years are far ahead when it goes live, with a responsible whom nobody knows."""
    rows = (
        "1 | Анализ итогов года | Ежегодно | Рабочая группа",
        "2 | Отчёт школы | Ежеквартально, не позднее 10 числа месяца, следующего за отчётным | Руководители ШНОР",
        "3 | Занятия в клубе | Еженедельно | Руководители ШНОР",
        "4 | Наставничество | В течение всего периода | Управление образования",
    )
    text = "План мероприятий на 2026-2028 годы\n\n№ | Мероприятие | Сроки | Ответственные\n" + "\n".join(rows)
    return read_order(text.encode(), "план.txt")


async def test_a_plan_of_three_years_is_made_as_it_comes_near(database: Database) -> None:
    plan = of_three_years()
    place = await Place.founded(database, date(2026, 1, 5))
    await place.goes_live(plan, ten_schools())
    [(first,)] = await place.rows("SELECT max(due) FROM task WHERE kind = 'recurring'")
    assert str(first) <= "2027-01-06"
    while place.today <= date(2029, 1, 12):
        await place.follows()
        await _a_week(place)
        place.today += 4 * WEEK
    await place.is_sound()
    await _all_that_the_plan_asks(place, plan)
    counted = await place.rows(
        "SELECT target FROM task JOIN activity ON activity.id = activity_id WHERE number = '3'"
    )
    assert {times for (times,) in counted} == {4, 5}, "a week's meetings are counted within a month"
    assert len(counted) == 10 * 36


async def _a_week(place: Place) -> set[int]:
    """Everything that is due by the week's end is done; the ids."""
    week = {"end": (place.today + WEEK - timedelta(days=1)).isoformat()}
    due = "due <= :end AND status IN ('open', 'returned')"
    found = await place.rows(f"SELECT id FROM task WHERE {due}", **week)
    await place.does(f"UPDATE task SET status = 'accepted' WHERE {due}", **week)
    return {number for (number,) in found}


async def _dates_are_given(place: Place) -> None:
    """What waits for dates gets two; each school has its own days."""
    waiting = await place.rows("SELECT DISTINCT activity_id, organisation_id FROM task WHERE awaiting")
    road_map = await place.road_map()
    for number, (activity_id, organisation_id) in enumerate(waiting):
        async with place.by() as by:
            period = period_of(await by.unit.roadmaps.plan(road_map.id))
            phrase = (
                f"{number % 28 + 1:02}.04.{period.start.year}, {number % 28 + 1:02}.10.{period.start.year}"
            )
            given = Given(activity_id, organisation_id, phrase, read_deadline(phrase, period))
            person = await by.unit.people.expect("Сорока Анна", "ru", by.now)
            await by.unit.lives.give(given, person.id, by.now)
            await redate(by, road_map, activity_id, organisation_id)


async def _all_that_the_plan_asks(place: Place, plan: RoadMap) -> None:
    """One task for each row, organisation and occasion of the plan, whenever it was made."""
    road_map = await place.road_map()
    async with place.by() as by:
        ids = await by.unit.roadmaps.activities(road_map.id)
        directory = await directory_of(by, await by.unit.roadmaps.plan(road_map.id))
        given = (await by.unit.lives.decisions(ids)).given
    for activity, number in zip(plan.activities, ids, strict=True):
        for doer in doers(activity, directory):
            schedule = given.get((number, doer.organisation_id), activity.schedule)
            asked = {one.key for one in occurrences(schedule)}
            there = await place.rows(
                "SELECT occurrence FROM task WHERE activity_id = :row AND organisation_id = :organisation",
                row=number,
                organisation=doer.organisation_id,
            )
            assert {occurrence for (occurrence,) in there} == asked
