"""Where registers are kept: links that were handed in for any occasion of a row."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.evidence import Form
from roadmap.registers import Kept
from roadmap.tasks import Status, Task
from storage.models import EvidenceRow, PersonRow, TaskRow


class Registers:
    """Read from what was handed in: nothing is kept twice."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def kept(self, task: Task) -> Kept | None:
        """The link of a task's register as its organisation last gave or confirmed it; None for no register."""
        return (await self.kept_of([task])).get(task.id)

    async def kept_of(self, tasks: Collection[Task]) -> dict[int, Kept]:
        """The same for many, by task. What was returned, or taken back, is no register's link."""
        wanted = [task for task in tasks if task.details.kept_up]
        if not wanted:
            return {}
        found = await self._session.execute(
            select(TaskRow, EvidenceRow.value, EvidenceRow.created_at, PersonRow.name)
            .join(EvidenceRow, EvidenceRow.task_id == TaskRow.id)
            .join(PersonRow, PersonRow.id == EvidenceRow.person_id)
            .where(
                TaskRow.activity_id.in_({task.activity_id for task in wanted}),
                TaskRow.organisation_id.in_({task.organisation_id for task in wanted}),
                EvidenceRow.form == Form.LINK,
                EvidenceRow.withdrawn_at.is_(None),
                _not_returned(),
            )
            .order_by(EvidenceRow.created_at, EvidenceRow.id)
        )
        last = {
            (row.activity_id, row.organisation_id): Kept(link, at, author, row.id)
            for row, link, at, author in found
        }
        known = {task.id: last.get((task.activity_id, task.organisation_id)) for task in wanted}
        return {number: kept for number, kept in known.items() if kept is not None}


def _not_returned() -> ColumnElement[bool]:
    return or_(
        TaskRow.status != Status.RETURNED,
        TaskRow.reviewed_at.is_(None),
        EvidenceRow.created_at > TaskRow.reviewed_at,
    )
