"""Work that wakes by the clock: each piece looks at what is stored, so a start after a week does it once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.actions.carrying_out import settle
from bot.actions.review import accept_lapsed
from bot.clock import Clock
from bot.delivery import outgoing
from bot.keyboards import review as keyboards
from bot.says import Note
from bot.texts import review as words
from bot.texts.voice import voice_of
from roadmap.tasks import Status
from storage.database import Database

EVERY = timedelta(minutes=10)


class Jobs:
    """*said* wakes the sender. A job that fails is tried again at the next turn and hinders no other."""

    def __init__(self, database: Database, clock: Clock, said: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._said = said
        self._next: datetime | None = None

    async def run_due(self) -> None:
        """Does what is due, at most once in ``EVERY`` of the clock's time."""
        now = self._clock()
        if self._next is not None and self._next - EVERY <= now < self._next:
            return
        self._next = now + EVERY
        await self._accept_lapsed(now)
        await self._settle(now)

    async def _settle(self, now: datetime) -> None:
        """Work of people whose posts have ended goes back to the head."""
        async with self._database.unit() as unit:
            for department in await unit.departments.all():
                await settle(unit, department, now)

    async def _accept_lapsed(self, now: datetime) -> None:
        async with self._database.unit() as unit:
            notes = [
                Note(
                    words.lapsed(voice_of(one.person.language), task, one.next),
                    keyboards.after_verdict(voice_of(one.person.language), task, Status.ACCEPTED, one.next),
                    to=one.chat,
                )
                for department in await unit.departments.all()
                for task, told in await accept_lapsed(unit, department, now)
                for one in told
            ]
            await unit.outbox.add(outgoing.rows(notes, 0, None, None), now)
        if notes:
            self._said()
