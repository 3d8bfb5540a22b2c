"""The outbox: what is to be said, written in the commit of what it tells, until it has been said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, not_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import OutboxRow, TellingRow


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One thing to say. *kind* and *payload* belong to ``bot/delivery``; *attempts* were begun before."""

    chat_id: int
    kind: str
    payload: dict[str, Any]
    content: bytes | None = None
    """The bytes of a file."""
    id: int = 0
    attempts: int = 0
    urgency: int = 0
    """0 is an answer to somebody who waits for it, 1 is what is told to many."""
    telling_id: int | None = None
    at: datetime | None = None
    """When it was put here."""


class Outbox:
    """Answers are said first; rows of a chat that are equally urgent in the order of their ids."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, items: Iterable[Outgoing], now: datetime) -> None:
        """Queues things to say."""
        self._session.add_all(
            OutboxRow(
                chat_id=item.chat_id,
                kind=item.kind,
                payload=item.payload,
                content=item.content,
                created_at=now,
                attempts=0,
                urgency=item.urgency,
                telling_id=item.telling_id,
            )
            for item in items
        )
        await self._session.flush()

    async def waiting(
        self,
        limit: int = 500,
        without: Collection[int] = (),
        urgency: int | None = None,
        quiet: Mapping[int, datetime] | None = None,
    ) -> list[Outgoing]:
        """What is to be said, answers and then the oldest first, leaving out the rows *without*.

        *urgency* is that of the rows that are looked for, if not all are. *quiet* are departments whose
        tellings from before a moment have to wait; answers never do.
        """
        of_urgency = true() if urgency is None else OutboxRow.urgency == urgency
        found = await self._session.execute(
            select(
                OutboxRow.chat_id,
                OutboxRow.kind,
                OutboxRow.payload,
                OutboxRow.content,
                OutboxRow.id,
                OutboxRow.attempts,
                OutboxRow.urgency,
                OutboxRow.telling_id,
                OutboxRow.created_at,
            )
            .where(
                OutboxRow.refused_at.is_(None),
                of_urgency,
                OutboxRow.id.not_in(without),
                *(_told_by_no(department, before) for department, before in (quiet or {}).items()),
            )
            .order_by(OutboxRow.urgency, OutboxRow.id)
            .limit(limit)
        )
        return [Outgoing(*row) for row in found]

    async def said(self, *row_ids: int) -> set[int]:
        """What was said is nobody's record: the rows go.

        The ids of those that were there: where one had gone before, its chat was forgotten.
        """
        gone = await self._session.scalars(
            delete(OutboxRow).where(OutboxRow.id.in_(row_ids)).returning(OutboxRow.id)
        )
        return set(gone)

    async def forget(self, before: datetime) -> None:
        """Drops what was refused before a moment."""
        await self._session.execute(delete(OutboxRow).where(OutboxRow.refused_at < before))

    async def refused(self, row_id: int, failure: str, now: datetime) -> None:
        """Gives a row up because of *failure*, and keeps it for who looks into it."""
        await self._session.execute(
            update(OutboxRow).where(OutboxRow.id == row_id).values(refused_at=now, failure=failure)
        )

    async def begin(self, row_ids: Collection[int]) -> None:
        """Counts an attempt before it is made: a crash leaves the count."""
        if row_ids:
            await self._session.execute(
                update(OutboxRow).where(OutboxRow.id.in_(row_ids)).values(attempts=OutboxRow.attempts + 1)
            )

    async def begun(self, urgency: int) -> set[int]:
        """The rows of at least this urgency that somebody has begun to say, whatever came of it."""
        found = await self._session.scalars(
            select(OutboxRow.id).where(
                OutboxRow.refused_at.is_(None), OutboxRow.attempts > 0, OutboxRow.urgency >= urgency
            )
        )
        return set(found)


def _told_by_no(department_id: int, before: datetime) -> ColumnElement[bool]:
    """No telling of a department from before a moment."""
    its = select(TellingRow.id).where(
        TellingRow.id == OutboxRow.telling_id, TellingRow.department_id == department_id
    )
    return not_(and_(OutboxRow.created_at < before, its.exists()))
