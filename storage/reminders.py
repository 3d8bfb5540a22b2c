"""Reminders that people send: who holds a post today, who was reminded when, at most once a day each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from roadmap.people import Role
from roadmap.reminding import Seat
from storage.models import PersonRow, PostRow, TaskRow, TellingRow
from storage.people import held_on, person_value

KIND = "remind"


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who was reminded of tasks at a moment."""

    name: str
    at: datetime
    tasks: frozenset[int]


class Reminders:
    """A telling of its kind for a person and a day."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def seats(self, department_id: int, day: date) -> list[Seat]:
        """Everybody with a post in a department on *day*."""
        absent = aliased(PostRow)
        rows = await self._session.execute(
            select(PersonRow, PostRow.role, PostRow.organisation_id, absent.person_id)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .outerjoin(absent, absent.id == PostRow.stands_for_id)
            .where(PostRow.department_id == department_id, held_on(day))
            .order_by(PostRow.id)
        )
        return [
            Seat(person_value(row), row.telegram_id, Role(role), organisation_id, stands_for)
            for row, role, organisation_id, stands_for in rows
        ]

    async def reminded(self, department_id: int, day: date) -> frozenset[int]:
        """The chats that had their reminder on *day*."""
        found = await self._session.scalars(
            select(TellingRow.chat_id).where(
                TellingRow.department_id == department_id,
                TellingRow.kind == KIND,
                TellingRow.period == day.isoformat(),
            )
        )
        return frozenset(found)

    async def add(
        self,
        department_id: int,
        day: date,
        told: Mapping[int, tuple[int, Iterable[int]]],
        by: int,
        now: datetime,
    ) -> None:
        """Keeps whom *by* reminded: (person id, task ids) by chat. A second one of a day breaks the unit of work."""
        self._session.add_all(
            TellingRow(
                department_id=department_id,
                chat_id=chat,
                person_id=person_id,
                kind=KIND,
                period=day.isoformat(),
                why={"by": by, "tasks": sorted(tasks)},
                created_at=now,
            )
            for chat, (person_id, tasks) in told.items()
        )
        await self._session.flush()
        every = {number for _, tasks in told.values() for number in tasks}
        await self._session.execute(update(TaskRow).where(TaskRow.id.in_(every)).values(asked_at=now))

    async def told(self, department_id: int, at: Collection[datetime]) -> list[Told]:
        """Who was reminded at these moments: a task's own ``asked_at`` finds those who heard of it then."""
        if not at:
            return []
        rows = await self._session.execute(
            select(PersonRow.name, TellingRow.created_at, TellingRow.why)
            .join(PersonRow, PersonRow.id == TellingRow.person_id)
            .where(
                TellingRow.department_id == department_id,
                TellingRow.kind == KIND,
                TellingRow.created_at.in_(list(at)),
            )
            .order_by(TellingRow.id)
        )
        return [Told(row.name, row.created_at, frozenset(row.why.get("tasks", ()))) for row in rows]
