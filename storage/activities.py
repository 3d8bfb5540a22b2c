"""Rows of live road maps across their organisations: a page of them, and the tasks of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy import Row as Found
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.activities import BY_PEOPLE, Counted, Doing, Left, Overview, Row, at_once, occasions, place_of
from roadmap.deadlines import Kind
from roadmap.department import OrganisationKind
from roadmap.evidence import Evidence, Form
from roadmap.period import Period
from roadmap.tasks import UNFINISHED, Scope, Status
from storage.models import ActivityRow, EvidenceRow, OrganisationRow, RoadMapRow, TaskRow
from storage.task_rows import on_its_date, within


class Activities:
    """Who may see what is decided above (bot/access.py); here a Scope becomes a WHERE."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def row(self, activity_id: int) -> Row | None:
        """A row of the present edition of a live road map, of whichever department: who opens it asks whose it is."""
        found = await self._session.execute(
            select(
                ActivityRow.id,
                ActivityRow.number,
                ActivityRow.title,
                ActivityRow.position,
                ActivityRow.road_map_id,
                RoadMapRow.department_id,
            )
            .join(RoadMapRow, RoadMapRow.id == ActivityRow.road_map_id)
            .where(
                ActivityRow.id == activity_id,
                ActivityRow.dropped_at.is_(None),
                RoadMapRow.closed_at.is_(None),
            )
        )
        one = found.one_or_none()
        return None if one is None else Row(*one)

    async def page(
        self, road_map_id: int, scope: Scope, offset: int, limit: int, today: date, waiting: bool = False
    ) -> tuple[list[Overview], int]:
        """A page of rows in the order of the plan, and how many there are: one statement for any number of schools.

        Whoever sees a whole department sees rows without tasks as well. *waiting* leaves rows that wait for dates.
        """
        statement = _page(road_map_id, scope, offset, limit, today, waiting)
        found = (await self._session.execute(statement)).all()
        if not found and offset:
            return await self.page(road_map_id, scope, 0, limit, today, waiting)
        rows: dict[int, list[Found[Any]]] = {}
        for one in found:
            rows.setdefault(one.id, []).append(one)
        return [_overview(tallies) for tallies in rows.values()], (found[0].rows if found else 0)

    async def waiting(self, road_map_id: int, scope: Scope) -> int:
        """How many rows of a road map wait for dates."""
        return await self._session.scalar(select(func.count()).where(*_listed(road_map_id, scope, True))) or 0

    async def before(self, row: Row, scope: Scope) -> int:
        """How many rows stand before one in such a list."""
        counted = await self._session.scalar(
            select(func.count()).where(*_listed(row.road_map_id, scope), ActivityRow.position < row.position)
        )
        return counted or 0

    async def doings(self, activity_id: int, scope: Scope, today: date) -> tuple[list[Doing], bool]:
        """The tasks of a live row in *scope*, and whether they are of one occasion; not those that the plan took off."""
        statement: Select[*tuple[Any, ...]] = (
            select(
                TaskRow.id,
                TaskRow.organisation_id,
                TaskRow.occurrence,
                TaskRow.status,
                TaskRow.due,
                TaskRow.kind,
                TaskRow.awaiting,
                TaskRow.covers_from,
                TaskRow.covers_until,
                OrganisationRow.name,
                OrganisationRow.kind.label("organisation_kind"),
                _shown().label("shown"),
            )
            .join(OrganisationRow, OrganisationRow.id == TaskRow.organisation_id)
            .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
            .join(RoadMapRow, RoadMapRow.id == ActivityRow.road_map_id)
            .where(
                TaskRow.activity_id == activity_id,
                on_its_date(),
                ActivityRow.dropped_at.is_(None),
                RoadMapRow.closed_at.is_(None),
                within(scope),
            )
        )
        rows = (await self._session.execute(statement)).all()
        kinds = {Kind(one.kind) for one in rows}
        together = at_once(kinds, len(rows), len({one.organisation_id for one in rows}))
        return [_doing(one, today) for one in rows if one.shown], together

    async def standing_tasks(self, road_map_id: int) -> list[Left]:
        """Every task of a road map that is not off, row by row in the order of the plan, the earliest due first.

        A row that an edition dropped may have one that was handed in before, and returned since.
        """
        found = await self._session.execute(
            select(
                TaskRow.id,
                ActivityRow.id.label("activity_id"),
                ActivityRow.number,
                ActivityRow.title,
                TaskRow.organisation_id,
                OrganisationRow.name,
                TaskRow.status,
                TaskRow.due,
                TaskRow.awaiting,
                TaskRow.progress,
            )
            .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
            .join(OrganisationRow, OrganisationRow.id == TaskRow.organisation_id)
            .where(ActivityRow.road_map_id == road_map_id, TaskRow.status != Status.CANCELLED)
            .order_by(ActivityRow.position, TaskRow.due.is_(None), TaskRow.due, OrganisationRow.name)
        )
        return [
            Left(
                one.id,
                one.activity_id,
                one.number,
                one.title,
                one.organisation_id,
                one.name,
                Status(one.status),
                one.due,
                one.awaiting,
                one.progress,
            )
            for one in found
        ]

    async def proofs(self, road_map_id: int) -> dict[int, list[Evidence]]:
        """What was handed in for the tasks of a road map and not taken back, by task, in its order."""
        found = await self._session.execute(
            select(EvidenceRow)
            .join(TaskRow, TaskRow.id == EvidenceRow.task_id)
            .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
            .where(ActivityRow.road_map_id == road_map_id, EvidenceRow.withdrawn_at.is_(None))
            .order_by(EvidenceRow.id)
        )
        handed: dict[int, list[Evidence]] = {}
        for (row,) in found:
            proof = Evidence(Form(row.form), row.value, row.name, row.note, row.number, row.dated)
            handed.setdefault(row.task_id, []).append(proof)
        return handed


