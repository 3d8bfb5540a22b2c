"""A department with schools and a live road map, without the messenger: deeds on a real database."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import text

from bot.actions.by import By
from bot.actions.replanning import follow_all
from bot.actions.roadmaps import go_live
from roadmap.digest import Numbers, digest
from roadmap.draft import Draft, Past, begin
from roadmap.roadmap import RoadMap
from roadmap.tasks import Scope, Status
from storage.database import Database
from storage.roadmaps import LiveRoadMap

NOT_OFF = "status <> 'cancelled'"


def ten_schools() -> list[str]:
    """Names that no order has."""
    return [f"МБОУ СОШ № {number}" for number in range(1, 11)]


@dataclass
class Place:
    """One department of a database; *today* is its calendar."""

    database: Database
    department_id: int
    today: date

    @classmethod
    async def founded(cls, database: Database, today: date) -> Place:
        """A department that has nothing yet."""
        async with database.unit() as unit:
            made = await unit.departments.add("Управление образования", "Europe/Moscow", _noon(today))
        return cls(database, made.id, today)

    @asynccontextmanager
    async def by(self) -> AsyncIterator[By]:
        """A unit of work of today's noon."""
        async with self.database.unit() as unit:
            department = await unit.departments.get(self.department_id)
            yield By(unit, department, None, _noon(self.today))

    async def goes_live(self, plan: RoadMap, schools: Sequence[str], past: Past = Past.OVERDUE) -> int:
        """Every group that the plan names is of these schools; how many tasks there are."""
        async with self.by() as by:
            await by.unit.departments.ensure_organisations(self.department_id, schools)
            return (await go_live(by, with_schools(plan, schools), past)).tasks

    async def follows(self) -> int:
        """A day begins; how many tasks changed."""
        async with self.by() as by:
            return await follow_all(by)

    async def road_map(self) -> LiveRoadMap:
        """The newest that is live."""
        async with self.by() as by:
            return (await by.unit.roadmaps.live(self.department_id))[0]

    async def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """What the database says."""
        async with self.database.engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(text(sql), values)]

    async def does(self, sql: str, **values: Any) -> None:
        """Changes rows past every rule: what people do elsewhere."""
        async with self.database.engine.begin() as connection:
            await connection.execute(text(sql), values)

    async def numbers(self, scope: Scope | None = None) -> Numbers:
        """The five numbers of today, of the department."""
        async with self.by() as by:
            whole = scope or Scope(departments=frozenset({self.department_id}))
            tallies = await by.unit.tasks.tallies(whole)
        return digest(tallies, self.today).numbers

    async def is_sound(self) -> None:
        """One organisation and one occasion a task, none twice, and the five numbers add up.

        The department's own road maps count for it, those of a school for the school.
        """
        own = {"own": self.department_id}
        keys = await self.rows(
            "SELECT activity_id, organisation_id, occurrence FROM task WHERE department_id = :own", **own
        )
        assert [key for key, times in Counter(keys).items() if times > 1] == []
        counted = await self.rows(
            "SELECT road_map.id, road_map.organisation_id, count(*) FROM task JOIN activity "
            "ON activity.id = task.activity_id JOIN road_map ON road_map.id = road_map_id "
            f"WHERE task.department_id = :own AND {NOT_OFF} GROUP BY road_map.id",
            **own,
        )
        assert (await self.numbers()).total == sum(alive for _, school, alive in counted if school is None)
        for road_map, _, alive in counted:
            assert (await self.numbers(Scope(road_maps=frozenset({road_map})))).total == alive
        wrong = await self.rows(
            "SELECT id FROM task WHERE (status = 'cancelled') <> (off IS NOT NULL) "
            "OR awaiting <> (kind = 'awaiting') OR (awaiting AND due IS NOT NULL)"
        )
        assert wrong == []


def with_schools(plan: RoadMap, schools: Sequence[str]) -> Draft:
    """A draft in which every group that the plan names is of these schools."""
    draft = begin(plan)
    groups = tuple(replace(group, schools=tuple(schools)) for group in draft.plan.groups)
    return replace(draft, plan=replace(draft.plan, groups=groups))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


DONE = (Status.ACCEPTED, Status.SUBMITTED)
