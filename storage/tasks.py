"""Tasks: one's list, one's card, and the tallies that digests add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.digest import Tally
from roadmap.planning import TaskKey
from roadmap.tasks import Scope, Status, Task
from storage.models import OrganisationRow, TaskRow
from storage.task_rows import select_tasks, task_value, within


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
        found = (await self._session.execute(select_tasks().where(TaskRow.id == task_id))).one_or_none()
        return None if found is None else task_value(found)

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
            .where(within(scope))
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

    async def change(self, task_id: int, **values: Any) -> None:
        """Writes columns of a task: what ``roadmap.handing_in`` decided, by whom and when."""
        await self._session.execute(update(TaskRow).where(TaskRow.id == task_id).values(**values))
