"""Keeps what is sent under the messenger's limits: in all, to one chat, to a group.

The figures are the Bot API FAQ's (https://core.telegram.org/bots/faq, «My bot is hitting limits»). How the
messenger counts it does not say. One that forgives bursts takes calls that leave evenly at the limit itself. One
that counts any second to the letter refuses some of them, because their ways take longer and shorter. So the pace is
even until the first refusal, and from then on it also keeps a log of when calls arrived.
"""

from __future__ import annotations

import math
from bisect import insort
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

FREE_PER_SECOND = 30.0
SHARE = 0.998
"""Of the limit: the messenger's clock is not ours."""
CATCH_UP = 0.3
"""Seconds. What a busy machine missed within them is made up for; a burst is no longer than that."""
CAREFUL_SECONDS = 600.0
"""After so long without a refusal the log is not looked at any more."""
WAY = 0.5
"""The part of a call's time that it takes to arrive, as far as anybody can tell."""
FIRST_MARGIN, MOST_MARGIN, AGAIN_WITHIN = 0.003, 0.15, 30.0
"""Seconds. What each refusal adds to the distance; one soon after another adds twice as much."""
MINUTE = 60.0
REMEMBERED = 300
"""Calls whose times are looked at for the shortest way."""
LOGGED_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What the messenger takes: messages a second in all, seconds between two to one chat, a minute to a group."""

    per_second: float = FREE_PER_SECOND
    chat_seconds: float = 1.0
    group_per_minute: float = 20.0

    @property
    def paid(self) -> bool:
        """Whether it is more than the messenger lets everybody do."""
        return FREE_PER_SECOND < self.per_second < math.inf

    @property
    def at_once(self) -> int:
        """Messages to many that may be on their way: so many a crash may double, and no more."""
        return int(max(10, min(self.per_second, LOGGED_MOST) / 3))


UNLIMITED = Limits(math.inf, 0.0, math.inf)
"""For a messenger of one's own, which counts nothing."""


class Pace:
    """Says when the next call may leave. It is told of each that leaves and what became of it.

    *seconds* is a clock that only grows.
    """

    def __init__(self, limits: Limits, seconds: Callable[[], float]) -> None:
        self.limits = limits
        self._seconds = seconds
        self._gap = 1 / (limits.per_second * SHARE)
        self._most = int(min(limits.per_second, LOGGED_MOST))
        self._next = self._held = -math.inf
        self._turns = 0
        self._flying: dict[int, float] = {}
        self._left: deque[float] = deque(maxlen=self._most)
        self._arrived: list[float] = []
        self._took: deque[float] = deque(maxlen=REMEMBERED)
        self._refused = -math.inf
        self._margin = 0.0
        self._step = FIRST_MARGIN
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)

    def wait(self) -> float:
        """Seconds until one more call may leave; 0 is now."""
        now = self._seconds()
        free = self._free() if now - self._refused < CAREFUL_SECONDS else now
        return max(0.0, self._next - now, self._held - now, free - now)

    def leaves(self) -> int:
        """One call leaves; its number is told again when it has come back."""
        now = self._seconds()
        self._next = max(self._next, now - CATCH_UP) + self._gap
        self._turns += 1
        self._flying[self._turns] = now
        self._left.append(now)
        return self._turns

    def answered(self, turn: int | None) -> None:
        """A call came back, so its way is known."""
        if turn is not None and (left := self._flying.pop(turn, None)) is not None:
            now = self._seconds()
            self._took.append(now - left)
            self._log(left + (now - left) * WAY)

    def over(self, turn: int | None) -> None:
        """A call came to nothing, if it has not been told of yet: it may have arrived until now."""
        if turn is not None and self._flying.pop(turn, None) is not None:
            self._log(self._seconds())

    def refused(self, turn: int, chat_id: int, after: float) -> bool:
        """A call must wait for *after* seconds; whether the bot as a whole is too fast, not one chat."""
        now = self._seconds()
        self._flying.pop(turn, None)
        if not self._is_fast(now) or (chat_id < 0 and after > MINUTE / 10):
            return False
        # Those that were on their way at the first refusal tell nothing new.
        if now >= self._held:
            self._learn(now)
        self._refused = now
        self._held = max(self._held, now + after)
        return True

    def next_to(self, chat_id: int) -> float:
        """The moment from which the chat that has just got a message may get another one."""
        now = self._seconds()
        free = now + self.limits.chat_seconds
        if chat_id > 0 or math.isinf(self.limits.group_per_minute):
            return free
        times = self._groups[chat_id]
        times.append(now)
        while len(times) > self.limits.group_per_minute:
            times.popleft()
        full = len(times) >= self.limits.group_per_minute
        return max(free, times[0] + MINUTE) if full else free

    def _is_fast(self, now: float) -> bool:
        """Whether at least half of what the messenger takes left within a second, or all have just had to wait."""
        half = self._most // 2
        if now < self._held + 1:
            return True
        return len(self._left) >= half and self._left[-half] > now - 1

    def _learn(self, now: float) -> None:
        if now - self._refused < CAREFUL_SECONDS:
            again = now - self._refused < AGAIN_WITHIN
            self._step = min(MOST_MARGIN, self._step * 2) if again else FIRST_MARGIN
            self._margin = min(MOST_MARGIN, self._margin + self._step)

    def _log(self, moment: float) -> None:
        insort(self._arrived, moment)
        del self._arrived[: -self._most]

    def _free(self) -> float:
        """When the messenger's second has room for one that leaves then, even if its way is the shortest."""
        counted = self._most - len(self._flying)
        if counted > len(self._arrived):
            return -math.inf
        oldest = self._arrived[-max(counted, 1)]
        return oldest + 1 + self._margin - min(self._took, default=0.0) * WAY
