"""Says what stands in the outbox: each chat in its order, chats beside each other, paced, until it is said.

The Bot API has no idempotency key. A row is marked after its call, so what a crash leaves between the two is
said again: twice at the most, never not at all.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import groupby

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.clock import Clock
from bot.delivery import outgoing
from bot.delivery.late import Late
from bot.delivery.pace import Pace
from bot.delivery.pauses import Pauses
from storage.database import Database
from storage.outbox import Outgoing

log = logging.getLogger(__name__)

AT_ONCE = 30
# Service managers kill after ten seconds at the latest; most calls take a part of one.
STOP_SECONDS = 3
SUSPICIOUS = 5
LOOKS_AGAIN = 60
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
        self, bot: Bot, database: Database, clock: Clock, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._seconds = seconds
        self._pace = Pace()
        self._pauses = Pauses()
        self._wake = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._held: dict[int, float] = {}
        self._all_held = 0.0
        self._stopping = False
        self._late = Late(database, clock)

    def wake(self) -> None:
        """There is something new to say."""
        self._wake.set()

    async def drain(self) -> None:
        """Says everything that can be said now; what is held back stays."""
        while await self._start_some() or self._busy:
            if self._busy:
                await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)

    async def run(self) -> None:
        """Says what comes until cancelled; then lets the calls that left already be marked."""
        try:
            while True:
                self._wake.clear()
                try:
                    started = await self._start_some()
                except Exception:
                    log.exception("The outbox cannot be read.")
                    started = 0
                    self._all_held = self._seconds() + self._pauses.next()
                if not started:
                    await self._something_happens()
        finally:
            await self._stop()

    async def _stop(self) -> None:
        self._stopping = True
        if not self._busy:
            return
        _, hanging = await asyncio.wait(self._busy.values(), timeout=STOP_SECONDS)
        for task in hanging:
            task.cancel()
        if hanging:
            await asyncio.wait(hanging)

    async def _something_happens(self) -> None:
        now = self._seconds()
        ends = [end - now for end in (*self._held.values(), self._all_held) if end > now]
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.01, min([*ends, LOOKS_AGAIN]))):
                await self._wake.wait()

    async def _start_some(self) -> int:
        """Starts a task for each chat with something to say, as far as there is room; how many."""
        now = self._seconds()
        self._held = {chat: end for chat, end in self._held.items() if end > now}
        room = AT_ONCE - len(self._busy)
        if now < self._all_held or room <= 0:
            return 0
        async with self._database.unit() as unit:
            quiet = await self._late.quiet(unit)
            rows = await unit.outbox.waiting(without=(*self._busy, *self._held), quiet=quiet)
        rows.sort(key=lambda row: (row.chat_id, row.urgency, row.id))
        chats = {chat: list(group) for chat, group in groupby(rows, key=lambda row: row.chat_id)}
        oldest = sorted(chats, key=lambda chat: (chats[chat][0].urgency, chats[chat][0].id))[:room]
        for chat in oldest:
            task = asyncio.create_task(self._say_all(chats[chat]))
            self._busy[chat] = task
            task.add_done_callback(partial(self._finished, chat))
        return len(oldest)

    def _finished(self, chat: int, _: asyncio.Task[None]) -> None:
        self._busy.pop(chat, None)
        # The chat may have got more to say since its rows were read.
        self._wake.set()

    async def _say_all(self, rows: list[Outgoing]) -> None:
        """Says one chat's rows in order, until one has to wait."""
        for row in rows:
            if self._stopping:
                return
            try:
                await self._say(row)
                self._pauses.over()
            except Hold as hold:
                self._hold(row.chat_id, hold)
                return
            except Exception:
                log.exception("Outbox row %s cannot be marked.", row.id)
                self._hold(row.chat_id, Hold(self._pauses.next(), everybody=False))
                return

    def _hold(self, chat_id: int, hold: Hold) -> None:
        end = self._seconds() + hold.seconds
        if hold.everybody:
            self._all_held = max(self._all_held, end)
        else:
            self._held[chat_id] = end

    async def _say(self, row: Outgoing) -> None:
        """Makes a row's call and marks it; raises Hold where it has to be made later."""
        live = None
        if await self._late.given_up(row):
            await self._mark(row, None, None, "too late to be told")
            return
        if row.kind == outgoing.SCREEN:
            async with self._database.unit() as unit:
                live = await unit.conversations.live_message(row.chat_id)
        await self._pace.turn()
        try:
            message_id, failure = await self._call(row, live), None
        except TelegramRetryAfter as error:
            # One chat too fast holds that chat; a second one at the same time means the bot as a whole.
            raise Hold(error.retry_after, everybody=bool(self._held)) from error
        except _DOWN as error:
            log.warning("The messenger cannot be reached: %s", error)
            async with self._database.unit() as unit:
                await unit.outbox.tried(row.id)
            # What fails again and again may be this very message: then the others go on without it.
            raise Hold(self._pause(), everybody=row.attempts < SUSPICIOUS) from error
        except TelegramMigrateToChat as error:
            async with self._database.unit() as unit:
                await unit.chats.move(row.chat_id, error.migrate_to_chat_id)
            # It is said under the new number, by a task of its own.
            raise Hold(0, everybody=False) from error
        except TelegramAPIError as error:
            message_id, failure = None, str(error)
        except ClientDecodeError as error:
            # An answer in a form that is not known yet is an answer: the message is out.
            message_id, failure = None, error.message
        await self._mark(row, live, message_id, failure)

    def _pause(self) -> float:
        """The next growing pause, once for all chats that meet the same trouble."""
        left = self._all_held - self._seconds()
        return left if left > 0 else self._pauses.next()

    async def _call(self, row: Outgoing, live: int | None) -> int | None:
        """The message that a row became, or None for what is no message."""
        edit = outgoing.edited(row, live)
        try:
            result = await self._bot(outgoing.call(row, edit))
        except TelegramBadRequest as error:
            if any(words in error.message for words in _HARMLESS):
                return live
            if edit is not None and any(words in error.message for words in _CANNOT_EDIT):
                result = await self._bot(outgoing.call(row))
            elif "topic" in row.payload and any(words in error.message for words in _NO_TOPIC):
                result = await self._bot(outgoing.to_everybody(row))
            elif row.kind == outgoing.TIDY and any(words in error.message for words in _CANNOT_DELETE):
                result = await self._bot(outgoing.strip(row))
            else:
                raise
        message_id: int | None = getattr(result, "message_id", None)
        return message_id

    async def _mark(
        self, row: Outgoing, live: int | None, message_id: int | None, failure: str | None
    ) -> None:
        now = self._clock()
        async with self._database.unit() as unit:
            if failure is not None:
                log.error("Outbox row %s (%s) was refused: %s", row.id, row.kind, failure)
                await unit.outbox.refused(row.id, failure, now)
                if row.telling_id is not None:
                    await unit.tellings.failed(row.telling_id, failure)
                if _gone(failure):
                    await unit.people.set_reachable(row.chat_id, since=now)
                    await unit.chats.left(row.chat_id, now)
                return
            remembered = await unit.outbox.said(row.id)
            if remembered and row.telling_id is not None:
                await unit.tellings.sent(row.telling_id, now)
            if remembered and row.kind == outgoing.SCREEN and message_id != live:
                await unit.conversations.set_live_message(row.chat_id, message_id)
                if live is not None:
                    await unit.outbox.add([outgoing.tidy(row.chat_id, live)], now)
                    self.wake()


def _gone(failure: str) -> bool:
    return TelegramForbiddenError.__name__ in failure or "Forbidden" in failure or "chat not found" in failure
