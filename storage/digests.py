"""What digests are made of: tasks counted by organisation, section or activity, and the tasks of one such part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.digest import SOON, By, Part, Tally
from roadmap.lists import Part as ListPart
from roadmap.roadmap import Activity
from roadmap.tasks import UNFINISHED, Scope, Status, Task
from storage.models import ActivityRow, OrganisationRow, RoadMapRow, SectionRow, TaskRow
from storage.plans import plan_from_json
from storage.task_lists import LISTED, in_part, urgent_first
from storage.task_rows import select_tasks, task_value, within


@dataclass(frozen=True, slots=True)
class OverdueGroup:
    """A part with overdue tasks: how many, since when the oldest, when somebody was last spoken to about one."""

    part: Part
    count: int
    since: date
    asked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Near:
    """An activity that is due soon, and for how many."""

    part: Part
    due: date
    count: int


class Digests:
    """Who may see what is decided above (bot/access.py); here a Scope becomes a WHERE."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def tallies(self, scope: Scope, by: By, part: Part | None = None) -> list[Tally]:
        """The tasks of *scope* (of *part* of it) counted by owner, status, due date and waiting mark."""
        kind = (TaskRow.status, TaskRow.due, TaskRow.awaiting)
        rows = await self._session.execute(
            _of_owner(by, *kind, func.count().label("number_of"))
            .where(within(scope), *_in(part))
            .group_by(*_owner(by), *kind)
            .order_by(*_order(by))
        )
        made = []
        for row in rows:
            owner = _part(by, row)
            made.append(
                Tally(
                    owner.name,
                    Status(row.status),
                    row.due,
                    row.awaiting,
                    row.number_of,
                    owner.id,
                    owner.about,
                    owner.by,
                )
            )
        return made

    async def overdue(self, scope: Scope, by: By, today: date) -> list[OverdueGroup]:
        """Everything that is late, grouped, the oldest first."""
        since = func.min(TaskRow.due)
        rows = await self._session.execute(
            _of_owner(
                by,
                func.count().label("number_of"),
                since.label("since"),
                func.max(TaskRow.asked_at).label("asked_at"),
            )
            .where(within(scope), in_part(ListPart.OVERDUE, today))
            .group_by(*_owner(by))
            .order_by(since, *_order(by))
        )
        return [OverdueGroup(_part(by, row), row.number_of, row.since, row.asked_at) for row in rows]

    async def near(self, scope: Scope, today: date, most: int) -> list[Near]:
        """What is due today or within seven days, the nearest first."""
        rows = await self._session.execute(
            _of_owner(By.ACTIVITY, TaskRow.due, func.count().label("number_of"))
            .where(within(scope), TaskRow.status.in_(UNFINISHED), TaskRow.due.between(today, today + SOON))
            .group_by(*_owner(By.ACTIVITY), TaskRow.due)
            .order_by(TaskRow.due, *_order(By.ACTIVITY))
            .limit(most)
        )
        return [Near(_part(By.ACTIVITY, row), row.due, row.number_of) for row in rows]

    async def tasks(
        self,
        scope: Scope,
        part: Part | None,
        listed: ListPart | None,
        offset: int,
        limit: int | None,
        today: date,
    ) -> tuple[list[Task], int]:
        """Tasks of a part that are not done, one list part of them or all; the most urgent first, and how many."""
        chosen = [] if listed is None else [in_part(listed, today)]
        rows = (
            await self._session.execute(
                select_tasks(func.count().over())
                .where(within(scope), TaskRow.status.in_(LISTED), *_in(part), *chosen)
                .order_by(*urgent_first())
                .limit(limit)
                .offset(offset)
            )
        ).all()
        if not rows and offset:
            return await self.tasks(scope, part, listed, 0, limit, today)
        return [task_value(row) for row in rows], (rows[0][-1] if rows else 0)

    async def part(self, scope: Scope, by: By, number: int) -> Part | None:
        """The part with an id that may be anything; None where *scope* has nothing of it."""
        if by is By.ORGANISATION:
            mine = or_(
                OrganisationRow.department_id.in_(scope.departments),
                OrganisationRow.id.in_(scope.organisations | scope.looked_after),
            )
            name = await self._session.scalar(
                select(OrganisationRow.name).where(OrganisationRow.id == number, mine)
            )
            return None if name is None else Part(by, number, name)
        rows = await self._session.execute(
            _of_owner(by).where(within(scope), *_in(Part(by, number, ""))).limit(1)
        )
        row = rows.one_or_none()
        return None if row is None else _part(by, row)

    async def numbered(self, scope: Scope, number: str) -> list[Part]:
        """The activities with this number: it may stand in several sections and road maps."""
        rows = await self._session.execute(
            _of_owner(By.ACTIVITY)
            .where(
                within(scope),
                TaskRow.status != Status.CANCELLED,
                ActivityRow.number.in_([number, f"{number}."]),
            )
            .group_by(*_owner(By.ACTIVITY))
            .order_by(*_order(By.ACTIVITY))
        )
        return [_part(By.ACTIVITY, row) for row in rows]

    async def organisations(self, scope: Scope) -> list[Part]:
        """Every organisation that somebody may ask about, the department itself last."""
        rows = await self._session.execute(
            select(OrganisationRow.id, OrganisationRow.name)
            .where(
                or_(
                    OrganisationRow.department_id.in_(scope.departments),
                    OrganisationRow.id.in_(scope.organisations | scope.looked_after),
                ),
                OrganisationRow.archived_at.is_(None),
            )
            .order_by(OrganisationRow.own, OrganisationRow.id)
        )
        return [Part(By.ORGANISATION, *row) for row in rows]

    async def rows(self, department_id: int) -> list[tuple[int, Activity]]:
        """The rows of the department's own live road maps with the ids of their activities."""
        plans = (
            await self._session.execute(
                select(RoadMapRow.id, RoadMapRow.document)
                .where(
                    RoadMapRow.department_id == department_id,
                    RoadMapRow.closed_at.is_(None),
                    RoadMapRow.organisation_id.is_(None),
                )
                .order_by(RoadMapRow.id)
            )
        ).all()
        ids: dict[int, list[int]] = {}
        for number, road_map in await self._session.execute(
            select(ActivityRow.id, ActivityRow.road_map_id)
            .where(ActivityRow.road_map_id.in_([plan.id for plan in plans]), ActivityRow.dropped_at.is_(None))
            .order_by(ActivityRow.position, ActivityRow.id)
        ):
            ids.setdefault(road_map, []).append(number)
        return [
            pair
            for plan in plans
            for pair in zip(ids.get(plan.id, []), plan_from_json(plan.document).activities, strict=False)
        ]


