"""Says what stands in the outbox: each chat in its order, chats beside each other, paced, until it is said.

The Bot API has no idempotency key. A row is marked after its call, so what a crash leaves between the two is
said again: twice at the most, never not at all.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from bot.clock import Clock
from bot.delivery import outgoing
from bot.delivery.late import Late
from bot.delivery.marks import Marks, Outcome
from bot.delivery.pace import Limits, Pace
from bot.delivery.pauses import Pauses
from bot.delivery.shelf import Shelf, is_message
from storage.database import Database
from storage.outbox import Outgoing

log = logging.getLogger(__name__)

ANSWERS_AT_ONCE = 30
"""Answers that may be on their way beside what is told to many."""
AHEAD = 1.0
"""Seconds' worth of rows that are in hand: the fewer, the less a crash leaves in doubt."""
DOUBT_SECONDS = 5.0
"""So long a bot lives before it says again what an earlier life may have said."""
STOP_SECONDS = 3
"""Service managers kill after ten seconds at the latest; most calls take a part of one."""
ANSWER = 0
"""The urgency of what somebody waits for."""
SUSPICIOUS = 5
LOOKS_AGAIN = 60.0
"""Seconds after which the outbox is read anew: what waited for the end of quiet hours wakes nobody."""
# Telegram's words for «this is so already» and «too late, and harmless».
_HARMLESS = ("message is not modified", "query is too old", "message to delete not found")
_CANNOT_EDIT = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
)
_CANNOT_DELETE = ("message can't be deleted",)
_NO_TOPIC = ("message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED")


# Down, or not letting us in: a token that was changed must not cost what waits to be said.
_DOWN = (TelegramNetworkError, TelegramServerError, TelegramUnauthorizedError, TelegramNotFound)


class Hold(Exception):
    """Nothing more can be said now: to this chat, or with *everybody* to anyone, for *seconds*."""

    def __init__(self, seconds: float, everybody: bool) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.everybody = everybody


