"""The outbox: what is to be said, written in the commit of what it tells, until it has been said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import OutboxRow


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One thing to say. *kind* and *payload* belong to ``bot/delivery``; *key* makes it be said once."""

    chat_id: int
    kind: str
    payload: dict[str, Any]
    key: str | None = None
    id: int = 0
    attempts: int = 0


class Outbox:
    """Rows of a chat are said in the order of their ids."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, items: Iterable[Outgoing], now: datetime) -> None:
        """Queues things to say; one whose key is there already is left out."""
        items = list(items)
        keys = {item.key for item in items if item.key is not None}
        known = (
            set(await self._session.scalars(select(OutboxRow.key).where(OutboxRow.key.in_(keys))))
            if keys
            else set()
        )
        self._session.add_all(
            OutboxRow(
                chat_id=item.chat_id,
                kind=item.kind,
                payload=item.payload,
                key=item.key,
                created_at=now,
                attempts=0,
            )
            for item in items
            if item.key is None or item.key not in known
        )
        await self._session.flush()

    async def waiting(self, limit: int = 500, without: Iterable[int] = ()) -> list[Outgoing]:
        """What is to be said, oldest first, leaving out the chats *without*."""
        found = await self._session.scalars(
            select(OutboxRow)
            .where(OutboxRow.sent_at.is_(None), OutboxRow.chat_id.not_in(list(without)))
            .order_by(OutboxRow.id)
            .limit(limit)
        )
        return [Outgoing(row.chat_id, row.kind, row.payload, row.key, row.id, row.attempts) for row in found]

    async def said(self, row_id: int, now: datetime, failure: str | None = None) -> None:
        """Marks a row as said, or as given up because of *failure*.

        A row without a key that went well is nobody's record: it goes.
        """
        if failure is None:
            gone = await self._session.execute(
                delete(OutboxRow).where(OutboxRow.id == row_id, OutboxRow.key.is_(None))
            )
            if gone.rowcount:  # type: ignore[attr-defined]
                return
        await self._session.execute(
            update(OutboxRow).where(OutboxRow.id == row_id).values(sent_at=now, failure=failure)
        )

    async def tried(self, row_id: int) -> None:
        """Counts an attempt that did not get through."""
        await self._session.execute(
            update(OutboxRow).where(OutboxRow.id == row_id).values(attempts=OutboxRow.attempts + 1)
        )
