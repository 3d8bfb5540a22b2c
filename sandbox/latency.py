"""The way to Telegram and back takes its time, each call another."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

from sandbox.errors import DeskError


@dataclass(slots=True)
class Latency:
    """Each call takes from `least` to `most` seconds, evenly spread; half of it passes before it is carried out."""

    least: float = 0.0
    most: float = 0.0
    _dice: random.Random = field(default_factory=lambda: random.Random(0))

    def change(self, least: float, most: float) -> None:
        if not 0 <= least <= most:
            raise DeskError("the latency is two numbers of seconds, the least and the most")
        self.least, self.most = least, most

    def draw(self) -> float:
        """The seconds of one way."""
        return self._dice.uniform(self.least, self.most) / 2


async def pass_way(seconds: float) -> None:
    """One way of a call."""
    if seconds > 0:
        await asyncio.sleep(seconds)
