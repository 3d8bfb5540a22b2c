"""What a deadline phrase means: a kind, its windows and their due dates, and what was doubted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.deadlines.caveats import Caveat, Level
from roadmap.deadlines.waiting import Countdown, Waits
from roadmap.period import Period


class Kind(StrEnum):
    """The tasks a schedule makes; docs/deadlines.md tells each kind by examples."""

    FIXED = "fixed"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"
    ON_REQUEST = "on_request"
    AWAITING = "awaiting"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days, both included; ``start`` is None where the phrase leaves it open («до 1 июня»).

    ``covers`` is the stretch that is reported on, which may lie before the due date («за I квартал – до 10
    апреля»); None where the phrase does not say it beyond doubt.
    """

    end: date
    start: date | None = None
    covers: Period | None = None


def in_order(windows: Iterable[Window]) -> list[Window]:
    """*windows* by their ends; of several with one end the narrowest, for a due date comes once."""
    by_end: dict[date, Window] = {}
    for window in windows:
        known = by_end.get(window.end)
        if known is None or (known.start or date.min) < (window.start or date.min):
            by_end[window.end] = window
    return [by_end[end] for end in sorted(by_end)]


@dataclass(frozen=True, slots=True)
class Schedule:
    """The reading of one phrase within a plan's period.

    ``windows`` are chronological and without repeats; only kinds with dates have any. ``rrule`` is the
    value of an RFC 5545 RRULE that gives the same due dates between the period's first and last day, or
    None where one rule cannot say it. ``note`` is the part of the phrase that has no date. ``waits`` says
    what an awaiting schedule waits for and is None for other kinds; ``countdown`` is the time that the
    awaited event leaves, None where the phrase gives no number.
    """

    phrase: str
    kind: Kind
    windows: tuple[Window, ...] = ()
    rrule: str | None = None
    note: str | None = None
    warnings: tuple[Caveat, ...] = ()
    waits: Waits | None = None
    countdown: Countdown | None = None

    @property
    def due(self) -> tuple[date, ...]:
        """The last day of each window."""
        return tuple(window.end for window in self.windows)

    @property
    def doubtful(self) -> bool:
        """Whether a person must look at it before it makes tasks."""
        return any(caveat.level is Level.DOUBT for caveat in self.warnings)
