"""Reminders: who holds a post today, which tasks have a due date near or past, and who was reminded of what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ScalarSelect, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from roadmap.deadlines import from_text
from roadmap.people import Role
from roadmap.reminding import Seat
from roadmap.steps import begun
from roadmap.tasks import UNFINISHED, Task
from roadmap.tellings import TellingKind
from storage.models import ActivityRow, GivenDatesRow, PersonRow, PostRow, TaskRow, TellingRow
from storage.people import held_on, person_value
from storage.task_rows import select_tasks, task_value

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
            Seat(person_value(row), row.telegram_id, Role(role), organisation_id, stands_for, row.joined_at)
            for row, role, organisation_id, stands_for in rows
        ]

    async def near(self, department_id: int, until: date) -> list[tuple[Task, date | None]]:
        """The unfinished tasks that are due until *until*, with the first day of each one's own window, if it has one."""
        given = self._given()
        rows = (
            await self._session.execute(
                select_tasks(ActivityRow.schedule.label("schedule"), given.label("given")).where(
                    TaskRow.department_id == department_id,
                    TaskRow.status.in_(UNFINISHED),
                    TaskRow.due <= until,
                )
            )
        ).all()
        # A row of three hundred schools is read once.
        read = {text: begun(from_text(text)) for text in {row.given or row.schedule for row in rows} if text}
        return [
            (task, _begun(task, read.get(row.given or row.schedule, {})))
            for row, task in ((row, task_value(row)) for row in rows)
        ]

    @staticmethod
    def _given() -> ScalarSelect[str | None]:
        """The dates that count where the order left them open: the organisation's own, else those for all."""
        return (
            select(GivenDatesRow.schedule)
            .where(
                GivenDatesRow.activity_id == TaskRow.activity_id,
                or_(
                    GivenDatesRow.organisation_id == TaskRow.organisation_id,
                    GivenDatesRow.organisation_id.is_(None),
                ),
                GivenDatesRow.schedule.is_not(None),
                GivenDatesRow.withdrawn_at.is_(None),
            )
            .order_by(GivenDatesRow.organisation_id.is_(None), GivenDatesRow.id.desc())
            .limit(1)
            .correlate(TaskRow)
            .scalar_subquery()
        )

    async def told(self, department_id: int, at: Collection[datetime]) -> list[Told]:
        """Who was reminded at these moments: a task's own ``asked_at`` finds those who heard of it then."""
        if not at:
            return []
        rows = await self._session.execute(
            select(PersonRow.name, TellingRow.created_at, TellingRow.why)
            .join(PersonRow, PersonRow.id == TellingRow.person_id)
            .where(
                TellingRow.department_id == department_id,
                TellingRow.kind.in_([TellingKind.REMIND, TellingKind.NUDGE]),
                TellingRow.created_at.in_(list(at)),
            )
            .order_by(TellingRow.id)
        )
        return [Told(row.name, row.created_at, frozenset(row.why.get("tasks", ()))) for row in rows]


def _begun(task: Task, first: Mapping[str, date]) -> date | None:
    """A task that counts the occasions of a month has the month for its window."""
    if task.counted and task.covers is not None:
        return task.covers.start
    return first.get(task.occurrence)
