"""The inbox: updates as they came, until what they asked for is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import InboxRow


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update: *lane* is whose turn it belongs to, so that one person's updates keep their order."""

    update_id: int
    lane: int
    payload: dict[str, Any]


class Inbox:
    """Rows are added before the offset moves, and marked in the commit of their effect."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, updates: Iterable[Incoming], now: datetime) -> list[Incoming]:
        """Keeps the updates that are not there yet, and gives them back."""
        by_id = {item.update_id: item for item in updates}
        known = set(
            await self._session.scalars(select(InboxRow.update_id).where(InboxRow.update_id.in_(by_id)))
        )
        fresh = [item for update_id, item in by_id.items() if update_id not in known]
        self._session.add_all(
            InboxRow(update_id=item.update_id, lane=item.lane, payload=item.payload, received_at=now)
            for item in fresh
        )
        await self._session.flush()
        return fresh

    async def waiting(self) -> list[Incoming]:
        """Updates that are not done, in the order they came."""
        found = await self._session.scalars(
            select(InboxRow).where(InboxRow.done_at.is_(None)).order_by(InboxRow.update_id)
        )
        return [Incoming(row.update_id, row.lane, row.payload) for row in found]

    async def payloads(self, update_ids: Iterable[int]) -> list[dict[str, Any]]:
        """What came in these updates, in the order they came; those forgotten meanwhile are left out."""
        found = await self._session.scalars(
            select(InboxRow.payload)
            .where(InboxRow.update_id.in_(list(update_ids)))
            .order_by(InboxRow.update_id)
        )
        return list(found)

    async def done(self, update_id: int, now: datetime, reference: str | None = None) -> bool:
        """Marks an update as done, or as set aside under *reference*; False where it was done before."""
        marked = await self._session.execute(
            update(InboxRow)
            .where(InboxRow.update_id == update_id, InboxRow.done_at.is_(None))
            .values(done_at=now, reference=reference)
        )
        return marked.rowcount == 1  # type: ignore[attr-defined,no-any-return]

    async def forget(self, before: datetime) -> None:
        """Drops updates done before a moment."""
        await self._session.execute(delete(InboxRow).where(InboxRow.done_at < before))
