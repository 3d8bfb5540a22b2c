"""A digest takes the same few queries for three schools and for three hundred."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.actions import digests, nudging
from bot.actions.reminding import remind
from bot.actions.week import BATCH, claim_due
from bot.here import Here
from bot.texts.voice import voice_of
from roadmap.activities import Place
from roadmap.deadlines import Kind
from roadmap.digest import By, Part, digest, shares
from roadmap.lists import Part as Late
from roadmap.occurrences import Occurrence
from roadmap.people import Role
from roadmap.period import Period
from roadmap.planning import TaskKey
from roadmap.roadmap import Activity, Evidence, Requisites, RoadMap
from roadmap.tasks import Scope, scope_of_digest
from storage.database import Database
from storage.tasks import NewTask
from tests.fresh import fresh

FEW = 10
"""Statements that a push costs; the mark that it is done comes with the last batch."""
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = await fresh(tmp_path / "queries.sqlite3")
    yield made
    await made.close()


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that leave for the database meanwhile, but for the transaction's own."""
    said: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            said.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield said
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)


def a_plan(rows: int) -> RoadMap:
    row = Activity("1", "Дело", None, None, "", None, "", (), "", (), Evidence(""), ())
    return RoadMap("План", Requisites(), Period.years(2026), (), (row,) * rows)


async def a_department(database: Database, schools: int) -> int:
    """A department whose every school has three tasks: one late, one soon, one that waits."""
    async with database.unit() as unit:
        department = await unit.departments.add(f"Отдел {schools}", "Europe/Moscow", NOW)
        known = await unit.departments.ensure_organisations(
            department.id, [f"Школа {n}" for n in range(schools)]
        )
        _, activities = await unit.roadmaps.add(department.id, a_plan(3), NOW)
        dates = (date(2026, 2, 1), date(2026, 3, 5), None)
        await unit.tasks.add(
            department.id,
            [
                NewTask(
                    TaskKey(activity, known[f"Школа {n}"], ""),
                    Occurrence("", due, Kind.FIXED if due else Kind.AWAITING),
                )
                for n in range(schools)
                for activity, due in zip(activities, dates, strict=True)
            ],
        )
    return department.id


async def a_coordinator(database: Database, schools: int) -> tuple[Here, int]:
    """Somebody who coordinates such a department, and the id of a school of it."""
    department_id = await a_department(database, schools)
    async with database.unit() as unit:
        department = await unit.departments.get(department_id)
        person = await unit.people.add(1, "Анна", "ru", NOW)
        await unit.people.appoint(person.id, Role.COORDINATOR, department_id, None)
        actor = await unit.people.actor_of(person.id, NOW)
        school = (await unit.departments.organisations(department_id))[1].id
    assert actor is not None
    return Here(unit, actor, department, voice_of("ru"), NOW), school


@pytest.mark.parametrize("schools", [3, 300])
async def test_the_digest_takes_one_query(database: Database, schools: int) -> None:
    department = await a_department(database, schools)
    async with database.unit() as unit:
        with counted(database) as said:
            found = digest(
                await unit.tasks.tallies(Scope(departments=frozenset({department}))), date(2026, 3, 2)
            )
    assert len(said) == 1
    assert (found.numbers.overdue, found.numbers.awaiting, found.soon) == (schools, schools, schools)
    assert found.numbers.total == 3 * schools


@pytest.mark.parametrize("schools", [3, 300])
async def test_a_page_of_tasks_takes_one_query(database: Database, schools: int) -> None:
    department = await a_department(database, schools)
    async with database.unit() as unit:
        with counted(database) as said:
            scope = Scope(departments=frozenset({department}))
            page, total, overdue = await unit.task_lists.page(scope, 0, 6, date(2026, 3, 2))
    assert len(said) == 1
    assert (len(page), total, overdue) == (6, 3 * schools, schools)


@pytest.mark.parametrize("schools", [3, 300])
@pytest.mark.parametrize("by", [By.ORGANISATION, By.SECTION, By.ACTIVITY])
async def test_a_breakdown_and_what_is_overdue_take_one_query_each(
    database: Database, schools: int, by: By
) -> None:
    scope = Scope(departments=frozenset({await a_department(database, schools)}))
    async with database.unit() as unit:
        with counted(database) as said:
            found = shares(await unit.digests.tallies(scope, by), TODAY)
        assert len(said) == 1
        assert sum(one.numbers.total for one in found) == 3 * schools
        with counted(database) as said:
            late = await unit.digests.overdue(scope, by, TODAY)
        assert len(said) == 1
        assert sum(one.count for one in late) == schools


