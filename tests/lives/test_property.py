"""Whatever people, schools, dates and editions do: nothing done is lost, nothing is there twice, numbers add up."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from contextlib import suppress
from datetime import date, timedelta
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.actions.activities import join_row, split_row
from bot.actions.aside import bring_back
from bot.actions.by import By
from bot.actions.closing import close
from bot.actions.organisations import archive_organisation, restore_organisation
from bot.actions.parties import bind, group_changed
from bot.actions.replanning import redate
from bot.actions.roadmaps import go_live, renew
from bot.here import Here
from bot.texts.voice import Voice
from roadmap.bindings import NOBODY, Aim
from roadmap.deadlines import read_deadline
from roadmap.documents import read_order
from roadmap.draft import Past, begin, period_of
from roadmap.groups import Stretch
from roadmap.own_plans import for_school
from roadmap.people import Role
from roadmap.refusals import GoneStale, NotInPlan, PartHandedIn
from roadmap.tasks import Off
from storage.lives import Given
from tests.fresh import fresh
from tests.lives.place import NOT_OFF, Place, ten_schools

DAY = timedelta(days=1)
BEGAN = date(2026, 2, 2)
DEADLINES = (
    "до 1 апреля",
    "Март, май, октябрь",
    "Ежеквартально, не позднее 25 числа последнего месяца квартала",
    "Еженедельно",
    "Ежемесячно",
    "В течение года",
    "По запросу",
    "По отдельному графику",
    "После завершения диагностики",
    "15 января",
)
RESPONSIBLES = (
    "Руководители ШНОР",
    "Наставники",
    "МБОУ СОШ № 3",
    "Управление образования",
    "МБОУ СОШ № 2, МБОУ СОШ № 4, Наставники",
)
ROWS = st.lists(
    st.tuples(st.integers(1, 5), st.sampled_from(DEADLINES), st.sampled_from(RESPONSIBLES)),
    min_size=1,
    max_size=5,
    unique_by=lambda row: row[0],
)
TITLES = (
    "",
    "Педсовет по итогам",
    "Диагностика педагогов",
    "Отчёт о работе",
    "Открытые уроки",
    "Банк практик",
)
MAPS_MOST = 3
SCHOOL = st.integers(0, 9)
PICK = st.integers(0, 10_000)


def plan_of(rows: list[tuple[int, str, str]], number: int) -> Any:
    """An order with these rows."""
    lines = [f"{title} | {TITLES[title]} | {deadline} | {who}" for title, deadline, who in rows]
    head = f"Приказ № {number} от 01.02.2026\n\nПлан мероприятий на 2026 год\n\n"
    return read_order(
        f"{head}№ | Мероприятие | Сроки | Ответственные\n{chr(10).join(lines)}".encode(), "п.txt"
    )


class Lives(RuleBasedStateMachine):
    """A department of ten schools. *done* are the ids of tasks that somebody handed in, and nobody returned."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp())
        self.done: set[int] = set()
        self.aside: set[int] = set()
        self.editions = 1

    def teardown(self) -> None:
        if hasattr(self, "place"):
            self.run(self.place.database.close())
        self.runner.close()
        shutil.rmtree(self.folder)

    def run(self, doing: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(doing)

    @initialize(rows=ROWS, past=st.sampled_from(Past))
    def goes_live(self, rows: list[tuple[int, str, str]], past: Past) -> None:
        async def doing() -> None:
            database = await fresh(self.folder / "lives.sqlite3")
            self.place = await Place.founded(database, BEGAN)
            await self.place.goes_live(plan_of(rows, 1), ten_schools()[:7], past)
            async with self.place.by() as by:
                await by.unit.departments.ensure_organisations(by.department.id, ten_schools())
                self.person = (await by.unit.people.expect("Сорока Анна", "ru", by.now)).id
                await by.unit.people.appoint(self.person, Role.COORDINATOR, by.department.id, None)
            self.maps = [await self.place.road_map()]

        self.run(doing())
        self.remember_what_counts_as_done()

    def remember_what_counts_as_done(self) -> None:
        found = self.run(self.place.rows("SELECT id FROM task WHERE status IN ('submitted', 'accepted')"))
        self.done |= {number for (number,) in found}

    @rule(days=st.integers(1, 70))
    def days_pass(self, days: int) -> None:
        self.place.today += days * DAY
        self.run(self.place.follows())

    @rule(school=SCHOOL, inside=st.booleans())
    def a_school_comes_or_goes(self, school: int, inside: bool) -> None:
        async def doing() -> None:
            async with self.place.by() as by:
                groups = await by.unit.groups.all(by.department.id)
                if not groups:
                    return
                ids = await by.unit.departments.ensure_organisations(by.department.id, ten_schools())
                stays = (Stretch(by.today),) if inside else ()
                await by.unit.groups.set_stays(groups[0].id, ids[ten_schools()[school]], stays)
                await group_changed(by, groups[0].id)

        self.run(doing())

    @rule(pick=PICK, accepted=st.booleans())
    def somebody_hands_in(self, pick: int, accepted: bool) -> None:
        number = self._one_of("status IN ('open', 'returned')", pick)
        if number is not None:
            status = "accepted" if accepted else "submitted"
            self.run(
                self.place.does("UPDATE task SET status = :status WHERE id = :id", status=status, id=number)
            )
            self.done.add(number)

    @rule(pick=PICK)
    def somebody_returns(self, pick: int) -> None:
        number = self._one_of("status = 'submitted'", pick)
        if number is not None:
            self.run(self.place.does("UPDATE task SET status = 'returned' WHERE id = :id", id=number))
            self.done.discard(number)

    @rule(pick=PICK)
    def the_coordinator_sets_one_aside(self, pick: int) -> None:
        number = self._one_of("status = 'open'", pick)
        if number is not None:
            sql = "UPDATE task SET status = 'cancelled', off = :off WHERE id = :id"
            self.run(self.place.does(sql, off=Off.ASIDE.value, id=number))
            self.aside.add(number)

    @rule(pick=PICK)
    def a_date_is_moved_by_hand(self, pick: int) -> None:
        number = self._one_of("status = 'open' AND due IS NOT NULL", pick)
        if number is not None:
            later = (self.place.today + 30 * DAY).isoformat()
            self.run(self.place.does("UPDATE task SET due = :due WHERE id = :id", due=later, id=number))

    @rule(school=SCHOOL, way=st.sampled_from(("nobody", "school", "group")))
    def a_party_is_bound(self, school: int, way: str) -> None:
        async def doing() -> None:
            async with self.place.by() as by:
                bindings = [
                    one for one in await by.unit.bindings.all(by.department.id) if one.name == "Наставники"
                ]
                groups = await by.unit.groups.all(by.department.id)
                ids = await by.unit.departments.ensure_organisations(by.department.id, ten_schools())
                aims = {"nobody": NOBODY, "school": Aim(organisation_id=ids[ten_schools()[school]])}
                aims["group"] = Aim(group_id=groups[0].id) if groups else NOBODY
                for binding in bindings:
                    with suppress(GoneStale):  # A group that nobody is in cannot be meant.
                        await bind(by, binding, aims[way])

        self.run(doing())

    @rule(pick=PICK, phrase=st.sampled_from(("10 марта и 20 мая", "ежемесячно", "до 1 июня", None)))
    def dates_are_given_or_taken_back(self, pick: int, phrase: str | None) -> None:
        async def doing() -> None:
            rows = await self.place.rows(
                "SELECT DISTINCT activity_id, organisation_id FROM task JOIN activity ON activity.id = activity_id "
                "WHERE waits IS NOT NULL AND dropped_at IS NULL ORDER BY 1, 2"
            )
            if not rows:
                return
            activity_id, organisation_id = rows[pick % len(rows)]
            [(number,)] = await self.place.rows(
                "SELECT road_map_id FROM activity WHERE id = :id", id=activity_id
            )
            road_map = next(one for one in self.maps if one.id == number)
            async with self.place.by() as by:
                period = period_of(await by.unit.roadmaps.plan(road_map.id))
                if phrase is None:
                    await by.unit.lives.withdraw(activity_id, organisation_id, by.now)
                else:
                    schedule = read_deadline(phrase, period)
                    given = Given(activity_id, organisation_id, phrase, schedule)
                    await by.unit.lives.give(given, self.person, by.now)
                await redate(by, road_map, activity_id, organisation_id)

        self.run(doing())

    @rule(rows=ROWS, past=st.sampled_from(Past), pick=PICK)
    def a_new_edition(self, rows: list[tuple[int, str, str]], past: Past, pick: int) -> None:
        self.editions += 1

        async def doing() -> None:
            road_map = self.maps[pick % len(self.maps)]
            async with self.place.by() as by:
                groups = await by.unit.departments.groups(by.department.id, by.today)
                draft = begin(plan_of(rows, self.editions), groups=groups)
                if road_map.organisation_id is not None:
                    draft = for_school(draft, road_map.organisation_id, None)
                await renew(by, draft, road_map, past)

        before = set(self.done)
        self.run(doing())
        self.remember_what_counts_as_done()
        assert before <= self.done

    @precondition(lambda self: len(self.maps) < MAPS_MOST)
    @rule(rows=ROWS, past=st.sampled_from(Past), school=st.none() | SCHOOL)
    def another_road_map(self, rows: list[tuple[int, str, str]], past: Past, school: int | None) -> None:
        """A second one of the same group, or a school's own."""
        self.editions += 1

        async def doing() -> None:
            async with self.place.by() as by:
                groups = await by.unit.departments.groups(by.department.id, by.today)
                draft = begin(plan_of(rows, self.editions), groups=groups)
                if school is not None:
                    ids = await by.unit.departments.ensure_organisations(by.department.id, ten_schools())
                    draft = for_school(draft, ids[ten_schools()[school]], None)
                made = (await go_live(by, draft, past)).road_map_id
                road_map = await by.unit.roadmaps.get(made)
            assert road_map is not None
            self.maps.append(road_map)

        self.run(doing())
        self.remember_what_counts_as_done()

    @rule(pick=PICK, again=st.booleans())
    def a_row_is_split_or_put_together(self, pick: int, again: bool) -> None:
        number = self._one_of("status IN ('open', 'submitted', 'accepted')", pick)

        async def doing() -> None:
            async with self.place.by() as by:
                task = await by.unit.tasks.get(number or 0)
                if task is not None:
                    with suppress(GoneStale, PartHandedIn):
                        await (join_row if again else split_row)(by, task)

        self.run(doing())

    @rule(pick=PICK)
    def the_coordinator_brings_one_back(self, pick: int) -> None:
        number = self._one_of("off = 'aside'", pick)

        async def doing() -> bool:
            async with self.place.by() as by:
                task = await by.unit.tasks.get(number or 0)
                with suppress(NotInPlan):
                    if task is not None:
                        await bring_back(await self._here(by), task)
                        return True
            return False

        if self.run(doing()):
            self.aside.discard(number)

    @rule(school=SCHOOL, back=st.booleans())
    def an_organisation_goes_into_the_archive_or_back(self, school: int, back: bool) -> None:
        async def doing() -> None:
            async with self.place.by() as by:
                known = await by.unit.organisations.all(by.department.id)
                one = next(one for one in known if one.name == ten_schools()[school])
                if one.archived is back:
                    await (restore_organisation if back else archive_organisation)(await self._here(by), one)

        self.run(doing())

    async def _here(self, by: By) -> Here:
        actor = await by.unit.people.actor_of(self.person, by.now)
        assert actor is not None
        return Here(by.unit, actor, by.department, Voice("ru", NullTranslations()), by.now)

    def _one_of(self, condition: str, pick: int) -> int | None:
        found = self.run(self.place.rows(f"SELECT id FROM task WHERE {condition} ORDER BY id"))
        return found[pick % len(found)][0] if found else None

    @invariant()
    def all_is_sound(self) -> None:
        if hasattr(self, "place"):
            self.run(self.place.is_sound())

    @invariant()
    def nothing_done_is_lost(self) -> None:
        if hasattr(self, "place"):
            found = self.run(self.place.rows("SELECT id FROM task WHERE status IN ('submitted', 'accepted')"))
            assert self.done <= {number for (number,) in found}

    @invariant()
    def what_people_took_off_stays_off(self) -> None:
        if hasattr(self, "place"):
            found = self.run(self.place.rows(f"SELECT id FROM task WHERE {NOT_OFF}"))
            assert not self.aside & {number for (number,) in found}

    @invariant()
    def a_school_s_plan_is_its_own(self) -> None:
        if hasattr(self, "place"):
            strange = self.run(
                self.place.rows(
                    "SELECT task.id FROM task JOIN activity ON activity.id = activity_id JOIN road_map "
                    "ON road_map.id = road_map_id WHERE road_map.organisation_id <> task.organisation_id"
                )
            )
            assert strange == []

    @invariant()
    def nobody_shares_a_task_with_itself(self) -> None:
        if hasattr(self, "place"):
            strange = self.run(
                self.place.rows(
                    "SELECT task.id FROM task JOIN partner ON partner.activity_id = task.activity_id "
                    "AND partner.organisation_id = task.organisation_id JOIN activity "
                    "ON activity.id = task.activity_id WHERE person_id IS NULL AND dropped_at IS NULL "
                    f"AND {NOT_OFF} AND status IN ('open', 'returned')"
                )
            )
            assert strange == []

    @invariant()
    def a_day_changes_nothing_twice(self) -> None:
        if hasattr(self, "place"):
            self.run(self.place.follows())
            assert self.run(self.place.follows()) == 0


class Closing(Lives):
    """The same, and at its end the road map is closed: nothing is waited for any more."""

    def teardown(self) -> None:
        async def doing() -> None:
            async with self.place.by() as by:
                for road_map in self.maps:
                    await close(by, road_map)

        try:
            if hasattr(self, "place"):
                self.run(doing())
                left = self.run(self.place.rows("SELECT id FROM task WHERE status IN ('open', 'returned')"))
                assert left == []
                self.nothing_done_is_lost()
        finally:
            super().teardown()


TestLives = Closing.TestCase
TestLives.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    # What fails is told at once: each step is a real database, and shrinking would take minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