def _of_owner(by: By, *more: Any) -> Select[*tuple[Any, ...]]:
    """Tasks with what they are counted by."""
    return (
        select(*_owner(by), *more)
        .select_from(TaskRow)
        .join(OrganisationRow, OrganisationRow.id == TaskRow.organisation_id)
        .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
        .join(RoadMapRow, RoadMapRow.id == ActivityRow.road_map_id)
        .outerjoin(SectionRow, SectionRow.id == ActivityRow.section_id)
    )


def _owner(by: By) -> Sequence[ColumnElement[Any]]:
    """The columns that :func:`_part` reads."""
    if by is By.ORGANISATION:
        return (OrganisationRow.id.label("owner"), OrganisationRow.name.label("name"))
    road_map = (RoadMapRow.id.label("road_map"), RoadMapRow.title.label("road_map_title"))
    section = (SectionRow.id.label("section"), SectionRow.title.label("section_title"))
    if by is By.ACTIVITY:
        activity = (
            ActivityRow.id.label("owner"),
            ActivityRow.number.label("number"),
            ActivityRow.title.label("name"),
        )
        return (*activity, *road_map, *section)
    return (*road_map, *section)


def _order(by: By) -> Sequence[Any]:
    if by is By.ORGANISATION:
        return (OrganisationRow.own, OrganisationRow.id)
    in_plan = (RoadMapRow.id.desc(), SectionRow.position)
    return (*in_plan, ActivityRow.position, ActivityRow.id) if by is By.ACTIVITY else in_plan


def _part(by: By, row: Any) -> Part:
    if by is By.ORGANISATION:
        return Part(by, row.owner, row.name)
    if by is By.ACTIVITY:
        number = row.number.rstrip(".")
        name = f"{number}. {row.name}" if number else row.name
        return Part(by, row.owner, name, row.section_title or row.road_map_title)
    if row.section is None:
        return Part(By.ROAD_MAP, row.road_map, row.road_map_title)
    return Part(By.SECTION, row.section, row.section_title, row.road_map_title)


def _in(part: Part | None) -> list[ColumnElement[bool]]:
    """Whether a task belongs to a part."""
    if part is None:
        return []
    return [
        {
            By.ORGANISATION: TaskRow.organisation_id == part.id,
            By.SECTION: ActivityRow.section_id == part.id,
            By.ROAD_MAP: and_(ActivityRow.road_map_id == part.id, ActivityRow.section_id.is_(None)),
            By.ACTIVITY: TaskRow.activity_id == part.id,
            By.PARTY: TaskRow.activity_id.in_(part.activities),
        }[part.by]
    ]
