"""Keeps what became of calls, many in one commit: while one is written, the next ones gather."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiogram.exceptions import TelegramForbiddenError

from bot.clock import Clock
from bot.delivery import outgoing
from storage.database import Database
from storage.outbox import Outgoing
from storage.unit import Unit

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row: the message it is now, if it is one, or why it never will be.

    *live* is the chat's live message as it was before.
    """

    row: Outgoing
    live: int | None = None
    message_id: int | None = None
    failure: str | None = None


class Marks:
    """*more* is called where marking a row has put another one into the outbox."""

    def __init__(self, database: Database, clock: Clock, more: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._more = more
        self._gathered: list[tuple[Outcome, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def put(self, outcome: Outcome) -> None:
        """Returns when the outcome is kept; raises what kept it from being."""
        kept = asyncio.get_running_loop().create_future()
        self._gathered.append((outcome, kept))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        await kept

    async def _write_all(self) -> None:
        while self._gathered:
            batch, self._gathered = self._gathered, []
            try:
                await self._write([outcome for outcome, _ in batch])
            except Exception:
                # One that cannot be kept must not undo the others, whose messages would be said again.
                for outcome, kept in batch:
                    await self._write_alone(outcome, kept)
            for _, kept in batch:
                if not kept.done():
                    kept.set_result(None)

    async def _write_alone(self, outcome: Outcome, kept: asyncio.Future[None]) -> None:
        try:
            await self._write([outcome])
        except Exception as error:
            if not kept.done():
                kept.set_exception(error)

    async def _write(self, outcomes: Sequence[Outcome]) -> None:
        now = self._clock()
        said = {one.row.id: one for one in outcomes if one.failure is None}
        async with self._database.unit() as unit:
            # Where a row had gone before, its chat was forgotten meanwhile.
            there = [said[row_id] for row_id in await unit.outbox.said(*said)]
            tellings = [one.row.telling_id for one in there if one.row.telling_id is not None]
            await unit.tellings.sent(tellings, now)
            for one in there:
                if one.row.kind == outgoing.SCREEN and one.message_id != one.live:
                    await self._change_live(unit, one)
            for one in outcomes:
                if one.failure is not None:
                    await self._refused(unit, one.row, one.failure)

    async def _change_live(self, unit: Unit, one: Outcome) -> None:
        await unit.conversations.set_live_message(one.row.chat_id, one.message_id)
        if one.live is not None:
            await unit.outbox.add([outgoing.tidy(one.row.chat_id, one.live)], self._clock())
            self._more()

    async def _refused(self, unit: Unit, row: Outgoing, failure: str) -> None:
        now = self._clock()
        log.error("Outbox row %s (%s) was refused: %s", row.id, row.kind, failure)
        await unit.outbox.refused(row.id, failure, now)
        if row.telling_id is not None:
            await unit.tellings.failed(row.telling_id, failure)
        if _gone(failure):
            await unit.people.set_reachable(row.chat_id, since=now)
            await unit.chats.left(row.chat_id, now)


def _gone(failure: str) -> bool:
    return TelegramForbiddenError.__name__ in failure or "Forbidden" in failure or "chat not found" in failure
