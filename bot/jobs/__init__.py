"""Work that wakes by the clock: each piece looks at what is stored, so a start after a week does it once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Container
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.delivery import outgoing
from bot.jobs.asking_dates import ask_for_dates
from bot.jobs.check_ins import check_in
from bot.jobs.following import follow_days
from bot.jobs.lapsing import accept_what_lapsed
from bot.jobs.news import TellNews
from bot.jobs.nudging import nudge
from bot.jobs.piece import Batches, Piece, Round
from bot.jobs.questionnaires import ask_for_answers, open_rounds
from bot.jobs.settling import settle_work
from bot.jobs.snapshots import take_snapshots
from bot.jobs.strangers import leave_strangers
from bot.jobs.week import alarm_of_week, push_week
from bot.unbroken import unbroken
from roadmap.department import Department
from roadmap.news import Wait
from storage.database import Database

EVERY = timedelta(minutes=10)
PIECES: tuple[Piece, ...] = (
    take_snapshots,
    settle_work,
    follow_days,
    accept_what_lapsed,
    ask_for_dates,
    check_in,
    open_rounds,
    ask_for_answers,
    alarm_of_week,
)
"""In this order: how it stood, who is there, what there is to do, what is told of it."""
OF_ALL: tuple[Round, ...] = (leave_strangers,)
"""What belongs to no department."""
IN_BATCHES: tuple[Batches, ...] = (push_week, nudge)
"""What is told to many: each batch is a commit of its own, so that a kill in between goes on where it stopped.

In this order: on the day of the push there is nothing to remind of.
"""

log = logging.getLogger(__name__)


class Jobs:
    """*said* wakes the sender, *wait* is that of news. A piece that fails is tried again and hinders no other."""

    def __init__(self, database: Database, clock: Clock, said: Callable[[], None], wait: Wait) -> None:
        self._database = database
        self._clock = clock
        self._said = said
        self._tell_news = TellNews(wait)
        self._next: datetime | None = None

    async def run_due(self) -> None:
        """Does what is due: news whenever it is asked to, the rest at most once in ``EVERY`` of the clock's time."""
        now = self._clock()
        await self._run_news(now)
        if self._next is not None and self._next - EVERY <= now < self._next:
            return
        self._next = now + EVERY
        for piece in PIECES:
            try:
                await unbroken(self._run(piece, now))
            except Exception:
                log.exception("the piece %s failed; it is tried again in ten minutes", piece.__name__)
        for round_ in OF_ALL:
            try:
                await unbroken(self._run_round(round_, now))
            except Exception:
                log.exception("%s failed; it is tried again in ten minutes", round_.__name__)
        for batches in IN_BATCHES:
            await self._run_batches(batches, now)

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

    async def _run_round(self, round_: Round, now: datetime) -> None:
        async with self._database.unit() as unit:
            says = await round_(unit, now)
            await unit.outbox.add(outgoing.rows(says, 0, None, None), now)
        if says:
            self._said()

    async def _run_news(self, now: datetime) -> None:
        """Where any waits to be told: one statement where none does."""
        async with self._database.unit() as unit:
            waiting = set(await unit.news.departments())
        if waiting:
            await self._run_batches(self._tell_news, now, waiting)

    async def _run_batches(self, batches: Batches, now: datetime, only: Container[int] | None = None) -> None:
        """Every department by itself: one that fails hinders no other."""
        async with self._database.unit() as unit:
            departments = await unit.departments.all()
        for department in departments:
            if only is not None and department.id not in only:
                continue
            try:
                while await unbroken(self._run_batch(batches, department, now)):
                    pass
            except Exception:
                log.exception("%s failed for department %s", batches.__name__, department.id)

    async def _run_batch(self, batches: Batches, department: Department, now: datetime) -> bool:
        async with self._database.unit() as unit:
            notes, more = await batches(unit, department, now)
            await unit.outbox.add(outgoing.rows(notes, 0, None, None), now)
        if notes:
            self._said()
        return more
