"""The sandbox's clock: it stands still or runs, can be moved forward, and never goes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

from sandbox.errors import DeskError

MORNING = 8
"""The hour at which «tomorrow» and «next monday» begin."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class TimeRunsForward(DeskError):
    """Somebody tried to move the clock back."""

    def __init__(self) -> None:
        super().__init__("the clock never moves back")


def _real_now() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Tells the sandbox's time.

    `Clock(at)` stands at `at` until it is moved: tests use it. `Clock.running(zone)` follows the real time
    and keeps whatever it was moved ahead by.
    """

    def __init__(self, at: datetime, *, ticks: Callable[[], datetime] | None = None) -> None:
        self.zone: tzinfo = at.tzinfo or UTC
        self._ticks = ticks or (lambda: at)
        self._ahead = at - self._ticks()
        self.on_move: Callable[[], None] = lambda: None

    @classmethod
    def running(cls, zone: tzinfo = UTC) -> Clock:
        return cls(_real_now().astimezone(zone), ticks=_real_now)

    def now(self) -> datetime:
        return (self._ticks() + self._ahead).astimezone(self.zone)

    def unix(self) -> int:
        return int(self.now().timestamp())

    def move(self, by: timedelta) -> datetime:
        if by < timedelta(0):
            raise TimeRunsForward
        self._ahead += by
        self.on_move()
        return self.now()

    def move_to(self, moment: datetime) -> datetime:
        """Moves to `moment`; one without an offset is read in the clock's own zone."""
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.zone)
        return self.move(moment - self.now())

    def move_to_word(self, word: str) -> datetime:
        """Moves to the morning of `tomorrow` or of `next <weekday>`."""
        today = self.now().replace(hour=MORNING, minute=0, second=0, microsecond=0)
        found = re.fullmatch(r"(?:next )?(\w+)", word.strip().lower())
        day = found.group(1) if found else ""
        if day == "tomorrow":
            return self.move_to(today + timedelta(days=1))
        if day not in WEEKDAYS:
            raise DeskError(f"the clock understands tomorrow and next monday, not {word!r}")
        ahead = (WEEKDAYS.index(day) - today.weekday()) % 7 or 7
        return self.move_to(today + timedelta(days=ahead))
