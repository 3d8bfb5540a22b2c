"""Whatever became of a department, everybody is told the same numbers: those that its rows have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from io import BytesIO
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from openpyxl import load_workbook

from bot.actions.by import By as Deed
from bot.actions.closing import close, foresee
from bot.actions.digests import breakdown, part_standing, standing
from bot.actions.week import foresee_now
from bot.here import Here
from bot.reports.overdue import overdue_book
from bot.texts.voice import Voice
from roadmap.digest import By, Numbers, digest
from roadmap.lists import Part as ListPart
from roadmap.people import Role
from roadmap.pushes import next_push
from roadmap.tasks import scope_of_digest, scope_to_hand_in
from roadmap.week import AHEAD, Week
from tests.lives.place import ten_schools
from tests.lives.test_property import PICK, ROWS, SCHOOL, Lives, Past

ENGLISH = Voice("en", NullTranslations())
PAGE = 8
ARCHIVED = "SELECT id FROM organisation WHERE archived_at IS NOT NULL"


@dataclass(frozen=True)
class Raw:
    """A task as its row is. *plan_of* is the school whose own plan it stands in."""

    id: int
    status: str
    due: date | None
    awaiting: bool
    organisation: int
    activity: int
    section: int | None
    road_map: int
    plan_of: int | None

    @property
    def unfinished(self) -> bool:
        return self.status in ("open", "returned")

    def late(self, today: date) -> bool:
        return self.unfinished and self.due is not None and self.due < today


def recount(rows: Iterable[Raw], today: date) -> Numbers:
    """The five numbers by product words: each task but a cancelled one is in one of them."""
    found = Counter[str]()
    for row in rows:
        if row.status in ("accepted", "submitted"):
            found[row.status] += 1
        elif row.late(today):
            found["overdue"] += 1
        elif row.unfinished and row.due is None and row.awaiting:
            found["awaiting"] += 1
        elif row.unfinished:
            found["in_progress"] += 1
    return Numbers(**found)


class Told(Lives):
    """A department with a coordinator, a curator of three schools, and the heads of two."""

    @initialize(rows=ROWS, past=st.sampled_from(Past))
    def goes_live(self, rows: list[tuple[int, str, str]], past: Past) -> None:
        super().goes_live(rows, past)

        async def doing() -> None:
            async with self.place.by() as by:
                ids = await by.unit.departments.ensure_organisations(by.department.id, ten_schools())
                self.curator = await self._appointed(by, "Лис Вера", Role.CURATOR, list(ids.values())[1:4])
                self.heads = {
                    ids[ten_schools()[n]]: await self._appointed(
                        by, f"Орлов Борис {n}", Role.HEAD, [ids[ten_schools()[n]]]
                    )
                    for n in (1, 3)
                }

        self.run(doing())

    async def _appointed(self, by: Deed, name: str, role: Role, places: list[int]) -> int:
        person = await by.unit.people.expect(name, "ru", by.now)
        for place in places:
            await by.unit.people.appoint(person.id, role, by.department.id, place)
        return person.id

    @rule(pick=PICK, school=SCHOOL)
    def a_task_is_handed_to_somebody(self, pick: int, school: int) -> None:
        number = self._one_of("status = 'open'", pick)
        if number is not None:
            sql = "UPDATE task SET assignee_id = :person WHERE id = :id"
            self.run(self.place.does(sql, person=self.curator, id=number))

    @invariant()
    def all_are_told_what_the_rows_say(self) -> None:
        if hasattr(self, "heads"):
            self.run(self._compare())

    def teardown(self) -> None:
        async def doing() -> None:
            raw = await self._raw()
            async with self.place.by() as by:
                for road_map in self.maps:
                    mine = [one for one in raw if one.road_map == road_map.id]
                    unfinished = (await foresee(by, road_map)).unfinished
                    assert {one.task_id for one in unfinished} == {one.id for one in mine if one.unfinished}
                    await close(by, road_map)

        try:
            if hasattr(self, "heads"):
                self.run(doing())
                self.run(self._compare())
        finally:
            super().teardown()

    async def _raw(self) -> list[Raw]:
        rows = await self.place.rows(
            "SELECT task.id, status, due, awaiting, task.organisation_id, activity_id, section_id, road_map_id, "
            "road_map.organisation_id FROM task JOIN activity ON activity.id = activity_id "
            "JOIN road_map ON road_map.id = road_map_id"
        )
        return [
            Raw(number, status, due and date.fromisoformat(due), bool(awaiting), *more)
            for number, status, due, awaiting, *more in rows
        ]

    async def _compare(self) -> None:
        raw, partners = await self._raw(), await self._partners()
        away = {number for (number,) in await self.place.rows(ARCHIVED)}
        of_department = [one for one in raw if one.plan_of is None]
        async with self.place.by() as by:
            posts = (await by.unit.people.actor_of(self.curator, by.now)).posts  # type: ignore[union-attr]
            looked_after = {post.organisation_id for post in posts}
            told = await self._told(by)
            for person, mine in (
                (self.person, of_department),
                (self.curator, [one for one in of_department if one.organisation in looked_after]),
                *((head, [one for one in raw if one.organisation == at]) for at, head in self.heads.items()),
            ):
                here = await self._as(by, person)
                await compare_screens(here, mine)
                if person not in self.heads.values():
                    compare_digest(told[person], mine, by.today)
            for at, head in self.heads.items():
                if head in told:
                    await compare_list(await self._as(by, head), told[head], raw, at, partners)
                else:
                    # Whoever has nothing to do hears nothing, and neither does an organisation out of the archive.
                    late = [one for one in raw if one.organisation == at and one.late(by.today)]
                    assert not late or at in away

    async def _as(self, by: Deed, person: int) -> Here:
        actor = await by.unit.people.actor_of(person, by.now)
        assert actor is not None
        return Here(by.unit, actor, by.department, ENGLISH, by.now)

    async def _told(self, by: Deed) -> dict[int, Week]:
        push = next_push(by.department, by.now)
        told = await foresee_now(by.unit, by.department, push, by.now)
        return {one.listed.person.id: one.week for one in told}

    async def _partners(self) -> set[tuple[int, int, bool]]:
        """(activity, co-executor, whether the row is split)."""
        found = await self.place.rows(
            "SELECT activity_id, organisation_id, split FROM partner JOIN activity ON activity.id = activity_id "
            "WHERE person_id IS NULL"
        )
        return {(activity, organisation, bool(split)) for activity, organisation, split in found}


async def compare_screens(here: Here, mine: list[Raw]) -> None:
    """/status with its ways in, /overdue with its spreadsheet: *mine* are the rows that the person's digest counts."""
    wanted = recount(mine, here.today)
    found = (await standing(here)).digest
    assert found.numbers == wanted
    assert sum(one.count for one in found.late) == wanted.overdue
    for by in (By.ORGANISATION, By.SECTION, By.ACTIVITY):
        shares = await breakdown(here, by)
        assert sum(one.numbers.total for one in shares) == wanted.total
        for share in shares:
            inside = await part_standing(here, share.part, 0, PAGE)
            rows = [one for one in mine if stands_in(one, share.part.by, share.part.id)]
            assert share.numbers == inside.numbers == recount(rows, here.today), share.part
            if inside.inside:
                assert sum(one.numbers.total for one in inside.inside) == share.numbers.total
    for share in await breakdown(here, By.PARTY):
        rows = [one for one in mine if one.activity in share.part.activities]
        assert share.numbers == recount(rows, here.today), share.part
    await compare_overdue(here, mine)


