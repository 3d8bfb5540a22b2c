"""Reminders that people send: who holds a post today, and who was reminded of what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from roadmap.people import Role
from roadmap.reminding import Seat
from roadmap.tellings import TellingKind
from storage.models import PersonRow, PostRow, TellingRow
from storage.people import held_on, person_value

# SQLAlchemy copies every column for an alias: once for a process, not for each statement.
_ABSENT = aliased(PostRow)


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who was reminded of tasks at a moment."""

    name: str
    at: datetime
    tasks: frozenset[int]


class Reminders:
    """What is read for them; that each has one a day is kept by ``Tellings``."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def seats(self, department_id: int, day: date) -> list[Seat]:
        """Everybody with a post in a department on *day*."""
        rows = await self._session.execute(
            select(PersonRow, PostRow.role, PostRow.organisation_id, _ABSENT.person_id)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .outerjoin(_ABSENT, _ABSENT.id == PostRow.stands_for_id)
            .where(PostRow.department_id == department_id, held_on(day))
            .order_by(PostRow.id)
        )
        return [
            Seat(person_value(row), row.telegram_id, Role(role), organisation_id, stands_for)
            for row, role, organisation_id, stands_for in rows
        ]

    async def told(self, department_id: int, at: Collection[datetime]) -> list[Told]:
        """Who was reminded at these moments: a task's own ``asked_at`` finds those who heard of it then."""
        if not at:
            return []
        rows = await self._session.execute(
            select(PersonRow.name, TellingRow.created_at, TellingRow.why)
            .join(PersonRow, PersonRow.id == TellingRow.person_id)
            .where(
                TellingRow.department_id == department_id,
                TellingRow.kind == TellingKind.REMIND,
                TellingRow.created_at.in_(list(at)),
            )
            .order_by(TellingRow.id)
        )
        return [Told(row.name, row.created_at, frozenset(row.why.get("tasks", ()))) for row in rows]