@pytest.mark.parametrize("schools", [3, 300])
async def test_every_screen_of_the_digest_takes_as_many_queries_for_many_schools(
    database: Database, schools: int
) -> None:
    here, school = await a_coordinator(database, schools)
    async with database.unit() as unit:
        here = replace(here, unit=unit)
        taken = {}
        for name, screen in (
            ("status", digests.standing(here)),
            ("parties", digests.breakdown(here, By.PARTY)),
            ("school", digests.part_standing(here, Part(By.ORGANISATION, school, ""), 0, 4)),
            (
                "overdue",
                unit.digests.tasks(scope_of_digest(here.working), None, Late.OVERDUE, 0, None, TODAY),
            ),
        ):
            with counted(database) as said:
                await screen
            taken[name] = len(said)
        with counted(database) as said:
            tasks, _ = await unit.digests.tasks(
                scope_of_digest(here.working), None, Late.OVERDUE, 0, None, TODAY
            )
            await remind(here, tasks)
        taken["remind"] = len(said)
    assert taken == {"status": 3, "parties": 3, "school": 3, "overdue": 1, "remind": 4}


async def test_tasks_of_three_hundred_schools_are_made_in_one_statement(database: Database) -> None:
    with counted(database) as said:
        await a_department(database, 300)
    assert len([statement for statement in said if "INSERT INTO task" in statement]) == 1


@pytest.mark.parametrize("schools", [3, 300])
async def test_everybodys_week_takes_the_same_few_statements(database: Database, schools: int) -> None:
    department = await a_department(database, schools)
    async with database.unit() as unit:
        known = await unit.departments.organisations(department)
        for number, place in enumerate(one for one in known if not one.own):
            person = await unit.people.add(1000 + number, f"Директор {number}", "ru", NOW)
            await unit.people.appoint(person.id, Role.HEAD, department, place.id)
    # Monday, 2 March 2026, 12:00 in Moscow: the department is older than the hour of the push.
    async with database.unit() as unit:
        place = replace(await unit.departments.get(department), made=None)
        with counted(database) as said:
            claimed = await claim_due(unit, place, NOW)
    told, more = claimed.people, claimed.more
    assert (len(told), more) == (min(schools, BATCH), schools > BATCH)
    assert all((len(one.told.week.tasks), one.told.week.awaiting) == (2, 1) for one in told)
    # The mark, people, tasks, numbers, chats, who has been told (twice: the claim looks for itself), what is made;
    # and, with the last batch, the groups and its own mark.
    assert len(said) == FEW + 1 - 2 * more


@pytest.mark.parametrize("schools", [3, 60])
async def test_the_days_reminders_take_the_same_few_statements(database: Database, schools: int) -> None:
    department = await a_department(database, schools)
    async with database.unit() as unit:
        known = await unit.departments.organisations(department)
        for number, place in enumerate(one for one in known if not one.own):
            person = await unit.people.add(1000 + number, f"Директор {number}", "ru", NOW)
            await unit.people.appoint(person.id, Role.HEAD, department, place.id)
    # Wednesday, 4 March 2026, 12:00 in Moscow: one task of each school is due tomorrow.
    now = NOW + timedelta(days=2)
    async with database.unit() as unit:
        place = await unit.departments.get(department)
        with counted(database) as said:
            told, more = await nudging.claim_due(unit, place, now)
    assert (len(told), more) == (schools, False)
    assert all([task.due for task in one.nudge.own] == [date(2026, 3, 5)] for one in told)
    # Both marks, who sits where, tasks, who was told what, what is put off, chats; who has been told (twice: the claim
    # looks for itself), what is made and its ids, that tasks were spoken of, the mark.
    assert len(said) == 13
    async with database.unit() as unit:
        with counted(database) as said:
            assert await nudging.claim_due(unit, place, now + timedelta(hours=1)) == ([], False)
    assert len(said) == 1


@pytest.mark.parametrize("schools", [3, 300])
async def test_a_page_of_rows_across_schools_takes_one_query(database: Database, schools: int) -> None:
    department = await a_department(database, schools)
    async with database.unit() as unit:
        [road_map] = await unit.roadmaps.live(department)
        scope = Scope(departments=frozenset({department}))
        with counted(database) as said:
            page, total = await unit.activities.page(road_map.id, scope, 0, 5, date(2026, 3, 2))
        assert len(said) == 1
        assert (len(page), total) == (3, 3)
        assert [[one.total for one in row.occasions] for row in page] == [[schools]] * 3
        assert page[0].occasions[0].places == {Place.LATE: schools}
        with counted(database) as said:
            doings, together = await unit.activities.doings(page[0].row.id, scope, date(2026, 3, 2))
    assert (len(said), len(doings), together) == (1, schools, True)