def stands_in(row: Raw, by: By, number: int) -> bool:
    """Whether a row is counted in a part."""
    if by is By.ROAD_MAP:
        return row.road_map == number and row.section is None
    return {By.ORGANISATION: row.organisation, By.SECTION: row.section, By.ACTIVITY: row.activity}[
        by
    ] == number


async def compare_overdue(here: Here, mine: list[Raw]) -> None:
    late = {one.id: one for one in mine if one.late(here.today)}
    scope = scope_of_digest(here.working)
    for by, of in ((By.ORGANISATION, "organisation"), (By.ACTIVITY, "activity")):
        groups = await here.unit.digests.overdue(scope, by, here.today)
        assert {one.part.id: one.count for one in groups} == Counter(
            getattr(one, of) for one in late.values()
        )
        assert [one.since for one in groups] == sorted(one.since for one in groups)
    tasks, total = await here.unit.digests.tasks(scope, None, ListPart.OVERDUE, 0, None, here.today)
    assert {one.id for one in tasks} == set(late)
    assert total == len(late)
    sheet: Any = load_workbook(BytesIO(overdue_book(ENGLISH, tasks, here.today))).active
    assert [row[0] for row in sheet.iter_rows(min_row=2, min_col=7, max_col=7, values_only=True)] == [
        (here.today - one.due).days for one in tasks if one.due is not None
    ]


def compare_digest(week: Week, mine: list[Raw], today: date) -> None:
    """The digest of the push, which is silent where there is nothing or nothing is left to do."""
    wanted = recount(mine, today)
    if week.digest is None:
        assert wanted.total == wanted.accepted
    else:
        assert week.digest.numbers == wanted


async def compare_list(
    here: Here, week: Week, raw: list[Raw], place: int, partners: set[tuple[int, int, bool]]
) -> None:
    """A head's list of the week: their school's tasks and those that it shares, as in /tasks."""

    def theirs(one: Raw) -> bool:
        if one.organisation == place:
            return True
        return (one.activity, place, False) in partners

    late = {one.id for one in raw if one.late(here.today) and theirs(one)}
    assert {task.id for task in week.tasks if task.overdue(here.today)} == late
    assert week.overdue == len(late)
    until = max(here.today, week.until)
    near = {one.id for one in raw if one.unfinished and one.due and one.due <= until and theirs(one)}
    assert {task.id for task in week.tasks} == near
    assert week.awaiting == sum(
        one.unfinished and one.due is None and one.awaiting and theirs(one) for one in raw
    )
    _, _, overdue = await here.unit.task_lists.page(scope_to_hand_in(here.working), 0, 1, here.today)
    assert overdue == len(late)
    assert week.until >= here.today + AHEAD
    tallies = await here.unit.tasks.tallies(scope_of_digest(here.working))
    own = recount([one for one in raw if one.organisation == place], here.today)
    assert digest(tallies, here.today).numbers == own


TestNumbers = Told.TestCase
TestNumbers.settings = settings(
    max_examples=6,
    stateful_step_count=12,
    deadline=None,
    # As in test_property: each step is a real database.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
