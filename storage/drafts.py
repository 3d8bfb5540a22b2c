"""Orders that were read and wait for the coordinator's word."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.draft import Draft
from storage.models import DraftRow
from storage.plans import draft_from_json, draft_to_json

ORDER = "order"
OWN = "own"
"""A school's own plan."""
SENT = "sent"
"""A document of which it is asked whether it is a school's plan or a proof."""


class Drafts:
    """A read plan with what was decided about it, for one person of one department."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def put(self, department_id: int, person_id: int, draft: Draft, now: datetime) -> int:
        """Keeps a draft and gives its id; the person's earlier draft in the department is replaced.

        A school's plan replaces no order, and the other way about.
        """
        kind = ORDER if draft.organisation_id is None else OWN
        await self._session.execute(
            delete(DraftRow).where(
                DraftRow.department_id == department_id,
                DraftRow.person_id == person_id,
                DraftRow.kind == kind,
            )
        )
        return await self._add(department_id, person_id, kind, draft, now)

    async def ask(self, department_id: int, person_id: int, draft: Draft, now: datetime) -> int:
        """Keeps a document until its sender says what it is; its id. It replaces nothing."""
        return await self._add(department_id, person_id, SENT, draft, now)

    async def _add(self, department_id: int, person_id: int, kind: str, draft: Draft, now: datetime) -> int:
        row = DraftRow(
            department_id=department_id,
            person_id=person_id,
            kind=kind,
            document=draft_to_json(draft),
            created_at=now,
        )
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def get(self, draft_id: int, person_id: int) -> tuple[int, Draft] | None:
        """(department id, draft) of the person's own draft."""
        row = await self._session.get(DraftRow, draft_id)
        if row is None or row.person_id != person_id or row.kind not in (ORDER, OWN):
            return None
        return row.department_id, draft_from_json(row.document)

    async def asked_about(self, draft_id: int, person_id: int) -> tuple[int, Draft] | None:
        """(department id, draft) of a document that the person has not said of what it is."""
        row = await self._session.get(DraftRow, draft_id)
        if row is None or row.person_id != person_id or row.kind != SENT:
            return None
        return row.department_id, draft_from_json(row.document)

    async def of_person(self, person_id: int, own: bool = False) -> tuple[int, Draft] | None:
        """(id, draft) of the order that the person was last busy with, or of their school's *own* plan."""
        row = await self._session.scalar(
            select(DraftRow)
            .where(DraftRow.person_id == person_id, DraftRow.kind == (OWN if own else ORDER))
            .order_by(DraftRow.id.desc())
            .limit(1)
        )
        return None if row is None else (row.id, draft_from_json(row.document))

    async def save(self, draft_id: int, draft: Draft) -> None:
        """Remembers what was decided."""
        await self._session.execute(
            update(DraftRow).where(DraftRow.id == draft_id).values(document=draft_to_json(draft))
        )

    async def drop(self, draft_id: int) -> None:
        """Forgets a draft."""
        await self._session.execute(delete(DraftRow).where(DraftRow.id == draft_id))
