"""Work that wakes by the clock: each piece looks at what is stored, so a start after a week does it once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.delivery import outgoing
from bot.jobs.asking_dates import ask_for_dates
from bot.jobs.check_ins import check_in
from bot.jobs.following import follow_days
from bot.jobs.lapsing import accept_what_lapsed
from bot.jobs.piece import Piece
from bot.jobs.settling import settle_work
from bot.jobs.snapshots import take_snapshots
from storage.database import Database

EVERY = timedelta(minutes=10)
PIECES: tuple[Piece, ...] = (
    take_snapshots,
    settle_work,
    follow_days,
    accept_what_lapsed,
    ask_for_dates,
    check_in,
)
"""In this order: how it stood, who is there, what there is to do, what is told of it."""

log = logging.getLogger(__name__)


class Jobs:
    """*said* wakes the sender. A piece that fails is tried again at the next turn and hinders no other."""

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
        for piece in PIECES:
            try:
                await self._run(piece, now)
            except Exception:
                log.exception("the piece %s failed; it is tried again in ten minutes", piece.__name__)

    async def _run(self, piece: Piece, now: datetime) -> None:
        """One piece for every department, in one unit of work."""
        async with self._database.unit() as unit:
            notes = [
                note
                for department in await unit.departments.all()
                for note in await piece(unit, department, now)
            ]
            await unit.outbox.add(outgoing.rows(notes, 0, None, None), now)
        if notes:
            self._said()