def _listed(road_map_id: int, scope: Scope, waiting: bool = False) -> list[ColumnElement[bool]]:
    conditions = [ActivityRow.road_map_id == road_map_id, ActivityRow.dropped_at.is_(None)]
    if not scope.departments:
        conditions.append(ActivityRow.id.in_(select(TaskRow.activity_id).where(within(scope))))
    if waiting:
        wait = TaskRow.awaiting & TaskRow.due.is_(None) & TaskRow.status.in_(UNFINISHED)
        conditions.append(ActivityRow.id.in_(select(TaskRow.activity_id).where(wait, within(scope))))
    return conditions


def _shown() -> ColumnElement[bool]:
    """Not what the plan itself took off: only decisions of people are told."""
    return or_(TaskRow.status != Status.CANCELLED, TaskRow.off.in_(BY_PEOPLE), TaskRow.off.is_(None))


def _page(
    road_map_id: int, scope: Scope, offset: int, limit: int, today: date, waiting: bool
) -> Select[*tuple[Any, ...]]:
    page = (
        select(
            ActivityRow.id,
            ActivityRow.number,
            ActivityRow.title,
            ActivityRow.position,
            ActivityRow.road_map_id,
            RoadMapRow.department_id,
            func.count().over().label("rows"),
        )
        .join(RoadMapRow, RoadMapRow.id == ActivityRow.road_map_id)
        .where(*_listed(road_map_id, scope, waiting))
        .order_by(ActivityRow.position)
        .limit(limit)
        .offset(offset)
        .subquery()
    )
    of_row = and_(TaskRow.activity_id == page.c.id, on_its_date(), within(scope))
    late = case((and_(TaskRow.due < today, TaskRow.status.in_(UNFINISHED)), 1), else_=0)
    alike = (
        TaskRow.occurrence,
        TaskRow.kind,
        TaskRow.covers_from,
        TaskRow.covers_until,
        TaskRow.status,
        late.label("late"),
    )
    every = select(func.count()).where(of_row).correlate(page).scalar_subquery()
    places = (
        select(func.count(TaskRow.organisation_id.distinct())).where(of_row).correlate(page).scalar_subquery()
    )
    return (
        select(
            *page.c,
            *alike,
            func.min(TaskRow.due).label("due"),
            func.count(TaskRow.id).label("number_of_tasks"),
            every.label("every"),
            places.label("places"),
        )
        .select_from(page)
        .outerjoin(TaskRow, and_(of_row, _shown()))
        .group_by(*page.c, *alike)
        .order_by(page.c.position)
    )


def _overview(tallies: list[Found[Any]]) -> Overview:
    head = tallies[0]
    row = Row(head.id, head.number, head.title, head.position, head.road_map_id, head.department_id)
    tasks = [one for one in tallies if one.number_of_tasks]
    counted = [
        Counted(
            one.occurrence,
            place_of(Status(one.status), bool(one.late)),
            one.due,
            _covers(one),
            one.number_of_tasks,
        )
        for one in tasks
    ]
    together = at_once({Kind(one.kind) for one in tasks}, head.every, head.places)
    return Overview(row, occasions(counted, together))


def _doing(one: Found[Any], today: date) -> Doing:
    late = one.due is not None and one.due < today
    return Doing(
        one.id,
        one.name,
        one.organisation_kind == OrganisationKind.SCHOOL,
        one.occurrence,
        Status(one.status),
        place_of(Status(one.status), late),
        one.due,
        _covers(one),
        one.awaiting,
    )


def _covers(one: Found[Any]) -> Period | None:
    if one.covers_from is None or one.covers_until is None:
        return None
    return Period(one.covers_from, one.covers_until)
