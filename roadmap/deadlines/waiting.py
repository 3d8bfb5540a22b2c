"""What a schedule without dates waits for: another plan, or an event and the days counted from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Waits(StrEnum):
    """Who gives the date: another plan or schedule (``plan``), or something that happens (``event``)."""

    PLAN = "plan"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Countdown:
    """How long after an event it is due: ``months`` calendar months, or ``days`` (working ones or all).

    Exactly one of the two is positive.
    """

    days: int = 0
    working: bool = False
    months: int = 0

    def __post_init__(self) -> None:
        if min(self.days, self.months) < 0 or (self.days > 0) == (self.months > 0):
            raise ValueError(f"{self.days} days and {self.months} months")
        if self.working and not self.days:
            raise ValueError("working months")
