"""What the reader of a deadline assumed or doubts, each by its name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """A note says what was assumed and asks nothing; a doubt waits for a person."""

    NOTE = "note"
    DOUBT = "doubt"


class Code(StrEnum):
    """The name of a warning; it is stored, so a value is never given another meaning."""

    # Notes
    YEAR_FROM_PLAN = "year_from_plan"
    NO_DAY_STATED = "no_day_stated"
    DAY_OFF = "day_off"
    BEFORE_ORDER = "before_order"
    AFTER_PERIOD = "after_period"
    LIST_OR_RANGE = "list_or_range"
    SCHOOL_CALENDAR = "school_calendar"
    # Doubts: dates are given, a person confirms them
    OUTSIDE_PERIOD = "outside_period"
    APPROXIMATE = "approximate"
    YEAR_UNCLEAR = "year_unclear"
    MONTH_UNCLEAR = "month_unclear"
    BOUND_UNCLEAR = "bound_unclear"
    SEASON = "season"
    LOST_SEPARATOR = "lost_separator"
    COUNT_DIFFERS = "count_differs"
    TIMES_UNCLEAR = "times_unclear"
    WEEKDAY_UNCLEAR = "weekday_unclear"
    EVERY_DAY = "every_day"
    # Doubts: the phrase cannot be, or was not understood
    EMPTY = "empty"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_PART = "no_such_part"
    IMPOSSIBLE_YEAR = "impossible_year"
    END_BEFORE_START = "end_before_start"
    NOT_UNDERSTOOD = "not_understood"

    @property
    def level(self) -> Level:
        return Level.NOTE if self in _NOTES else Level.DOUBT


_NOTES = frozenset(
    {
        Code.YEAR_FROM_PLAN,
        Code.NO_DAY_STATED,
        Code.DAY_OFF,
        Code.BEFORE_ORDER,
        Code.AFTER_PERIOD,
        Code.LIST_OR_RANGE,
        Code.SCHOOL_CALENDAR,
    }
)


@dataclass(frozen=True, slots=True)
class Caveat:
    """One warning of a schedule: ``about`` quotes the phrase, ``days`` are the dates it concerns.

    ``suggestion`` is a repair to propose («2019» for «2109»), never applied unasked.
    """

    code: Code
    about: str = ""
    days: tuple[date, ...] = ()
    suggestion: str = ""

    @property
    def level(self) -> Level:
        return self.code.level
