"""What the words of a phrase can say, before the plan's years and calendars make it dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from roadmap.deadlines.caveats import Code
from roadmap.deadlines.waiting import Waits

MONTH_END = -1
"""A day of the month that stands for its last day."""


class Unit(StrEnum):
    """Stretches of time that come again and again."""

    DAY = "day"
    WEEK = "week"
    DECADE = "decade"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    TERM = "term"
    TRIMESTER = "trimester"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    HOLIDAYS = "holidays"


class EdgeName(StrEnum):
    """Which end of a stretch is meant."""

    BEGIN = "begin"
    MIDDLE = "middle"
    END = "end"


class Bound(StrEnum):
    """How a stretch is bounded: «до 1 июня» (until), «до июня» (before), «с июня» (since)."""

    WITHIN = "within"
    UNTIL = "until"
    BEFORE = "before"
    SINCE = "since"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A day of some year; ``day`` is :data:`MONTH_END` for the month's last one."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day of a year to another; years are None where the phrase names none.

    ``year`` is the last day's, ``first_year`` the first day's where it is written apart. ``school`` is the
    first calendar year of a school year that was named instead of a year. ``reported`` if «за» leads it.
    """

    first: Mark
    last: Mark
    first_year: int | None = None
    year: int | None = None
    school: int | None = None
    bound: Bound = Bound.WITHIN
    next_year: bool = False
    reported: bool = False
    doubts: tuple[Code, ...] = ()
    about: str = ""

    @property
    def dated(self) -> bool:
        """Whether the phrase itself names the year."""
        return self.year is not None or self.school is not None

    @property
    def single_day(self) -> bool:
        return self.first == self.last and self.first_year in (None, self.year)


@dataclass(frozen=True, slots=True)
class SchoolStretch:
    """Parts ``first``–``last`` (counted from 1) of a school year: terms, halves, holidays, the whole."""

    unit: Unit
    first: int = 1
    last: int = 1
    school: int | None = None
    bound: Bound = Bound.WITHIN
    edge: EdgeName | None = None
    reported: bool = False
    doubts: tuple[Code, ...] = ()
    about: str = ""

    @property
    def dated(self) -> bool:
        return self.school is not None

    @property
    def whole_year(self) -> bool:
        return self.unit is Unit.SCHOOL_YEAR and self.edge is None and self.bound is Bound.WITHIN


@dataclass(frozen=True, slots=True)
class Years:
    """Calendar years, from the first to the last of each pair; whole, or said about other pieces."""

    spans: tuple[tuple[int, int], ...]
    bound: Bound = Bound.WITHIN
    about: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """The plan's whole period: «в течение года», «постоянно»; ``always`` if by a word like the latter."""

    always: bool = False


@dataclass(frozen=True, slots=True)
class Frequency:
    """``times`` times in every ``every`` units; ``edge`` where its beginning, middle or end is named.

    ``counted`` if the phrase says a number («1 раз в год», not «ежегодно»).
    """

    unit: Unit
    times: int = 1
    every: int = 1
    edge: EdgeName | None = None
    doubts: tuple[Code, ...] = ()
    counted: bool = False


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Days of a month that is not named: «до 5 числа», «1–5 числа последнего месяца квартала».

    ``spans`` are pairs of days. ``month`` counts within ``unit`` (-1 is the last). ``shifted`` stands for
    the month after the unit that is reported on.
    """

    spans: tuple[tuple[int, int], ...]
    bound: Bound = Bound.WITHIN
    unit: Unit | None = None
    month: int | None = None
    shifted: bool = False
    working: bool = False


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of the week, Monday is 0; ``nth`` within ``unit`` (-1 is the last), all of them if empty."""

    days: tuple[int, ...]
    nth: tuple[int, ...] = ()
    unit: Unit | None = None
    sure: bool = True


class Role(StrEnum):
    """What the words without dates are."""

    REQUEST = "request"
    AWAIT = "await"
    REMARK = "remark"
    STRANGE = "strange"


@dataclass(frozen=True, slots=True)
class Words:
    """A part of the phrase without dates, quoted; ``dates_inside`` if it hides something like a date.

    ``meant`` is the word that a misspelt one may have been, ``waits`` what awaiting words wait for.
    """

    role: Role
    text: str
    dates_inside: bool = False
    meant: str = ""
    waits: Waits | None = None


@dataclass(frozen=True, slots=True)
class Impossible:
    """Something that cannot be: a fifth quarter, a year far away. ``suggestion`` may repair it."""

    code: Code
    about: str
    suggestion: str = ""


Dated = Stretch | SchoolStretch
Piece = Dated | Years | Whole | Frequency | MonthDays | Weekdays | Words | Impossible
