"""A bot's queue of updates, with the Bot API's rules of offset, expiry and one reader at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.clock import Clock
from sandbox.errors import ApiError, BadRequest, Conflict, ConnectionCut
from sandbox.wire import Json

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "subscription",
    "stopped_message_generation",
)
ONLY_WHEN_ASKED = ("chat_member", "message_reaction", "message_reaction_count")
LIFETIME = timedelta(hours=24)
CALLBACK_LIFETIME = timedelta(seconds=150)
"""How long the server keeps a press that nobody fetches."""
FIRST_UPDATE = 518_204_733
"""Update ids start high, as in life; the number itself means nothing."""
MOST_SECONDS = 50
LIMIT = 100

Failure = ApiError | ConnectionCut


@dataclass(frozen=True, slots=True)
class Update:
    """An update; `lane` is the chat inside which webhooks keep the order."""

    id: int
    kind: str
    payload: Json
    lane: int
    expires: datetime

    def json(self) -> Json:
        return {"update_id": self.id, self.kind: self.payload}


class UpdateQueue:
    """What has happened and is not confirmed yet."""

    def __init__(self, clock: Clock, first: int = FIRST_UPDATE) -> None:
        self._clock = clock
        self._next = first
        self._waiting: deque[Update] = deque()
        self._allowed: frozenset[str] = frozenset()
        self._arrived = asyncio.Event()
        self._reader: asyncio.Future[None] | None = None
        self.on_new: Callable[[], None] = lambda: None

    def __len__(self) -> int:
        return len(self.waiting())

    @property
    def is_read(self) -> bool:
        """Whether a long poll waits now."""
        return self._reader is not None

    @property
    def allowed(self) -> list[str]:
        """What was asked for; empty means the default set."""
        return [kind for kind in KINDS if kind in self._allowed]

    def allow(self, kinds: list[object] | None) -> None:
        """Remembers allowed_updates; None leaves the earlier choice, an empty list is the default set."""
        if kinds is None:
            return
        if not all(isinstance(kind, str) for kind in kinds):
            raise BadRequest("can't parse allowed updates: expected an Array of strings")
        self._allowed = frozenset(str(kind) for kind in kinds if kind in KINDS)

    def wanted(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed else kind not in ONLY_WHEN_ASKED

    def put(self, kind: str, payload: Json, lane: int) -> None:
        """Queues an update, unless the bot did not ask for its kind."""
        if not self.wanted(kind):
            return
        lifetime = CALLBACK_LIFETIME if kind == "callback_query" else LIFETIME
        self._waiting.append(Update(self._next, kind, payload, lane, self._clock.now() + lifetime))
        self._next += 1
        self._arrived.set()
        self.on_new()

    def waiting(self) -> list[Update]:
        """Unconfirmed updates in order, without the ones that nobody fetched in time."""
        now = self._clock.now()
        self._waiting = deque(update for update in self._waiting if update.expires > now)
        return list(self._waiting)

    def confirm(self, update_id: int) -> None:
        """Forgets one update: the webhook took it."""
        self._waiting = deque(update for update in self._waiting if update.id != update_id)

    def clear(self) -> None:
        self._waiting.clear()

    def seek(self, offset: int) -> None:
        """Forgets every update below `offset`; a negative one keeps only that many of the last."""
        waiting = self.waiting()
        if offset < 0:
            self._waiting = deque(waiting[offset:])
        elif offset > 0:
            self._waiting = deque(update for update in waiting if update.id >= offset)

    async def read(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """One getUpdates: waits up to `seconds` for the first update. A second reader ends the first."""
        self.interrupt(
            Conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        )
        self.seek(offset)
        if not self.waiting() and seconds > 0:
            await self._wait(min(seconds, MOST_SECONDS))
        return [update.json() for update in self.waiting()[: min(max(limit, 1), LIMIT)]]

    async def _wait(self, seconds: float) -> None:
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._reader = ended
        self._arrived = asyncio.Event()
        arrival = asyncio.ensure_future(self._arrived.wait())
        try:
            await asyncio.wait((arrival, ended), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                ended.result()
        finally:
            arrival.cancel()
            if self._reader is ended:
                self._reader = None

    def interrupt(self, failure: Failure) -> None:
        """Ends the request that waits now, if any."""
        if self._reader and not self._reader.done():
            self._reader.set_exception(failure)
        self._reader = None
