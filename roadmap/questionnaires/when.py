"""How the due date or the schedule of a campaign is read: there is no plan, so the days count from today on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from roadmap.days import read_days
from roadmap.deadlines import Calendar, Caveat, Code, Kind, Level, Schedule, Window, read_deadline
from roadmap.period import Period
from roadmap.refusals import DatesUnclear, DaysUnclear

YEARS = 5
"""How many years ahead a schedule is told; then the campaign is at its end."""
_DATED = frozenset({Kind.FIXED, Kind.RECURRING, Kind.CONTINUOUS})
_SILENT = frozenset(
    {Code.OUTSIDE_PERIOD, Code.YEAR_FROM_PLAN, Code.BEFORE_ORDER, Code.AFTER_PERIOD, Code.DAY_OFF}
)
"""What is said of a plan, or is seen from the dates themselves."""


def read_when(phrase: str, calendar: Calendar, today: date) -> Schedule:
    """The due date, the dates or the schedule that was typed; raises DatesUnclear for what is doubted or has none.

    A day without a year is the coming one, a month or a quarter the one that goes on. Of a schedule what was due before
    *today* is left out, and what lies further ahead than ``YEARS``.
    """
    found = _read(phrase, calendar, today)
    doubts = tuple(one for one in found.warnings if one.level is Level.DOUBT)
    windows = tuple(one for one in found.windows if one.end >= today)
    if doubts or found.kind not in _DATED or not windows:
        return _in_days(phrase, today, doubts)
    notes = tuple(one for one in found.warnings if one.code not in _SILENT)
    if windows != found.windows:
        return replace(found, windows=windows, rrule=None, warnings=notes)
    return replace(found, warnings=notes)


def _read(phrase: str, calendar: Calendar, today: date) -> Schedule:
    found = _of_this_year(phrase, calendar, today)
    if found.kind is Kind.RECURRING:
        # From the year before on: the first report may be about a stretch that is over.
        return read_deadline(phrase, Period.years(today.year - 1, today.year + YEARS), today, calendar)
    typed_year = all(one.code is not Code.YEAR_FROM_PLAN for one in found.warnings)
    if typed_year:
        return replace(
            found, warnings=tuple(one for one in found.warnings if one.code is not Code.OUTSIDE_PERIOD)
        )
    return found


def _of_this_year(phrase: str, calendar: Calendar, today: date) -> Schedule:
    """The reading in which nothing lies outside: of the year from this month, this quarter or this half-year on."""
    readings = [read_deadline(phrase, period, today, calendar) for period in _years_from(today)]
    inside = (
        one for one in readings if all(warning.code is not Code.OUTSIDE_PERIOD for warning in one.warnings)
    )
    return next(inside, readings[0])


def _years_from(today: date) -> Iterator[Period]:
    for months in (1, 3, 6):
        start = date(today.year, (today.month - 1) // months * months + 1, 1)
        yield Period(start, start.replace(year=start.year + 1) - timedelta(days=1))


def _in_days(phrase: str, today: date, doubts: tuple[Caveat, ...]) -> Schedule:
    """«До пятницы», «на две недели»: what people say of days, and orders do not."""
    try:
        until = read_days(phrase, today).until
    except DaysUnclear:
        raise DatesUnclear(phrase, doubts) from None
    if until is None or until < today:
        raise DatesUnclear(phrase, doubts)
    return Schedule(phrase, Kind.FIXED, (Window(until),))


def read_extension(phrase: str, calendar: Calendar, today: date) -> date:
    """The one day that somebody is given longer to; raises DatesUnclear where it is none, or several."""
    found = read_when(phrase, calendar, today)
    if found.kind is Kind.RECURRING or len(found.windows) != 1:
        raise DatesUnclear(phrase)
    return found.windows[0].end
