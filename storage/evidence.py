"""What was handed in for tasks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.deadlines import Kind
from roadmap.evidence import Evidence, EvidenceRecord, Form
from roadmap.link_checks import Outcome, Verdict
from roadmap.people import Person
from storage.models import EvidenceRow, LinkRow, PersonRow, TaskRow
from storage.people import person_value


class EvidenceBook:
    """Evidence is only ever added; what was taken back stays, marked. What it proves is the task's business."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        task_id: int,
        person_id: int,
        evidence: Evidence,
        now: datetime,
        link_id: int | None = None,
        *,
        until: datetime | None = None,
        case: bool = False,
    ) -> int:
        """Keeps a proof; its id, 0 where the task has the very same one already.

        One that was handed in *until* then is handed in anew: the older one gives way to it. A *case* of
        another day, in other words or told by somebody else is another one.
        """
        same = await self._session.scalar(
            select(EvidenceRow).where(
                EvidenceRow.task_id == task_id,
                EvidenceRow.form == evidence.form,
                EvidenceRow.value == evidence.value,
                EvidenceRow.withdrawn_at.is_(None),
                *(_same_case(evidence, person_id) if case else ()),
            )
        )
        if same is not None:
            if until is None or same.created_at > until:
                return 0
            same.withdrawn_at = now
        row = EvidenceRow(
            task_id=task_id,
            person_id=person_id,
            form=evidence.form,
            value=evidence.value,
            name=evidence.name,
            note=evidence.note,
            number=evidence.number,
            dated=evidence.dated,
            sent=evidence.sent,
            link_id=link_id,
            created_at=now,
        )
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def of_task(self, task_id: int) -> list[EvidenceRecord]:
        """A task's proofs, oldest first."""
        found = await self._session.execute(
            select(EvidenceRow, PersonRow.name, LinkRow)
            .join(PersonRow, PersonRow.id == EvidenceRow.person_id)
            .outerjoin(LinkRow, LinkRow.id == EvidenceRow.link_id)
            .where(EvidenceRow.task_id == task_id, EvidenceRow.withdrawn_at.is_(None))
            .order_by(EvidenceRow.id)
        )
        return [
            EvidenceRecord(
                row.id,
                Evidence(Form(row.form), row.value, row.name, row.note, row.number, row.dated, row.sent),
                author,
                row.created_at,
                row.person_id,
                _verdict(link),
                None if link is None else link.alive_at,
            )
            for row, author, link in found
        ]

    async def standing(self, task_id: int, person_id: int, since: datetime | None) -> tuple[int, int]:
        """How many proofs were handed in after *since* (or ever) and stand: this person's, and others'."""
        found = await self._session.scalars(
            select(EvidenceRow.person_id).where(
                EvidenceRow.task_id == task_id, EvidenceRow.withdrawn_at.is_(None), *_after(since)
            )
        )
        authors = list(found)
        own = authors.count(person_id)
        return own, len(authors) - own

    async def take_back(self, task_id: int, person_id: int, since: datetime | None, now: datetime) -> None:
        """Marks what a person handed in for a task after *since* (or ever) as taken back."""
        await self._session.execute(
            update(EvidenceRow)
            .where(
                EvidenceRow.task_id == task_id,
                EvidenceRow.person_id == person_id,
                EvidenceRow.withdrawn_at.is_(None),
                *_after(since),
            )
            .values(withdrawn_at=now)
        )

    async def of_person(self, evidence_id: int, person_id: int) -> int | None:
        """The task of a standing proof that this person handed in; None for any other."""
        found: int | None = await self._session.scalar(
            select(EvidenceRow.task_id).where(
                EvidenceRow.id == evidence_id,
                EvidenceRow.person_id == person_id,
                EvidenceRow.withdrawn_at.is_(None),
            )
        )
        return found

    async def task_of(self, evidence_id: int) -> int | None:
        """The task of a standing proof, whoever handed it in."""
        found: int | None = await self._session.scalar(
            select(EvidenceRow.task_id).where(
                EvidenceRow.id == evidence_id, EvidenceRow.withdrawn_at.is_(None)
            )
        )
        return found

    async def withdraw(self, evidence_ids: Iterable[int], now: datetime) -> None:
        """Marks these proofs as taken back."""
        await self._session.execute(
            update(EvidenceRow).where(EvidenceRow.id.in_(list(evidence_ids))).values(withdrawn_at=now)
        )

    async def name_document(self, evidence_id: int, number: str, dated: date | None) -> None:
        """Writes the document's own number and date to a proof."""
        await self._session.execute(
            update(EvidenceRow).where(EvidenceRow.id == evidence_id).values(number=number, dated=dated)
        )

    async def authors(self, task_id: int) -> list[tuple[int, Person]]:
        """Everybody who handed in something that stands for the task, or closed the register that it is.

        Each is (Telegram id, person).
        """
        found = await self._session.scalars(
            select(PersonRow)
            .where(
                or_(
                    PersonRow.id.in_(
                        select(EvidenceRow.person_id).where(
                            EvidenceRow.task_id == task_id, EvidenceRow.withdrawn_at.is_(None)
                        )
                    ),
                    PersonRow.id.in_(
                        select(TaskRow.submitted_by).where(
                            TaskRow.id == task_id, TaskRow.kind == Kind.ON_REQUEST
                        )
                    ),
                ),
                PersonRow.telegram_id.is_not(None),
            )
            .order_by(PersonRow.id)
        )
        return [(row.telegram_id, person_value(row)) for row in found if row.telegram_id is not None]


def _after(since: datetime | None) -> list[ColumnElement[bool]]:
    return [] if since is None else [EvidenceRow.created_at > since]


def _same_case(evidence: Evidence, person_id: int) -> list[ColumnElement[bool]]:
    """The same words of two people are two cases; the same link or file is one."""
    same = [EvidenceRow.dated == evidence.dated, EvidenceRow.note == evidence.note]
    return [*same, EvidenceRow.person_id == person_id] if evidence.form is Form.NOTE else same


def _verdict(link: LinkRow | None) -> Verdict | None:
    if link is None or link.outcome is None:
        return None
    return Verdict(link.address, Outcome(link.outcome), link.status)
