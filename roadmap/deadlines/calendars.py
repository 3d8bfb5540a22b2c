"""The school's and the working calendar a department lives by: values with sensible defaults."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from roadmap.deadlines.schedule import Window

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """One school year's terms and holidays; every window has a start.

    ``holidays`` are in the order autumn, winter, spring, summer. The school year itself lasts from the
    first day of the first half to the last day of the second.
    """

    first: int
    terms: tuple[Window, ...]
    trimesters: tuple[Window, ...]
    halves: tuple[Window, ...]
    holidays: tuple[Window, ...]

    @property
    def whole(self) -> Window:
        return Window(self.halves[-1].end, self.halves[0].start)


def usual_school_year(first: int) -> SchoolYear:
    """The school year beginning on 1 September of *first*, as schools usually divide it.

    Terms and holidays stay close to the yearly recommendation of the ministry of education; a department
    that has its own dates puts them into its :class:`SchoolCalendar`.
    """
    then = first + 1
    spring = date(then, 3, 1) - _DAY
    return SchoolYear(
        first,
        terms=(
            Window(date(first, 10, 25), date(first, 9, 1)),
            Window(date(first, 12, 28), date(first, 11, 5)),
            Window(date(then, 3, 21), date(then, 1, 9)),
            Window(date(then, 5, 31), date(then, 3, 31)),
        ),
        trimesters=(
            Window(date(first, 11, 30), date(first, 9, 1)),
            Window(spring, date(first, 12, 1)),
            Window(date(then, 5, 31), date(then, 3, 1)),
        ),
        halves=(
            Window(date(first, 12, 31), date(first, 9, 1)),
            Window(date(then, 5, 31), date(then, 1, 1)),
        ),
        holidays=(
            Window(date(first, 11, 4), date(first, 10, 26)),
            Window(date(then, 1, 8), date(first, 12, 29)),
            Window(date(then, 3, 30), date(then, 3, 22)),
            Window(date(then, 8, 31), date(then, 6, 1)),
        ),
    )


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """School years a department has dated itself; the others are usual ones."""

    own_years: tuple[SchoolYear, ...] = ()

    def year(self, first: int) -> SchoolYear:
        """The school year that begins in the autumn of *first*."""
        for own in self.own_years:
            if own.first == first:
                return own
        return _usual(first)


_usual = lru_cache(usual_school_year)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The Russian production calendar with a department's corrections, which come by decree.

    ``days_off`` and ``working_days`` win over the weekends, public holidays and moved days of the
    ``holidays`` library.
    """

    days_off: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        if day in self.working_days or day in self.days_off:
            return day in self.working_days
        public, moved = _production_calendar(day.year)
        return day in moved or (day.weekday() < _SATURDAY and day not in public)

    def next_working(self, day: date) -> date:
        """*day* itself if it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def previous_working(self, day: date) -> date:
        """*day* itself if it is a working day, else the last one before it."""
        while not self.is_working(day):
            day -= _DAY
        return day


@lru_cache
def _production_calendar(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Days off and moved working days of *year*; the library is heavy and is loaded when first asked."""
    from holidays import country_holidays

    russia = country_holidays("RU", years=year)
    moved = frozenset(day for day in russia.weekend_workdays if day.year == year)
    return frozenset(russia), moved


@dataclass(frozen=True, slots=True)
class Calendar:
    """Both calendars of a department."""

    school: SchoolCalendar = field(default_factory=SchoolCalendar)
    working: WorkingCalendar = field(default_factory=WorkingCalendar)
