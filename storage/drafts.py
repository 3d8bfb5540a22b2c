"""Orders that were read and wait for the coordinator's word."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import DraftRow


class Drafts:
    """A read road map as its JSON object, for one person of one department."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def put(self, department_id: int, person_id: int, document: dict[str, Any], now: datetime) -> int:
        """Keeps a draft and gives its id; the person's earlier draft in the department is replaced."""
        await self._session.execute(
            delete(DraftRow).where(DraftRow.department_id == department_id, DraftRow.person_id == person_id)
        )
        row = DraftRow(department_id=department_id, person_id=person_id, document=document, created_at=now)
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def get(self, draft_id: int, person_id: int) -> tuple[int, dict[str, Any]] | None:
        """(department id, document) of the person's own draft."""
        row = await self._session.get(DraftRow, draft_id)
        if row is None or row.person_id != person_id:
            return None
        return row.department_id, row.document

    async def drop(self, draft_id: int) -> None:
        """Forgets a draft."""
        await self._session.execute(delete(DraftRow).where(DraftRow.id == draft_id))
