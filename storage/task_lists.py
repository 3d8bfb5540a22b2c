"""Lists of tasks: pages of one's work, the queue of reviewers, what a filter may choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.lists import Choice, Part, week_ends
from roadmap.tasks import UNFINISHED, Scope, Status, Task
from storage.models import ActivityRow, RoadMapRow, SectionRow, TaskRow
from storage.task_rows import select_tasks, task_value, within

LISTED = (Status.OPEN, Status.RETURNED, Status.SUBMITTED)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A section (or a whole road map) that tasks stand under, and how many are listed there."""

    road_map_id: int
    road_map: str
    section_id: int | None
    section: str
    tasks: int


class TaskLists:
    """Who may see what is decided above (bot/access.py); here a Scope becomes a WHERE."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def page(
        self, scope: Scope, offset: int, limit: int, today: date, choice: Choice | None = None
    ) -> tuple[list[Task], int, int]:
        """A page of the unfinished and submitted tasks of *scope*, how many there are in all, how many overdue.

        Unfinished ones first, by due date (so overdue ones lead), those without a date after them.
        """
        late = case((and_(TaskRow.due < today, TaskRow.status.in_(UNFINISHED)), 1), else_=0)
        chosen = await self._chosen(choice or Choice(), today)
        rows = (
            await self._session.execute(
                select_tasks(func.sum(late).over(), func.count().over())
                .where(within(scope), TaskRow.status.in_(LISTED), *chosen)
                .order_by(*urgent_first())
                .limit(limit)
                .offset(offset)
            )
        ).all()
        if not rows and offset:
            return await self.page(scope, 0, limit, today, choice)
        overdue, total = rows[0][-2:] if rows else (0, 0)
        return [task_value(row) for row in rows], total, overdue

    async def every(self, scope: Scope, statuses: Iterable[Status] = LISTED) -> list[Task]:
        """All tasks of *scope* with one of *statuses*, the most urgent first: to search in, to guess among."""
        rows = await self._session.execute(
            select_tasks().where(within(scope), TaskRow.status.in_(list(statuses))).order_by(*urgent_first())
        )
        return [task_value(row) for row in rows.all()]

    async def near(self, department_id: int, until: date) -> list[Task]:
        """The department's unfinished tasks that are due until *until* or wait for dates, in one statement."""
        rows = await self._session.execute(
            select_tasks().where(
                TaskRow.department_id == department_id,
                TaskRow.status.in_(UNFINISHED),
                or_(TaskRow.due <= until, and_(TaskRow.due.is_(None), TaskRow.awaiting)),
            )
        )
        return [task_value(row) for row in rows.all()]

    async def submitted_before(self, department_id: int, moment: datetime) -> list[Task]:
        """The department's tasks that have waited for a review since before *moment*."""
        rows = await self._session.execute(
            select_tasks().where(
                TaskRow.department_id == department_id,
                TaskRow.status == Status.SUBMITTED,
                TaskRow.submitted_at < moment,
            )
        )
        return [task_value(row) for row in rows.all()]

    async def submitted(self, scope: Scope, offset: int, limit: int) -> tuple[list[Task], int]:
        """A page of the tasks that wait for a review, oldest due first, and how many there are in all."""
        rows = (
            await self._session.execute(
                select_tasks(func.count().over())
                .where(within(scope), TaskRow.status == Status.SUBMITTED)
                .order_by(TaskRow.due.is_(None), TaskRow.due, TaskRow.id)
                .limit(limit)
                .offset(offset)
            )
        ).all()
        if not rows and offset:
            return await self.submitted(scope, 0, limit)
        return [task_value(row) for row in rows], (rows[0][-1] if rows else 0)

    async def shelves(self, scope: Scope) -> list[Shelf]:
        """Road maps and their sections with listed tasks of *scope*, in the order of the plans."""
        found = await self._session.execute(
            select(
                RoadMapRow.id,
                RoadMapRow.title,
                SectionRow.id,
                func.coalesce(SectionRow.title, ""),
                func.count(),
            )
            .select_from(TaskRow)
            .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
            .join(RoadMapRow, RoadMapRow.id == ActivityRow.road_map_id)
            .outerjoin(SectionRow, SectionRow.id == ActivityRow.section_id)
            .where(within(scope), TaskRow.status.in_(LISTED))
            .group_by(RoadMapRow.id, SectionRow.id)
            .order_by(RoadMapRow.id.desc(), SectionRow.position)
        )
        return [Shelf(*row) for row in found]

    async def _chosen(self, choice: Choice, today: date) -> list[ColumnElement[bool]]:
        conditions = [] if choice.part is None else [in_part(choice.part, today)]
        if choice.road_map is not None:
            conditions.append(ActivityRow.road_map_id == choice.road_map)
        if choice.section is not None:
            conditions.append(ActivityRow.section_id.in_(await self._under(choice.section)))
        return conditions

    async def _under(self, section_id: int) -> list[int]:
        """A section and all that stand under it."""
        top = select(SectionRow.id).where(SectionRow.id == section_id).cte("under", recursive=True)
        below = top.union_all(select(SectionRow.id).join(top, SectionRow.parent_id == top.c.id))
        return list(await self._session.scalars(select(below.c.id)))


def urgent_first() -> tuple[Any, ...]:
    """The order of a list of tasks: unfinished ones by due date, what is on review last."""
    return (
        case((TaskRow.status == Status.SUBMITTED, 1), else_=0),
        TaskRow.due.is_(None),
        TaskRow.due,
        TaskRow.awaiting.desc(),
        TaskRow.id,
    )


def in_part(part: Part, today: date) -> ColumnElement[bool]:
    """Whether a task stands in this part of a list; the same rule as ``roadmap.lists.part_of``."""
    unfinished = TaskRow.status.in_(UNFINISHED)
    dated = {
        Part.OVERDUE: TaskRow.due < today,
        Part.WEEK: TaskRow.due.between(today, week_ends(today)),
        Part.LATER: TaskRow.due > week_ends(today),
        Part.AWAITING: and_(TaskRow.due.is_(None), TaskRow.awaiting),
        Part.UNDATED: and_(TaskRow.due.is_(None), TaskRow.awaiting.is_(False)),
    }
    return TaskRow.status == Status.SUBMITTED if part is Part.SUBMITTED else and_(unfinished, dated[part])
