"""Flood limits: about a message a second to a chat, twenty a minute to a group, thirty a second in all."""

from __future__ import annotations

import math
import random
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from sandbox.errors import TooManyRequests


class Limiter(Protocol):
    """Counts messages of one chat, one group or one bot."""

    def wait(self, now: datetime) -> float:
        """Seconds until a message is allowed; 0 is now."""

    def spend(self, now: datetime) -> None:
        """A message was let through."""


class TokenBucket:
    """Lets `burst` messages through at once, then `rate` a second."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate, self.burst = rate, burst
        self._tokens = burst
        self._at: datetime | None = None

    def _filled(self, now: datetime) -> float:
        passed = (now - self._at).total_seconds() if self._at else 0.0
        return min(self.burst, self._tokens + passed * self.rate)

    def wait(self, now: datetime) -> float:
        return max(0.0, (1 - self._filled(now)) / self.rate)

    def spend(self, now: datetime) -> None:
        self._tokens = self._filled(now) - 1
        self._at = now


class SlidingWindow:
    """Never more than `most` messages in any `seconds`: no allowance, no mercy."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.span = most, timedelta(seconds=seconds)
        self._sent: deque[datetime] = deque()

    def wait(self, now: datetime) -> float:
        while self._sent and self._sent[0] + self.span <= now:
            self._sent.popleft()
        if len(self._sent) < self.most:
            return 0.0
        return (self._sent[0] + self.span - now).total_seconds()

    def spend(self, now: datetime) -> None:
        self._sent.append(now)


@dataclass(frozen=True, slots=True)
class Rules:
    """How a chat, a group and a bot are limited; each entry makes a fresh limiter."""

    chat: Callable[[], Limiter]
    group: Callable[[], Limiter]
    bot: Callable[[], Limiter]
    jitter: float = 0.0
    """Up to so many seconds are added to retry_after, at random."""


PER_SECOND = 30


def buckets(jitter: float = 0.0, per_second: int = PER_SECOND) -> Rules:
    """What Telegram seems to do: bursts are forgiven."""
    return Rules(
        lambda: TokenBucket(1, 3),
        lambda: TokenBucket(20 / 60, 20),
        lambda: TokenBucket(per_second, per_second),
        jitter,
    )


def windows(jitter: float = 0.0, per_second: int = PER_SECOND) -> Rules:
    """What the documentation says, to the letter."""
    return Rules(
        lambda: SlidingWindow(1, 1),
        lambda: SlidingWindow(20, 60),
        lambda: SlidingWindow(per_second, 1),
        jitter,
    )


@dataclass(slots=True)
class Limits:
    """The limits in force; without rules everything is let through."""

    rules: Rules | None = None
    seed: int = 0
    _limiters: dict[Hashable, Limiter] = field(default_factory=dict)
    _dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)

    def switch(self, rules: Rules | None) -> None:
        """Puts other rules in force and forgets what was counted."""
        self.rules = rules
        self._limiters.clear()

    def check(self, now: datetime, bot_id: int, chat_id: int, *, group: bool, messages: int = 1) -> None:
        """Counts `messages` to a chat; when there are too many, counts none and raises TooManyRequests."""
        if self.rules is None:
            return
        in_force = [
            self._limiter((bot_id,), self.rules.bot),
            self._limiter((bot_id, chat_id), self.rules.chat),
        ]
        if group:
            in_force.append(self._limiter((bot_id, chat_id, "group"), self.rules.group))
        wait = max(limiter.wait(now) for limiter in in_force)
        if wait > 0:
            raise TooManyRequests(max(1, math.ceil(wait + self._dice.uniform(0, self.rules.jitter))))
        for limiter in in_force:
            for _ in range(messages):
                limiter.spend(now)

    def _limiter(self, key: Hashable, make: Callable[[], Limiter]) -> Limiter:
        return self._limiters.setdefault(key, make())
