"""What the bot tells by itself: each telling once, whatever the clock and the restarts do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.department import Department
from roadmap.tellings import Course, Mark, Marked, NewTelling, Telling, TellingKind
from storage.departments import department_value
from storage.models import DepartmentRow, GroupChatRow, PersonRow, PostRow, TellingRow

NOBODY = 0
"""The chat of a period's mark: the messenger gives no chat this number."""


class Tellings:
    """A telling and its rows of the outbox stand in one commit; the sender marks what became of it."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def claim(
        self, department_id: int, kind: TellingKind, period: str, wanted: Sequence[NewTelling], now: datetime
    ) -> dict[int, int]:
        """Ids by chat of the tellings that were made now; chats that have theirs are left out."""
        had = await self.told(department_id, kind, period)
        rows = [
            {
                "department_id": department_id,
                "chat_id": one.chat_id,
                "person_id": one.person_id,
                "kind": kind,
                "period": period,
                "why": dict(one.why),
                "created_at": now,
            }
            for one in wanted
            if one.chat_id not in had
        ]
        if not rows:
            return {}
        # Past the ORM: it would write a statement for each.
        await self._session.execute(insert(cast(Table, TellingRow.__table__)), rows)
        made = await self._session.execute(
            select(TellingRow.chat_id, TellingRow.id).where(*_of(department_id, kind, period))
        )
        new = {row["chat_id"] for row in rows}
        return {chat: number for chat, number in made if chat in new}

    async def told(self, department_id: int, kind: TellingKind, period: str) -> frozenset[int]:
        """The chats that have their telling of the period."""
        found = await self._session.scalars(
            select(TellingRow.chat_id).where(*_of(department_id, kind, period), TellingRow.chat_id != NOBODY)
        )
        return frozenset(found)

    async def chats(self, department_id: int) -> dict[int, tuple[int, bool]]:
        """By person of the department who has come in: (chat, whether they have posts in others too)."""
        mine = select(PostRow.person_id).where(PostRow.department_id == department_id)
        found = await self._session.execute(
            select(PersonRow.id, PersonRow.telegram_id, func.count(PostRow.department_id.distinct()))
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .where(PersonRow.id.in_(mine), PersonRow.telegram_id.is_not(None))
            .group_by(PersonRow.id)
        )
        return {person: (chat, number > 1) for person, chat, number in found if chat is not None}

    async def heard(
        self, department_id: int, kinds: Collection[TellingKind], since: datetime
    ) -> list[tuple[int, datetime, Mapping[str, Any]]]:
        """(person id, when, why) of what people were told from a moment on."""
        found = await self._session.execute(
            select(TellingRow.person_id, TellingRow.created_at, TellingRow.why).where(
                TellingRow.department_id == department_id,
                TellingRow.kind.in_(kinds),
                TellingRow.person_id.is_not(None),
                TellingRow.created_at >= since,
            )
        )
        return [(person, at, why) for person, at, why in found if person is not None]

    async def mark(
        self,
        department_id: int,
        kind: TellingKind,
        period: str,
        mark: Mark,
        now: datetime,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        """Says what became of a period as a whole."""
        self._session.add(
            TellingRow(
                department_id=department_id,
                chat_id=NOBODY,
                kind=kind,
                period=period,
                why={"mark": mark, **(counts or {})},
                created_at=now,
                sent_at=now,
            )
        )
        await self._session.flush()

    async def unmark(self, department_id: int, kind: TellingKind, period: str) -> None:
        """Takes the mark of a period back."""
        await self._session.execute(
            delete(TellingRow).where(*_of(department_id, kind, period), TellingRow.chat_id == NOBODY)
        )

    async def last_mark(self, department_id: int, kind: TellingKind) -> Marked | None:
        """The mark of the latest period that has one."""
        row = await self._session.scalar(
            select(TellingRow)
            .where(
                TellingRow.department_id == department_id,
                TellingRow.kind == kind,
                TellingRow.chat_id == NOBODY,
            )
            .order_by(TellingRow.period.desc())
            .limit(1)
        )
        if row is None:
            return None
        counts = {key: number for key, number in row.why.items() if isinstance(number, int)}
        return Marked(row.period, Mark(row.why["mark"]), row.created_at, counts)

    async def course(self, department_id: int, kind: TellingKind, period: str) -> Course:
        """How the tellings of a period go."""
        mine = (*_of(department_id, kind, period), TellingRow.chat_id != NOBODY)
        total, sent, failed, since = (
            await self._session.execute(
                select(
                    func.count(),
                    func.count(TellingRow.sent_at),
                    func.count(TellingRow.failure),
                    func.min(TellingRow.created_at),
                ).where(*mine)
            )
        ).one()
        if not failed:
            return Course(total, sent, (), total - sent, since)
        name = func.coalesce(PersonRow.name, GroupChatRow.title, "")
        names = await self._session.scalars(
            select(name)
            .select_from(TellingRow)
            .outerjoin(PersonRow, PersonRow.id == TellingRow.person_id)
            .outerjoin(GroupChatRow, GroupChatRow.chat_id == TellingRow.chat_id)
            .where(*mine, TellingRow.failure.is_not(None))
            .order_by(name)
        )
        return Course(total, sent, tuple(names), total - sent - failed, since)

    async def latest(self, department_id: int, kind: TellingKind) -> str | None:
        """The latest period of which anything was told."""
        return await self._session.scalar(
            select(func.max(TellingRow.period)).where(
                TellingRow.department_id == department_id,
                TellingRow.kind == kind,
                TellingRow.chat_id != NOBODY,
            )
        )

    async def of_person(self, person_id: int, limit: int | None = None) -> list[Telling]:
        """The last tellings of a person, the newest first."""
        found = await self._session.execute(
            select(TellingRow, DepartmentRow.name, DepartmentRow.timezone)
            .join(DepartmentRow, DepartmentRow.id == TellingRow.department_id)
            .where(TellingRow.person_id == person_id)
            .order_by(TellingRow.created_at.desc(), TellingRow.id.desc())
            .limit(limit)
        )
        return [
            Telling(
                row.id, name, zone, row.kind, row.period, row.why, row.created_at, row.sent_at, row.failure
            )
            for row, name, zone in found
        ]

    async def department(self, telling_id: int) -> Department:
        """Whose telling it is."""
        row = await self._session.scalar(
            select(DepartmentRow).join(TellingRow).where(TellingRow.id == telling_id)
        )
        if row is None:
            raise LookupError(f"no telling {telling_id}")
        return department_value(row)

    async def last_of_chat(self, department_id: int, chat: int) -> Telling | None:
        """The last thing that a department told a chat."""
        row = await self._session.scalar(
            select(TellingRow)
            .where(TellingRow.department_id == department_id, TellingRow.chat_id == chat)
            .order_by(TellingRow.id.desc())
            .limit(1)
        )
        if row is None:
            return None
        return Telling(
            row.id, "", "", row.kind, row.period, row.why, row.created_at, row.sent_at, row.failure
        )

    async def sent(self, telling_ids: Collection[int], now: datetime) -> None:
        """They were said."""
        if telling_ids:
            await self._session.execute(
                update(TellingRow).where(TellingRow.id.in_(telling_ids)).values(sent_at=now, failure=None)
            )

    async def failed(self, telling_id: int, failure: str) -> None:
        """It could not be said, and is not tried again."""
        await self._session.execute(
            update(TellingRow).where(TellingRow.id == telling_id).values(failure=failure)
        )


def _of(department_id: int, kind: TellingKind, period: str) -> tuple[ColumnElement[bool], ...]:
    return (
        TellingRow.department_id == department_id,
        TellingRow.kind == kind,
        TellingRow.period == period,
    )
