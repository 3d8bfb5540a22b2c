"""The windows of what the school calendar dates: terms, half-years, holidays, the school year itself."""

from __future__ import annotations

from datetime import timedelta

from roadmap.deadlines.bounds import Dates, bounded
from roadmap.deadlines.calendars import SchoolCalendar, SchoolYear
from roadmap.deadlines.caveats import Code
from roadmap.deadlines.pieces import Bound, EdgeName, SchoolStretch, Unit
from roadmap.deadlines.rules import month_end
from roadmap.deadlines.schedule import Window
from roadmap.deadlines.years import check_year
from roadmap.period import Period

_EDGE_OF_TERM = timedelta(days=6)


def school_windows(
    piece: SchoolStretch, period: Period, school: SchoolCalendar, dates: Dates
) -> list[Window]:
    if piece.unit in (Unit.TERM, Unit.TRIMESTER, Unit.HOLIDAYS):
        dates.doubt(Code.SCHOOL_CALENDAR)
    if piece.school is not None:
        check_year(piece.school, period, piece.about)
        return [_school_window(piece, school.year(piece.school), period)]
    years = range(period.start.year - 1, period.end.year + 1)
    windows = [_school_window(piece, school.year(year), period) for year in years]
    if piece.unit is Unit.SCHOOL_YEAR and piece.bound is Bound.WITHIN and piece.edge is None:
        return [clipped for window in windows if (clipped := _clipped(window, period)) is not None]
    inside = [window for window in windows if window.end in period]
    if piece.bound is Bound.SINCE:
        inside = [window for window in windows if window.start is not None and window.start in period][:1]
    if piece.bound is Bound.BEFORE and period.is_school_year:
        dates.doubt(Code.YEAR_UNCLEAR, piece.about)
    plain = piece.bound is Bound.WITHIN and piece.edge is None
    if plain and any(window.start is not None and window.start < period.start for window in inside):
        dates.doubt(Code.YEAR_UNCLEAR, piece.about)
    return inside or [min(windows, key=lambda window: abs(window.end - period.end))]


def _clipped(window: Window, period: Period) -> Window | None:
    """The part of a window that lies within the period."""
    start, end = max(window.start or period.start, period.start), min(window.end, period.end)
    return Window(end, start) if start <= end else None


def school_parts(unit: Unit, year: SchoolYear) -> tuple[Window, ...]:
    """The parts of a school year that *unit* names."""
    return {
        Unit.TERM: year.terms,
        Unit.TRIMESTER: year.trimesters,
        Unit.HALF: year.halves,
        Unit.HOLIDAYS: year.holidays,
    }.get(unit, (year.whole,))


def _school_window(piece: SchoolStretch, year: SchoolYear, period: Period) -> Window:
    parts = school_parts(piece.unit, year)
    whole = Window(parts[piece.last - 1].end, parts[piece.first - 1].start)
    if piece.edge is not None:
        whole = _edge_of(whole, piece.edge, piece.unit)
    return bounded(whole, piece.bound, period)


def _edge_of(window: Window, edge: EdgeName, unit: Unit) -> Window:
    """A school year begins for a month and ends for one, a term for a week."""
    start = window.start or window.end
    if edge is EdgeName.MIDDLE:
        middle = start + (window.end - start) // 2
        return Window(middle + _EDGE_OF_TERM, middle)
    if unit is Unit.SCHOOL_YEAR or unit is Unit.HALF:
        if edge is EdgeName.BEGIN:
            return Window(month_end(start), start)
        return Window(window.end, window.end.replace(day=1))
    if edge is EdgeName.BEGIN:
        return Window(start + _EDGE_OF_TERM, start)
    return Window(window.end, window.end - _EDGE_OF_TERM)
