"""Makes windows within a plan of stretches whose year is written, or is the plan's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from roadmap.deadlines.bounds import Dates, bounded
from roadmap.deadlines.calendars import SchoolCalendar
from roadmap.deadlines.caveats import Caveat, Code
from roadmap.deadlines.pieces import MONTH_END, Bound, Dated, Mark, Stretch
from roadmap.deadlines.rules import month_end
from roadmap.deadlines.schedule import Window
from roadmap.deadlines.terms import school_windows
from roadmap.deadlines.years import NoDate, check_year
from roadmap.period import Period

_SCHOOL_START = 9


def resolved(pieces: Iterable[Dated], period: Period, school: SchoolCalendar, dates: Dates) -> None:
    """Add the windows of *pieces* to *dates*; raises :class:`NoDate` where there can be none."""
    for piece in pieces:
        for code in piece.doubts:
            dates.doubt(code, piece.about)
        if isinstance(piece, Stretch):
            windows = _stretch_windows(piece, period, dates)
        else:
            windows = school_windows(piece, period, school, dates)
        dates.windows += windows
        if piece.dated:
            dates.outside += [window for window in windows if window.start and window.start < period.start]
    if dates.years_assumed:
        days = tuple(sorted(set(dates.years_assumed)))
        dates.caveats.append(Caveat(Code.YEAR_FROM_PLAN, days=days))


def _stretch_windows(piece: Stretch, period: Period, dates: Dates) -> list[Window]:
    if piece.dated or piece.first_year:
        return [bounded(_window(piece, period), piece.bound, period)]
    windows = list(_candidates(piece, period, dates))
    if piece.bound is Bound.SINCE and len(windows) > 1:
        dates.doubt(Code.YEAR_UNCLEAR, piece.about)
        windows = windows[:1]
    found = [bounded(window, piece.bound, period) for window in windows]
    if not piece.next_year:
        dates.years_assumed += [window.end for window in found]
    return found


def _candidates(piece: Stretch, period: Period, dates: Dates) -> Iterator[Window]:
    """The windows of a stretch without a year: one for each year of the plan."""
    shift = 1 if piece.next_year else 0
    near = range(period.start.year - 1, period.end.year + 2)
    windows = [window for year in near if (window := _try_window(piece, year)) is not None]
    if not windows:
        raise NoDate(Caveat(Code.NO_SUCH_DAY, piece.about))
    if shift:
        years = [period.end.year] if period.is_school_year else period.calendar_years
        yield from (window for window in windows if window.end.year - shift in years)
        return
    starts = [window for window in windows if window.start is not None and window.start in period]
    ends = [window for window in windows if window.end in period]
    overlap = [w for w in windows if w.end >= period.start and (w.start or w.end) <= period.end]
    chosen = starts or ends or overlap
    if not chosen:
        nearest = [window for window in windows if window.end.year in period.calendar_years]
        chosen = nearest[:1] or windows[:1]
    yield from chosen


def _try_window(piece: Stretch, year: int) -> Window | None:
    """The stretch that begins in *year*, if that year has its days."""
    try:
        start = _day(piece.first, year)
        wraps = _key(piece.last) < _key(piece.first)
        return Window(_day(piece.last, year + 1 if wraps else year), start)
    except ValueError:
        return None


def _key(mark: Mark) -> tuple[int, int]:
    return (mark.month, 31 if mark.day == MONTH_END else mark.day)


def _day(mark: Mark, year: int) -> date:
    """A day of *year*; raises ValueError where the year has no such day."""
    if mark.day == MONTH_END:
        return month_end(date(year, mark.month, 1))
    return date(year, mark.month, mark.day)


def _window(piece: Stretch, period: Period) -> Window:
    wraps = _key(piece.last) < _key(piece.first)
    if piece.school is not None:
        last = piece.school + (piece.last.month < _SCHOOL_START)
        first = piece.first_year or piece.school + (piece.first.month < _SCHOOL_START)
    elif piece.year is not None:
        last = piece.year
        first = piece.first_year if piece.first_year is not None else last - wraps
    else:
        first = piece.first_year or period.start.year
        last = first + wraps
    for year in (first, last):
        check_year(year, period, piece.about)
    try:
        start, end = _day(piece.first, first), _day(piece.last, last)
    except ValueError:
        raise NoDate(Caveat(Code.NO_SUCH_DAY, piece.about)) from None
    if end < start:
        raise NoDate(Caveat(Code.END_BEFORE_START, piece.about))
    return Window(end, start)
