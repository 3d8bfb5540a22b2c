"""Takes updates out of the inbox and through the handlers: one lane a person, one commit an update.

What an update changes, what is to be said about it, and the mark that it is done stand in one commit.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from bot.clock import Clock
from bot.delivery import outgoing
from bot.delivery.address import address, in_group
from bot.delivery.pauses import Pauses
from bot.errands import Errand, Errands, ErrandWanted, Reading, WriteReport
from bot.handling import Handling
from bot.keyboards.people import to_home
from bot.says import Note, Say, Screen, Toast, addressed
from bot.texts import refusals
from bot.texts.voice import voice_of
from roadmap.refusals import AlreadyDone, GoneStale, NotAllowed, NotYours, Refusal
from storage.database import Database
from storage.inbox import Incoming
from storage.unit import Unit

log = logging.getLogger(__name__)

LANES_AT_ONCE = 16
HANDLER_SECONDS = 20
STOP_SECONDS = 2
DATABASE_ATTEMPTS = 5
ENDING = (AlreadyDone, GoneStale, NotAllowed, NotYours)
"""Refusals after which there is nothing to type."""
# Without 0, O, 1, I: a reference is read out over the telephone.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Worker:
    """Works off lanes. *run_errand* reads what was sent, outside transactions, *said* wakes the sender."""

    def __init__(
        self,
        handle: Handling,
        database: Database,
        clock: Clock,
        run_errand: Callable[[Reading], Awaitable[Any]],
        said: Callable[[], None],
    ) -> None:
        self._handle_update = handle
        self._database = database
        self._clock = clock
        self._run_errand = run_errand
        self._said = said
        self._lanes: dict[int, deque[Incoming]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(LANES_AT_ONCE)
        self._stopping = False

    @property
    def backlog(self) -> int:
        """Updates in hand that are not done."""
        return sum(len(lane) for lane in self._lanes.values())

    def take(self, items: Iterable[Incoming]) -> None:
        """Puts updates into their lanes; a lane without a worker gets one."""
        for item in items:
            if item.lane in self._lanes:
                self._lanes[item.lane].append(item)
                continue
            self._lanes[item.lane] = deque([item])
            task = asyncio.create_task(self._work(item.lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def take_leftovers(self) -> None:
        """Takes up what an earlier process left undone."""
        async with self._database.unit() as unit:
            self.take(await unit.inbox.waiting())

    async def drain(self) -> None:
        """Returns when every lane is empty."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def stop(self) -> None:
        """Finishes the updates in hand; what takes longer is rolled back and waits for the next start."""
        self._stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=STOP_SECONDS)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _work(self, lane: int) -> None:
        items = self._lanes[lane]
        try:
            while items and not self._stopping:
                await self._handle(items[0])
                items.popleft()
        finally:
            del self._lanes[lane]

    async def _handle(self, item: Incoming) -> None:
        """Handles one update for good: done, refused in words, or set aside with an apology."""
        try:
            await self._answered(item, Errands())
        except Exception:
            await self._set_aside(item)

    async def _answered(self, item: Incoming, errands: Errands) -> None:
        while True:
            try:
                async with self._room:
                    await self._apply(item, errands)
                return
            except ErrandWanted as wanted:
                await self._say_meanwhile(item, wanted, errands)
                errands.keep(wanted.errand, await self._errand(wanted.errand))
            except Refusal as refusal:
                await self._refuse(item, refusal, errands.meanwhile)
                return

    async def _apply(self, item: Incoming, errands: Errands) -> None:
        async with self._database.unit() as unit:
            if not await unit.inbox.done(item.update_id, self._clock()):
                return
            async with asyncio.timeout(HANDLER_SECONDS):
                says = await self._handle_update(item.payload, unit, errands, self._clock())
            await self._answer(unit, item, says)
        self._said()

    async def _say_meanwhile(self, item: Incoming, wanted: ErrandWanted, errands: Errands) -> None:
        """Work is visible while it goes on; the press, if there was one, is answered with the result."""
        where = address(item.payload)
        if wanted.meanwhile is None or where is None:
            return
        async with self._database.unit() as unit:
            rows = outgoing.rows([wanted.meanwhile], where.chat_id, where.pressed, None)
            await unit.outbox.add(rows, self._clock())
        errands.meanwhile = True
        self._said()

    async def _errand(self, errand: Errand) -> Any:
        try:
            if isinstance(errand, WriteReport):
                return await asyncio.to_thread(errand.report, *errand.values)
            return await self._run_errand(errand)
        except Refusal as refusal:
            return refusal

    async def _refuse(self, item: Incoming, refusal: Refusal, meanwhile: bool) -> None:
        """Says why not; where «work is under way» stands on the screen, in its place.

        What cannot be done here ends the conversation it was asked in; what can be typed better does not.
        """
        pressed = "callback_query" in item.payload
        async with self._database.unit() as unit:
            voice = voice_of(await self._language(unit, item))
            words = refusals.sentence(voice, refusal)
            say: Say = Toast(words, alert=True) if pressed else Note(words)
            if meanwhile and not pressed:
                say = Screen(words, to_home(voice), in_place=True)
            where = address(item.payload)
            if where is not None and not pressed and (meanwhile or isinstance(refusal, ENDING)):
                await unit.conversations.set_state(where.chat_id, None, {})
            await self._finish(unit, item, [say])
        self._said()

    async def _set_aside(self, item: Incoming) -> None:
        """Apologises with a reference number and goes on: one bad update stops nobody."""
        reference = "".join(secrets.choice(_LETTERS) for _ in range(6))
        log.exception("Update %s was set aside, reference %s.", item.update_id, reference)
        pauses = Pauses()
        for _ in range(DATABASE_ATTEMPTS):
            try:
                async with self._database.unit() as unit:
                    words = refusals.apology(voice_of(await self._language(unit, item)), reference)
                    # In a group nobody may have spoken to the bot at all.
                    says: list[Say] = [] if in_group(item.payload) else [Note(words)]
                    await self._finish(unit, item, says, reference)
                self._said()
                return
            except Exception:
                # It stays in the inbox; the next start takes it up again.
                log.exception("Update %s cannot be marked.", item.update_id)
                await asyncio.sleep(pauses.next())

    async def _finish(
        self, unit: Unit, item: Incoming, says: list[Say], reference: str | None = None
    ) -> None:
        if await unit.inbox.done(item.update_id, self._clock(), reference):
            await self._answer(unit, item, says)

    async def _answer(self, unit: Unit, item: Incoming, says: list[Say]) -> None:
        where = address(item.payload)
        if where is None:
            rows = outgoing.rows(filter(addressed, says), 0, None, None)
        else:
            rows = outgoing.rows(says, where.chat_id, where.pressed, where.query_id)
        await unit.outbox.add(rows, self._clock())

    async def _language(self, unit: Unit, item: Incoming) -> str:
        actor = await unit.people.actor(item.lane, self._clock())
        return actor.person.language if actor else ""