class Sender:
    """The only one who writes to people. *seconds* is a clock that only grows: what is held back waits by it."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Clock,
        seconds: Callable[[], float] = time.monotonic,
        limits: Limits | None = None,
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._seconds = seconds
        self._pace = Pace(limits or Limits(), seconds)
        self._marks = Marks(database, clock, self.wake)
        self._late = Late(database, clock)
        self._shelf = Shelf()
        self._stock = int(max(30, min(self._pace.limits.per_second, 1000) * AHEAD))
        self._doubtful: set[int] | None = None
        self._began = seconds()
        self._pauses = Pauses()
        self._wake = asyncio.Event()
        self._news = self._rest = True
        self._busy: set[asyncio.Task[None]] = set()
        self._telling = 0
        self._reading: asyncio.Task[None] | None = None
        self._refused: dict[int, float] = {}  # by chat: until when it was told to wait
        self._all_held = 0.0

    def wake(self) -> None:
        """There is something new to say."""
        self._news = self._rest = True
        self._wake.set()

    async def drain(self) -> None:
        """Says everything that can be said now; what is held back stays."""
        self._doubtful = set()
        while True:
            self._news = True
            self._start_some()
            if self._reading is not None:
                await self._reading
                self._start_some()
            if not self._busy:
                return
            await asyncio.wait(self._busy, return_when=asyncio.FIRST_COMPLETED)

    async def run(self) -> None:
        """Says what comes until cancelled; then lets the calls that left already be marked."""
        try:
            while True:
                self._wake.clear()
                pause = self._start_some()
                if pause is None or pause > LOOKS_AGAIN:
                    await self._idle()
                    continue
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self._wake.wait()
        finally:
            await self._stop()

    async def _idle(self) -> None:
        try:
            async with asyncio.timeout(LOOKS_AGAIN):
                await self._wake.wait()
        except TimeoutError:
            self._news = self._rest = True

    async def _stop(self) -> None:
        if self._reading is not None:
            # A statement that is torn leaves its connection in doubt.
            await asyncio.wait({self._reading}, timeout=STOP_SECONDS)
            self._reading.cancel()
        if not self._busy:
            return
        _, hanging = await asyncio.wait(self._busy, timeout=STOP_SECONDS)
        for task in hanging:
            task.cancel()
        if hanging:
            await asyncio.wait(hanging)

    def _start_some(self) -> float | None:
        """Starts what may leave now. Returns the seconds until more may by itself; None where nothing waits."""
        now = self._seconds()
        if now < self._all_held:
            return self._all_held - now
        if self._shelf.open(now):
            self._news = True
        pause = self._look_at_doubtful(now)
        self._read_on()
        while (row := self._shelf.first()) is not None and self._has_room(row):
            if is_message(row) and (turn := self._pace.wait()) > 0:
                return turn
            self._start(self._shelf.take())
        opening = self._shelf.next_opening()
        if opening is not None:
            pause = min(pause or math.inf, max(0.001, opening - now))
        return pause

    def _look_at_doubtful(self, now: float) -> float | None:
        """What a crash left half said is told when all else is: another crash soon would say it a third time.

        Returns the seconds that it waits at least; None where there is none.
        """
        if not self._doubtful:
            return None
        if self._rest or self._telling or len(self._shelf):
            return DOUBT_SECONDS
        left = self._began + DOUBT_SECONDS - now
        if left <= 0:
            self._doubtful = set()
            self._news = True
            return None
        return left

    def _read_on(self) -> None:
        """Takes answers in hand at once, and of what is told to many no more than will soon leave.

        What is in hand leaves meanwhile: the database may be at work for somebody else.
        """
        low = len(self._shelf) <= self._stock // 2
        if (self._news or (low and self._rest)) and (self._reading is None or self._reading.done()):
            self._news = False
            self._reading = asyncio.create_task(self._read(None if low else ANSWER))

    async def _read(self, urgency: int | None) -> None:
        try:
            async with self._database.unit() as unit:
                if self._doubtful is None:
                    self._doubtful = await unit.outbox.begun(ANSWER + 1)
                quiet = await self._late.quiet(unit)
                rows = await unit.outbox.waiting(
                    self._stock, self._shelf.ids | self._doubtful, urgency, quiet
                )
                await unit.outbox.begin([row.id for row in rows])
        except Exception:
            log.exception("The outbox cannot be read.")
            self._all_held = self._seconds() + self._pauses.next()
            self._news = True
        else:
            self._shelf.put(rows)
            full = len(rows) == self._stock
            self._rest = full or urgency is not None
            self._news |= full and rows[-1].urgency == ANSWER
        self._wake.set()

    def _has_room(self, row: Outgoing) -> bool:
        if row.urgency == ANSWER:
            return len(self._busy) - self._telling < ANSWERS_AT_ONCE
        return self._telling < self._pace.limits.at_once

    def _start(self, row: Outgoing) -> None:
        turn = self._pace.leaves() if is_message(row) else None
        task = asyncio.create_task(self._work(row, turn))
        self._busy.add(task)
        self._telling += row.urgency != ANSWER
        task.add_done_callback(partial(self._finished, row))

    def _finished(self, row: Outgoing, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        self._telling -= row.urgency != ANSWER
        self._wake.set()

    async def _work(self, row: Outgoing, turn: int | None) -> None:
        """Says a row, or sees to it that it is said later; then its lane opens for the next one."""
        said = False
        try:
            await self._say(row, turn)
            self._pauses.over()
            said = True
            until = self._pace.next_to(row.chat_id) if is_message(row) else self._seconds()
        except Hold as hold:
            until = self._seconds() + hold.seconds
            if hold.everybody:
                self._all_held = max(self._all_held, until)
        except Exception:
            log.exception("Outbox row %s cannot be marked.", row.id)
            until = self._seconds() + self._pauses.next()
        finally:
            self._pace.over(turn)
        self._shelf.put_away(row, until, said)

    async def _say(self, row: Outgoing, turn: int | None = None) -> None:
        """Makes a row's call and marks it; raises Hold where it has to be made later.

        *turn* is its turn of the pace, where it needs one.
        """
        if await self._late.given_up(row):
            await self._marks.put(Outcome(row, failure="too late to be told"))
            return
        if await self._late.waits(row):
            # It was in hand when the quiet hours began: it is read again when they are over.
            raise Hold(0, everybody=False)
        live = None
        if row.kind == outgoing.SCREEN:
            async with self._database.unit() as unit:
                live = await unit.conversations.live_message(row.chat_id)
        if (held := self._all_held - self._seconds()) > 0:
            # Somebody was refused since this one was started.
            raise Hold(held, everybody=True)
        try:
            message_id, failure = await self._call(row, live), None
        except TelegramRetryAfter as error:
            raise self._too_fast(row, turn, error.retry_after) from error
        except _DOWN as error:
            log.warning("The messenger cannot be reached: %s", error)
            # What fails again and again may be this very message: then the others go on without it.
            raise Hold(self._pause(), everybody=row.attempts < SUSPICIOUS) from error
        except TelegramMigrateToChat as error:
            async with self._database.unit() as unit:
                await unit.chats.move(row.chat_id, error.migrate_to_chat_id)
            # It is said under the new number.
            raise Hold(0, everybody=False) from error
        except TelegramAPIError as error:
            message_id, failure = None, str(error)
        except ClientDecodeError as error:
            # An answer in a form that is not known yet is an answer: the message is out.
            message_id, failure = None, error.message
        self._pace.answered(turn)
        await self._marks.put(Outcome(row, live, message_id, failure))

    def _too_fast(self, row: Outgoing, turn: int | None, after: float) -> Hold:
        """Holds the chat where the others may go on, and everybody where the bot as a whole is too fast.

        A second chat at the same time means the bot as a whole, and so does what is no message.
        """
        now = self._seconds()
        self._refused = {chat: end for chat, end in self._refused.items() if end > now}
        everybody = turn is None or self._pace.refused(turn, row.chat_id, after) or bool(self._refused)
        self._refused[row.chat_id] = now + after
        return Hold(after, everybody)

    def _pause(self) -> float:
        """The next growing pause, once for all chats that meet the same trouble."""
        left = self._all_held - self._seconds()
        return left if left > 0 else self._pauses.next()

    async def _call(self, row: Outgoing, live: int | None) -> int | None:
        """The message that a row became, or None for what is no message."""
        edit = outgoing.edited(row, live)
        paid = self._pace.limits.paid and row.urgency > ANSWER
        try:
            result = await self._bot(outgoing.call(row, edit, paid))
        except TelegramBadRequest as error:
            if any(words in error.message for words in _HARMLESS):
                return live
            if edit is not None and any(words in error.message for words in _CANNOT_EDIT):
                result = await self._instead(outgoing.call(row))
            elif "topic" in row.payload and any(words in error.message for words in _NO_TOPIC):
                result = await self._instead(outgoing.to_everybody(row))
            elif row.kind == outgoing.TIDY and any(words in error.message for words in _CANNOT_DELETE):
                result = await self._instead(outgoing.strip(row))
            else:
                raise
        message_id: int | None = getattr(result, "message_id", None)
        return message_id

    async def _instead(self, method: TelegramMethod[Any]) -> Any:
        """A second call in the place of one that could not be: nobody waits for it, but it counts."""
        turn = self._pace.leaves()
        try:
            return await self._bot(method)
        finally:
            self._pace.over(turn)
