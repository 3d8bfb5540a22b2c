"""Takes updates from the Bot API: they are kept in the inbox before the offset moves.

Updates are taken as bare JSON, so one that cannot be decoded blocks nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from bot.clock import Clock
from bot.delivery.address import lane, overheard
from bot.delivery.pauses import Pauses
from storage.database import Database
from storage.inbox import Incoming

log = logging.getLogger(__name__)

# What the bot has a use for; the rest would only fill the inbox.
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
LONG_POLL = 25
BACKLOG_MOST = 2000
BACKLOG_SECONDS = 0.1


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates whose answer is not decoded."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class Poller:
    """One getUpdates after the other; ``take`` hands on what is newly in the inbox."""

    def __init__(
        self, bot: Bot, database: Database, clock: Clock, take: Callable[[list[Incoming]], None]
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._take = take
        self._offset: int | None = None

    async def poll(self, long_poll: int = LONG_POLL) -> int:
        """One call of getUpdates, its updates kept and handed on; how many there were.

        After an empty answer the offset is left out: everything below it is forgotten by then, and the
        server may start again from a lower number after a week without updates.
        """
        answer = await self._bot(
            GetRawUpdates(offset=self._offset, timeout=long_poll, allowed_updates=ALLOWED_UPDATES),
            request_timeout=long_poll + 15,
        )
        items = [item for item in map(incoming, answer) if item is not None]
        if items:
            async with self._database.unit() as unit:
                meant = [item for item in items if not overheard(item.payload)]
                fresh = await unit.inbox.add(meant, self._clock())
            self._take(fresh)
        # Only now: the next call confirms what is below it.
        self._offset = max(item.update_id for item in items) + 1 if items else None
        return len(answer)

    async def run(self, backlog: Callable[[], int]) -> None:
        """Polls until cancelled; waits while more than ``BACKLOG_MOST`` updates are in hand.

        Raises TelegramUnauthorizedError where the token was revoked: nothing can be done without one.
        """
        pauses = Pauses()
        while True:
            if backlog() > BACKLOG_MOST:
                await asyncio.sleep(BACKLOG_SECONDS)
                continue
            try:
                await self.poll()
                pauses.over()
            except TelegramUnauthorizedError:
                raise
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            except TelegramConflictError:
                log.error("Another process takes the updates of this bot; only one may.")
                await asyncio.sleep(pauses.next())
            except TelegramAPIError as error:
                log.warning("Updates cannot be fetched: %s", error)
                await asyncio.sleep(pauses.next())
            except Exception:
                # A full disk, a locked database: the offset has not moved, so nothing is lost by waiting.
                log.exception("Updates cannot be kept.")
                await asyncio.sleep(pauses.next())


def incoming(update: Any) -> Incoming | None:
    """An update as the inbox keeps it; None for what is no update at all."""
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        log.error("The Bot API gave something that is no update.")
        return None
    return Incoming(update["update_id"], lane(update), update)
