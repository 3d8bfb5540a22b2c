"""The numbers agree: /status, its breakdowns, /overdue and the week's change with a recount of the raw rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.snapshots import take_snapshots
from roadmap.deadlines import Kind
from roadmap.digest import By, Numbers, Tally, added, digest, shares, worst_first
from roadmap.occurrences import Occurrence
from roadmap.period import Period
from roadmap.planning import TaskKey
from roadmap.roadmap import Activity, Evidence, Party, PartyKind, Requisites, RoadMap, Section
from roadmap.tasks import UNFINISHED, Off, Scope, Status
from storage.database import Database, open_database
from storage.tasks import NewTask

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DUES = st.none() | st.dates(TODAY - timedelta(days=30), TODAY + timedelta(days=30))
TALLIES = st.builds(
    Tally,
    owner=st.sampled_from(["А", "Б", "В"]),
    status=st.sampled_from(Status),
    due=DUES,
    awaiting=st.booleans(),
    count=st.integers(1, 9),
    id=st.integers(1, 3),
)


def recount(rows: list[tuple[Status, date | None, bool]]) -> Numbers:
    """The five numbers by product.md, word for word."""
    alive = [row for row in rows if row[0] is not Status.CANCELLED]
    accepted = sum(status is Status.ACCEPTED for status, _, _ in alive)
    submitted = sum(status is Status.SUBMITTED for status, _, _ in alive)
    open_ = [(due, awaiting) for status, due, awaiting in alive if status in UNFINISHED]
    overdue = sum(due is not None and due < TODAY for due, _ in open_)
    awaiting = sum(due is None and waits for due, waits in open_)
    return Numbers(accepted, submitted, overdue, awaiting, len(open_) - overdue - awaiting)


@given(st.lists(TALLIES))
def test_parts_add_up_to_the_whole(tallies: list[Tally]) -> None:
    rows = [(one.status, one.due, one.awaiting) for one in tallies for _ in range(one.count)]
    found = digest(tallies, TODAY)
    assert found.numbers == recount(rows) == added(tallies, TODAY)
    parts = shares(tallies, TODAY)
    assert sum(one.numbers.total for one in parts) == found.numbers.total
    assert sum(one.count for one in found.late) == found.numbers.overdue
    assert {one.since for one in parts if one.since} == {one.since for one in found.late}
    assert [one.numbers.overdue for one in worst_first(parts)] == sorted(
        (one.numbers.overdue for one in parts), reverse=True
    )
    assert 0 <= found.soon <= found.numbers.in_progress


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = await open_database(f"sqlite:///{tmp_path}/digests.sqlite3")
    yield made
    await made.close()


def a_row(section: int | None, *parties: str) -> Activity:
    named = tuple(Party(name, PartyKind.ORGANISATION) for name in parties)
    return Activity("1", "Дело", section, None, "", None, "", named, "", (), Evidence(""), ())


PLAN = RoadMap(
    "План",
    Requisites(),
    Period.years(2026),
    (Section("Раздел I"), Section("Раздел II")),
    (a_row(0, "Центр", "Школа 1"), a_row(0), a_row(1, "Центр"), a_row(None)),
)


async def a_department(database: Database, chance: Random) -> int:
    """Random tasks, some in every state and of every day."""
    async with database.unit() as unit:
        department = await unit.departments.add("Отдел", "Europe/Moscow", NOW)
        known = await unit.departments.ensure_organisations(department.id, ["Школа 1", "Школа 2", "Центр"])
        _, activities = await unit.roadmaps.add(department.id, PLAN, NOW - timedelta(days=30))
        made = []
        for activity in activities:
            for organisation in known.values():
                for number in range(chance.randrange(5)):
                    due = chance.choice([None, TODAY + timedelta(days=chance.randrange(-20, 20))])
                    kind = Kind.FIXED if due else chance.choice([Kind.AWAITING, Kind.ON_REQUEST])
                    status = chance.choice(list(Status))
                    made.append(
                        NewTask(
                            TaskKey(activity, organisation, str(number)),
                            Occurrence(str(number), due, kind),
                            status,
                            off=Off.ASIDE if status is Status.CANCELLED else None,
                        )
                    )
        await unit.tasks.add(department.id, made)
    return department.id


@pytest.mark.parametrize("seed", range(6))
async def test_every_screen_counts_the_same_rows(database: Database, seed: int) -> None:
    department = await a_department(database, Random(seed))
    scope = Scope(departments=frozenset({department}))
    async with database.engine.connect() as connection:
        raw = await connection.exec_driver_sql(
            "SELECT status, due, awaiting, organisation_id, activity_id FROM task"
        )
        rows = [
            (Status(status), due and date.fromisoformat(due), bool(awaiting), organisation, activity)
            for status, due, awaiting, organisation, activity in raw
        ]
    wanted = recount([row[:3] for row in rows])
    late = Counter(row[3] for row in rows if row[0] in UNFINISHED and row[1] and row[1] < TODAY)
    async with database.unit() as unit:
        assert digest(await unit.tasks.tallies(scope), TODAY).numbers == wanted
        for by in (By.ORGANISATION, By.SECTION, By.ACTIVITY):
            tallies = await unit.digests.tallies(scope, by)
            assert added(tallies, TODAY) == wanted
            for share in shares(tallies, TODAY):
                again = await unit.digests.tallies(scope, share.part.by, share.part)
                assert added(again, TODAY) == share.numbers
            groups = await unit.digests.overdue(scope, by, TODAY)
            assert sum(one.count for one in groups) == wanted.overdue
            assert [one.since for one in groups] == sorted(one.since for one in groups)
        by_school = await unit.digests.overdue(scope, By.ORGANISATION, TODAY)
        assert {one.part.id: one.count for one in by_school} == dict(late)


async def test_snapshots_keep_fifteen_days_and_all_mondays(database: Database) -> None:
    department_id = await a_department(database, Random(3))
    async with database.unit() as unit:
        department = await unit.departments.get(department_id)
        assert await unit.snapshots.last(department_id, date.min, date.max) is None
        for day in range(60):
            for hour in (1, 2, 15):
                await take_snapshots(unit, department, NOW.replace(hour=hour) + timedelta(days=day))
        kept = [
            day
            for day in (TODAY + timedelta(days=number) for number in range(-5, 70))
            if await unit.snapshots.taken(department_id, day)
        ]
        tallies = await unit.tasks.tallies(Scope(departments=frozenset({department_id})))
        last = await unit.snapshots.last(department_id, date.min, date.max)
    ended = TODAY + timedelta(days=58)
    assert kept[-16:] == [ended - timedelta(days=back) for back in range(15, -1, -1)]
    assert {day.weekday() for day in kept[:-16]} == {0}
    assert len(kept) == 16 + 7
    assert last == (ended, added(tallies, ended))


async def test_a_road_map_of_today_is_not_in_the_snapshot_of_yesterday(database: Database) -> None:
    async with database.unit() as unit:
        department = await unit.departments.add("Отдел", "Europe/Moscow", NOW)
        known = await unit.departments.ensure_organisations(department.id, ["Школа 1"])
        _, activities = await unit.roadmaps.add(department.id, PLAN, NOW)
        key = TaskKey(activities[0], known["Школа 1"], "")
        await unit.tasks.add(department.id, [NewTask(key, Occurrence("", TODAY, Kind.FIXED))])
        await take_snapshots(unit, department, NOW + timedelta(hours=2))
        assert not await unit.snapshots.taken(department.id, TODAY - timedelta(days=1))
        await take_snapshots(unit, department, NOW + timedelta(days=1))
        found = await unit.snapshots.last(department.id, TODAY, TODAY)
    assert found == (TODAY, Numbers(in_progress=1))
