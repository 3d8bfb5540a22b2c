"""Tasks: one's list, one's card, and the tallies that digests add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, Select, Table, and_, case, false, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.digest import Tally
from roadmap.planning import TaskKey
from roadmap.tasks import UNFINISHED, Scope, Status, Task
from storage.models import ActivityRow, OrganisationRow, PersonRow, SectionRow, TaskRow


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be made."""

    key: TaskKey
    due: date | None
    awaiting: bool
    status: Status = Status.OPEN
    assignee_id: int | None = None


class Tasks:
    """Who may see what is decided above (bot/access.py); here a Scope becomes a WHERE."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, task_id: int) -> Task | None:
        """One task of whichever department: access.py asks whose it is."""
        found = (await self._session.execute(_tasks().where(TaskRow.id == task_id))).one_or_none()
        return None if found is None else _task(found)

    async def page(self, scope: Scope, offset: int, limit: int, today: date) -> tuple[list[Task], int, int]:
        """A page of the unfinished and submitted tasks of *scope*, how many there are in all, how many overdue.

        Unfinished ones first, by due date (so overdue ones lead), those without a date after them.
        """
        listed = (Status.OPEN, Status.RETURNED, Status.SUBMITTED)
        late = case((and_(TaskRow.due < today, TaskRow.status.in_(UNFINISHED)), 1), else_=0)
        rows = (
            await self._session.execute(
                _tasks(func.sum(late).over(), func.count().over())
                .where(_within(scope), TaskRow.status.in_(listed))
                .order_by(
                    case((TaskRow.status == Status.SUBMITTED, 1), else_=0),
                    TaskRow.due.is_(None),
                    TaskRow.due,
                    TaskRow.awaiting.desc(),
                    TaskRow.id,
                )
                .limit(limit)
                .offset(offset)
            )
        ).all()
        if not rows and offset:
            return await self.page(scope, 0, limit, today)
        overdue, total = rows[0][-2:] if rows else (0, 0)
        return [_task(row) for row in rows], total, overdue

    async def submitted(self, scope: Scope, offset: int, limit: int) -> tuple[list[Task], int]:
        """A page of the tasks that wait for a review, oldest due first, and how many there are in all."""
        rows = (
            await self._session.execute(
                _tasks(func.count().over())
                .where(_within(scope), TaskRow.status == Status.SUBMITTED)
                .order_by(TaskRow.due.is_(None), TaskRow.due, TaskRow.id)
                .limit(limit)
                .offset(offset)
            )
        ).all()
        if not rows and offset:
            return await self.submitted(scope, 0, limit)
        return [_task(row) for row in rows], (rows[0][-1] if rows else 0)

    async def tallies(self, scope: Scope) -> list[Tally]:
        """The tasks of *scope* counted by organisation, status, due date and waiting mark."""
        counted = (
            select(
                TaskRow.organisation_id,
                TaskRow.status,
                TaskRow.due,
                TaskRow.awaiting,
                func.count().label("number"),
            )
            .where(_within(scope))
            .group_by(TaskRow.organisation_id, TaskRow.status, TaskRow.due, TaskRow.awaiting)
            .subquery()
        )
        rows = await self._session.execute(
            select(OrganisationRow.name, counted).join(
                OrganisationRow, OrganisationRow.id == counted.c.organisation_id
            )
        )
        return [Tally(row.name, Status(row.status), row.due, row.awaiting, row.number) for row in rows]

    async def add(self, department_id: int, tasks: Iterable[NewTask]) -> int:
        """Makes tasks, all in one statement; how many."""
        values = [
            {
                "department_id": department_id,
                "activity_id": task.key.activity_id,
                "organisation_id": task.key.organisation_id,
                "occurrence": task.key.occurrence,
                "due": task.due,
                "awaiting": task.awaiting,
                "status": task.status,
                "assignee_id": task.assignee_id,
            }
            for task in tasks
        ]
        if values:
            # Past the ORM: it would write a statement for each run of rows that have a due date or have none.
            await self._session.execute(insert(cast(Table, TaskRow.__table__)), values)
        return len(values)

    async def of_activities(self, activity_ids: Iterable[int]) -> dict[TaskKey, tuple[int, Status]]:
        """(id, status) of every task of these activities."""
        rows = await self._session.execute(
            select(
                TaskRow.id, TaskRow.activity_id, TaskRow.organisation_id, TaskRow.occurrence, TaskRow.status
            ).where(TaskRow.activity_id.in_(list(activity_ids)))
        )
        return {
            TaskKey(row.activity_id, row.organisation_id, row.occurrence): (row.id, Status(row.status))
            for row in rows
        }

    async def move(self, task_id: int, to: NewTask) -> None:
        """Gives a task another date; its status stays."""
        await self._session.execute(
            update(TaskRow)
            .where(TaskRow.id == task_id)
            .values(occurrence=to.key.occurrence, due=to.due, awaiting=to.awaiting)
        )

    async def set_statuses(self, task_ids: Iterable[int], status: Status) -> None:
        """Gives many tasks one status."""
        await self._session.execute(
            update(TaskRow).where(TaskRow.id.in_(list(task_ids))).values(status=status)
        )

    async def set_status(self, task_id: int, status: Status) -> None:
        """Writes what ``roadmap.tasks`` decided."""
        await self._session.execute(update(TaskRow).where(TaskRow.id == task_id).values(status=status))

    async def assign(self, task_id: int, person_id: int | None) -> None:
        """Hands the task to somebody, or takes it back."""
        await self._session.execute(
            update(TaskRow).where(TaskRow.id == task_id).values(assignee_id=person_id)
        )


def _tasks(*more: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            TaskRow,
            ActivityRow.number,
            ActivityRow.title,
            ActivityRow.deadline,
            ActivityRow.result,
            ActivityRow.proof,
            func.coalesce(SectionRow.title, "").label("section"),
            OrganisationRow.name.label("organisation"),
            OrganisationRow.own,
            func.coalesce(PersonRow.name, "").label("assignee"),
            *more,
        )
        .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
        .outerjoin(SectionRow, SectionRow.id == ActivityRow.section_id)
        .join(OrganisationRow, OrganisationRow.id == TaskRow.organisation_id)
        .outerjoin(PersonRow, PersonRow.id == TaskRow.assignee_id)
        # What is read is a value: a task changed in this unit must be read as it is now.
        .execution_options(populate_existing=True)
    )


def _within(scope: Scope) -> ColumnElement[bool]:
    own = select(OrganisationRow.id).where(
        OrganisationRow.department_id.in_(scope.own_of), OrganisationRow.own
    )
    either: list[ColumnElement[bool]] = [false()]
    if scope.departments:
        either.append(TaskRow.department_id.in_(scope.departments))
    if scope.organisations:
        either.append(TaskRow.organisation_id.in_(scope.organisations))
    if scope.own_of:
        either.append(TaskRow.organisation_id.in_(own))
    if scope.assignees and scope.taught:
        either.append(
            and_(TaskRow.assignee_id.in_(scope.assignees), TaskRow.organisation_id.in_(scope.taught))
        )
    if scope.assignees and scope.named_in:
        of_department = select(OrganisationRow.id).where(
            OrganisationRow.department_id.in_(scope.named_in), OrganisationRow.own
        )
        either.append(
            and_(TaskRow.assignee_id.in_(scope.assignees), TaskRow.organisation_id.in_(of_department))
        )
    return or_(*either)


def _task(row: Row[Any]) -> Task:
    task: TaskRow = row[0]
    return Task(
        id=task.id,
        department_id=task.department_id,
        organisation_id=task.organisation_id,
        organisation=row.organisation,
        activity_id=task.activity_id,
        number=row.number,
        title=row.title,
        section=row.section,
        deadline=row.deadline,
        result=row.result,
        proof=row.proof,
        status=Status(task.status),
        due=task.due,
        awaiting=task.awaiting,
        own=row.own,
        assignee_id=task.assignee_id,
        assignee=row.assignee,
    )
