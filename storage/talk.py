"""Comments on tasks and requests about them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from roadmap.talk import Comment, Request, RequestKind
from storage.models import CommentRow, PersonRow, RequestRow

# SQLAlchemy copies every column for an alias: once for a process, not for each statement.
_DECIDER = aliased(PersonRow)


class Talk:
    """Comments are only added; a request is decided once."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def comment(self, task_id: int, person_id: int, text: str, now: datetime) -> None:
        """Keeps a comment."""
        self._session.add(CommentRow(task_id=task_id, person_id=person_id, text=text, created_at=now))
        await self._session.flush()

    async def comments(self, task_id: int, limit: int) -> list[Comment]:
        """The last comments on a task, oldest first."""
        found = await self._session.execute(
            select(PersonRow.name, CommentRow.text, CommentRow.created_at)
            .join(PersonRow, PersonRow.id == CommentRow.person_id)
            .where(CommentRow.task_id == task_id)
            .order_by(CommentRow.id.desc())
            .limit(limit)
        )
        return [Comment(*row) for row in reversed(found.all())]

    async def ask(
        self,
        task_id: int,
        person_id: int,
        kind: RequestKind,
        new_due: date | None,
        reason: str,
        now: datetime,
    ) -> int:
        """Keeps a request; its id."""
        row = RequestRow(
            task_id=task_id, person_id=person_id, kind=kind, new_due=new_due, reason=reason, created_at=now
        )
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def request(self, request_id: int) -> Request | None:
        """One request, of whichever department: access.py asks whose it is."""
        return await self._first(RequestRow.id == request_id)

    async def waiting(self, task_id: int) -> Request | None:
        """The request about a task that is not decided yet."""
        return await self._first((RequestRow.task_id == task_id) & RequestRow.decided_at.is_(None))

    async def why_off(self, task_id: int) -> str:
        """The reason for which people took a task off the last time; empty where nobody did."""
        found = await self._session.scalar(
            select(RequestRow.reason)
            .where(
                RequestRow.task_id == task_id,
                RequestRow.kind.in_((RequestKind.ASIDE, RequestKind.NOT_APPLICABLE)),
                RequestRow.granted.is_(True),
            )
            .order_by(RequestRow.decided_at.desc(), RequestRow.id.desc())
            .limit(1)
        )
        return found or ""

    async def decide(self, request_id: int, person_id: int, granted: bool, now: datetime) -> None:
        """Writes the coordinator's word."""
        await self._session.execute(
            update(RequestRow)
            .where(RequestRow.id == request_id)
            .values(granted=granted, decided_by=person_id, decided_at=now)
        )

    async def _first(self, which: ColumnElement[bool]) -> Request | None:
        found = (
            await self._session.execute(
                select(RequestRow, PersonRow.name, _DECIDER.name)
                .join(PersonRow, PersonRow.id == RequestRow.person_id)
                .outerjoin(_DECIDER, _DECIDER.id == RequestRow.decided_by)
                .where(which)
                .order_by(RequestRow.id)
                .limit(1)
                .execution_options(populate_existing=True)
            )
        ).one_or_none()
        if found is None:
            return None
        row, author, decided_by = found
        return Request(
            id=row.id,
            task_id=row.task_id,
            kind=RequestKind(row.kind),
            new_due=row.new_due,
            reason=row.reason,
            person_id=row.person_id,
            author=author,
            at=row.created_at,
            granted=row.granted,
            decided_by=decided_by or "",
            decided_at=row.decided_at,
        )
