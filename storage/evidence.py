"""What was handed in for tasks."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.evidence import Evidence, EvidenceRecord, Form
from roadmap.people import Person
from storage.models import EvidenceRow, PersonRow
from storage.people import person_value


class EvidenceBook:
    """Evidence is only ever added; what it proves is the task's business."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, task_id: int, person_id: int, evidence: Evidence, now: datetime) -> bool:
        """Keeps a proof; False where the task has the very same one already."""
        same = await self._session.scalar(
            select(EvidenceRow.id).where(
                EvidenceRow.task_id == task_id,
                EvidenceRow.form == evidence.form,
                EvidenceRow.value == evidence.value,
            )
        )
        if same is not None:
            return False
        self._session.add(
            EvidenceRow(
                task_id=task_id,
                person_id=person_id,
                form=evidence.form,
                value=evidence.value,
                name=evidence.name,
                note=evidence.note,
                created_at=now,
            )
        )
        await self._session.flush()
        return True

    async def of_task(self, task_id: int) -> list[EvidenceRecord]:
        """A task's proofs, oldest first."""
        found = await self._session.execute(
            select(EvidenceRow, PersonRow.name)
            .join(PersonRow, PersonRow.id == EvidenceRow.person_id)
            .where(EvidenceRow.task_id == task_id)
            .order_by(EvidenceRow.id)
        )
        return [
            EvidenceRecord(
                row.id,
                Evidence(Form(row.form), row.value, row.name, row.note),
                author,
                row.created_at,
            )
            for row, author in found
        ]

    async def authors(self, task_id: int) -> list[tuple[int, Person]]:
        """Everybody who handed something in for the task: (Telegram id, person)."""
        found = await self._session.scalars(
            select(PersonRow)
            .where(
                PersonRow.id.in_(select(EvidenceRow.person_id).where(EvidenceRow.task_id == task_id)),
                PersonRow.telegram_id.is_not(None),
            )
            .order_by(PersonRow.id)
        )
        return [(row.telegram_id, person_value(row)) for row in found if row.telegram_id is not None]
