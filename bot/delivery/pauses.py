"""Growing pauses between attempts at something that is down."""

from __future__ import annotations

import random

FIRST = 1.0
MOST = 60.0


class Pauses:
    """1, 2, 4 … 60 seconds, each shifted by a fifth so that many do not knock at once."""

    def __init__(self, first: float = FIRST, most: float = MOST) -> None:
        self._first = first
        self._most = most
        self._now = first

    def next(self) -> float:
        """The seconds to wait now."""
        pause, self._now = self._now, min(self._now * 2, self._most)
        return pause * random.uniform(0.8, 1.2)

    def over(self) -> None:
        """It works again."""
        self._now = self._first
