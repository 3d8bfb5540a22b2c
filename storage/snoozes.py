"""Which tasks people do not want to be reminded of for a while."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.tasks import UNFINISHED
from storage.models import SnoozeRow, TaskRow


class Snoozes:
    """One for a person and a task; what is past stays, for it says when they wanted to hear of it again."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def put(self, person_id: int, task_id: int, until: date) -> None:
        """Silence up to *until*, that day included."""
        row = await self._session.get(SnoozeRow, (person_id, task_id))
        if row is None:
            self._session.add(SnoozeRow(person_id=person_id, task_id=task_id, until=until))
        else:
            row.until = until
        await self._session.flush()

    async def drop(self, person_id: int, task_id: int) -> None:
        """Reminders come as usual."""
        await self._session.execute(
            delete(SnoozeRow).where(SnoozeRow.person_id == person_id, SnoozeRow.task_id == task_id)
        )

    async def until(self, person_id: int, task_id: int) -> date | None:
        """The last day of silence, past or to come; None where there is none."""
        return await self._session.scalar(
            select(SnoozeRow.until).where(SnoozeRow.person_id == person_id, SnoozeRow.task_id == task_id)
        )

    async def of_department(self, department_id: int) -> dict[tuple[int, int], date]:
        """By (person id, task id) the last days of silence of a department's unfinished tasks."""
        rows = await self._session.execute(
            select(SnoozeRow.person_id, SnoozeRow.task_id, SnoozeRow.until)
            .join(TaskRow, TaskRow.id == SnoozeRow.task_id)
            .where(TaskRow.department_id == department_id, TaskRow.status.in_(UNFINISHED))
        )
        return {(row.person_id, row.task_id): row.until for row in rows}
