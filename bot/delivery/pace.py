"""Keeps what is sent under the messenger's limit: about 30 messages a second in all.

The figure is the Bot API FAQ's (https://core.telegram.org/bots/faq, «Broadcasting to Users»).
"""

from __future__ import annotations

import asyncio
import time

PER_SECOND = 28.0


class Pace:
    """Hands out turns: a burst of a second's worth, then evenly."""

    def __init__(self, per_second: float = PER_SECOND) -> None:
        self._rate = per_second
        self._level = per_second
        self._at = time.monotonic()

    async def turn(self) -> None:
        """Waits until one more call may leave."""
        now = time.monotonic()
        self._level = min(self._rate, self._level + (now - self._at) * self._rate) - 1
        self._at = now
        if self._level < 0:
            await asyncio.sleep(-self._level / self._rate)
