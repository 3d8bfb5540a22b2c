"""Tasks: one's list, one's card, and the tallies that digests add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import String, Table, and_, func, insert, literal, select, update
from sqlalchemy import cast as sql_cast
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.digest import Tally
from roadmap.occurrences import Occurrence
from roadmap.planning import Doer, TaskKey
from roadmap.replanning import Held
from roadmap.tasks import Off, Scope, Status, Task
from storage.models import OrganisationRow, TaskRow
from storage.task_rows import select_tasks, task_value, within


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be made."""

    key: TaskKey
    occurrence: Occurrence
    status: Status = Status.OPEN
    assignee_id: int | None = None
    off: Off | None = None
    before_order: bool = False

    @property
    def due(self) -> date | None:
        """The due date that its schedule gives it."""
        return self.occurrence.due


class Tasks:
    """Who may see what is decided above (bot/access.py); here a Scope becomes a WHERE."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, task_id: int) -> Task | None:
        """One task of whichever department: access.py asks whose it is."""
        found = (await self._session.execute(select_tasks().where(TaskRow.id == task_id))).one_or_none()
        return None if found is None else task_value(found)

    async def several(self, task_ids: Iterable[int]) -> dict[int, Task]:
        """Those that there are of these tasks, by their ids, of whichever departments."""
        found = await self._session.execute(select_tasks().where(TaskRow.id.in_(set(task_ids))))
        return {task.id: task for task in map(task_value, found)}

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
        return [_tally(row) for row in rows]

    async def tallies_by_place(self, department_id: int) -> dict[int, list[Tally]]:
        """The tasks of a department's own road maps counted in the same way, by the organisation's id."""
        rows = await self._session.execute(
            select(
                TaskRow.organisation_id,
                OrganisationRow.name,
                TaskRow.status,
                TaskRow.due,
                TaskRow.awaiting,
                func.count().label("number"),
            )
            .join(OrganisationRow, OrganisationRow.id == TaskRow.organisation_id)
            .where(within(Scope(departments=frozenset({department_id}))))
            .group_by(
                TaskRow.organisation_id, OrganisationRow.name, TaskRow.status, TaskRow.due, TaskRow.awaiting
            )
        )
        found: dict[int, list[Tally]] = {}
        for row in rows:
            found.setdefault(row.organisation_id, []).append(_tally(row))
        return found

    async def add(self, department_id: int, tasks: Iterable[NewTask]) -> int:
        """Makes tasks, all in one statement; how many."""
        values = [
            {
                "department_id": department_id,
                "activity_id": task.key.activity_id,
                "organisation_id": task.key.organisation_id,
                "status": task.status,
                "assignee_id": task.assignee_id,
                "off": task.off,
                "before_order": task.before_order,
                **_occasion(task.occurrence),
            }
            for task in tasks
        ]
        if values:
            # Past the ORM: it would write a statement for each run of rows that have a due date or have none.
            await self._session.execute(insert(cast(Table, TaskRow.__table__)), values)
        return len(values)

    async def held(
        self, activity_ids: Iterable[int], organisation_ids: Iterable[int] | None = None
    ) -> dict[TaskKey, tuple[int, Held]]:
        """(id, how far it is and whose) of every task of these activities, of some organisations alone."""
        statement = select(
            TaskRow.id,
            TaskRow.activity_id,
            TaskRow.organisation_id,
            TaskRow.occurrence,
            TaskRow.status,
            TaskRow.assignee_id,
            TaskRow.off,
            TaskRow.off_on,
        ).where(TaskRow.activity_id.in_(list(activity_ids)))
        if organisation_ids is not None:
            statement = statement.where(TaskRow.organisation_id.in_(list(organisation_ids)))
        return {
            TaskKey(row.activity_id, row.organisation_id, row.occurrence): (
                row.id,
                Held(Status(row.status), row.assignee_id, Off(row.off) if row.off else None, row.off_on),
            )
            for row in await self._session.execute(statement)
        }

    async def redate(self, task_id: int, to: Occurrence) -> None:
        """Gives a task another date of its schedule; its status stays."""
        await self._session.execute(update(TaskRow).where(TaskRow.id == task_id).values(**_occasion(to)))

    async def renew(self, ids: Mapping[Occurrence, Sequence[int]]) -> None:
        """Tasks take what their schedule says of their occasion now; a date that was moved by hand stays."""
        for occurrence, task_ids in ids.items():
            values = _occasion(occurrence)
            due = values.pop("due")
            theirs = TaskRow.id.in_(list(task_ids))
            # What waits without a date was given one by hand.
            still = theirs if due is not None else and_(theirs, TaskRow.due.is_(None))
            await self._session.execute(update(TaskRow).where(still).values(**values))
            await self._session.execute(
                update(TaskRow).where(still, TaskRow.first_due.is_(None)).values(due=due)
            )

    async def make_way(self, task_ids: Iterable[int]) -> None:
        """Cancelled tasks leave the date they stood on to others; nothing finds them by it any more."""
        await self._session.execute(
            update(TaskRow)
            .where(TaskRow.id.in_(list(task_ids)))
            .values(occurrence=literal("was ") + sql_cast(TaskRow.id, String))
        )

    async def hand(self, task_ids: Iterable[int], doer: Doer) -> None:
        """Tasks become an organisation's, and by name a person's."""
        await self._session.execute(
            update(TaskRow)
            .where(TaskRow.id.in_(list(task_ids)))
            .values(organisation_id=doer.organisation_id, assignee_id=doer.assignee_id)
        )

    async def cancel(self, task_ids: Iterable[int], off: Off, day: date) -> None:
        """Many tasks are waited for no more from *day* on; *off* says why."""
        await self._session.execute(
            update(TaskRow)
            .where(TaskRow.id.in_(list(task_ids)))
            .values(status=Status.CANCELLED, off=off, off_on=day)
        )

    async def set_statuses(self, task_ids: Iterable[int], status: Status, off: Off | None = None) -> None:
        """Gives many tasks one status."""
        await self._session.execute(
            update(TaskRow).where(TaskRow.id.in_(list(task_ids))).values(status=status, off=off, off_on=None)
        )

    async def spoken_of(self, task_ids: Iterable[int], now: datetime) -> None:
        """People were spoken to about these tasks."""
        await self._session.execute(
            update(TaskRow).where(TaskRow.id.in_(list(task_ids))).values(asked_at=now)
        )

    async def change(self, task_id: int, **values: Any) -> None:
        """Writes columns of a task: what ``roadmap.handing_in`` decided, by whom and when."""
        await self._session.execute(update(TaskRow).where(TaskRow.id == task_id).values(**values))


def _tally(row: Any) -> Tally:
    return Tally(row.name, Status(row.status), row.due, row.awaiting, row.number, row.organisation_id)


def _occasion(one: Occurrence) -> dict[str, Any]:
    """The columns that an occasion of a schedule fills."""
    return {
        "occurrence": one.key,
        "due": one.due,
        "awaiting": one.awaiting,
        "kind": one.kind,
        "covers_from": one.covers and one.covers.start,
        "covers_until": one.covers and one.covers.end,
        "target": one.times,
    }
