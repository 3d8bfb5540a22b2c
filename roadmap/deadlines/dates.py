"""Gives the pieces of a phrase their years: stretches without a date become windows within a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from roadmap.deadlines.calendars import SchoolCalendar, SchoolYear
from roadmap.deadlines.caveats import Caveat, Code
from roadmap.deadlines.pieces import (
    MONTH_END,
    Bound,
    Dated,
    EdgeName,
    Mark,
    SchoolStretch,
    Stretch,
    Unit,
    Years,
)
from roadmap.deadlines.rules import month_end
from roadmap.deadlines.schedule import Window
from roadmap.period import Period

_DAY = timedelta(days=1)
_EDGE_OF_TERM = timedelta(days=6)
_FAR = 10
"""Years a date may lie away from its plan before it is taken for a slip of the pen."""
_SCHOOL_START = 9


class Impossible(ValueError):
    """No date can be made of a piece; ``caveat`` says why."""

    def __init__(self, caveat: Caveat) -> None:
        super().__init__(caveat.code)
        self.caveat = caveat


@dataclass(slots=True)
class Dates:
    """The windows found so far and what was assumed on the way."""

    windows: list[Window] = field(default_factory=list)
    caveats: list[Caveat] = field(default_factory=list)
    outside: list[Window] = field(default_factory=list)
    years_assumed: list[date] = field(default_factory=list)

    def doubt(self, code: Code, about: str = "") -> None:
        caveat = Caveat(code, about)
        if caveat not in self.caveats:
            self.caveats.append(caveat)


def with_years(items: Iterable[Dated | Years]) -> tuple[list[Dated], list[Caveat]]:
    """Spread the years of a list over its stretches: «март, апрель 2024», «2024 год: март, май».

    A year belongs to what stands before it and has none; a year in front belongs to what follows; what
    comes after a dated stretch shares its year. Where this would run backwards, the year is unclear.
    """
    found: list[Dated] = []
    caveats: list[Caveat] = []
    ahead: Years | None = None
    for item in items:
        if not isinstance(item, Years):
            found.append(item)
            continue
        waiting = [piece for piece in found if not piece.dated]
        if waiting and ahead is None:
            found = [part for piece in found for part in ([piece] if piece.dated else _in_years(piece, item))]
        elif not found and ahead is None:
            ahead = item
        else:
            caveats.append(Caveat(Code.YEAR_UNCLEAR, item.about))
    if ahead is not None:
        found = [part for piece in found for part in ([piece] if piece.dated else _in_years(piece, ahead))]
        if not found:
            found = [_whole_years(span, ahead) for span in ahead.spans]
            if ahead.bound is Bound.BEFORE:
                caveats.append(Caveat(Code.BOUND_UNCLEAR, ahead.about))
    return _inherited(found, caveats), caveats


def _in_years(piece: Dated, years: Years) -> Iterator[Dated]:
    for first, last in years.spans:
        for year in range(first, min(last, first + 2 * _FAR) + 1):
            yield of_year(piece, year)


def of_year(piece: Dated, year: int) -> Dated:
    """*piece* in a calendar year; a term is the one that ends in it."""
    if isinstance(piece, Stretch):
        return replace(piece, year=year)
    return replace(
        piece, school=year if piece.unit is not Unit.SCHOOL_YEAR and piece.first == 1 else year - 1
    )


def _whole_years(span: tuple[int, int], years: Years) -> Stretch:
    first, last = span
    return Stretch(Mark(1, 1), Mark(12, 31), first, last, bound=years.bound, about=years.about)


def _inherited(pieces: list[Dated], caveats: list[Caveat]) -> list[Dated]:
    """Stretches without a year take it from a neighbour in the list: the next one, else the one before."""
    known = [piece for piece in pieces if isinstance(piece, Stretch) and piece.dated]
    if not known or all(piece.dated for piece in pieces):
        return pieces
    found: list[Dated] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, Stretch) and not piece.dated and not piece.next_year:
            after = [other for other in pieces[place:] if isinstance(other, Stretch) and other.dated]
            source = after[0] if after else known[-1]
            piece = replace(piece, year=source.first_year or source.year, school=source.school)
        found.append(piece)
    if _runs_backwards(found):
        caveats.append(Caveat(Code.YEAR_UNCLEAR))
    return found


def _runs_backwards(pieces: Sequence[Dated]) -> bool:
    keys = [
        (piece.year or 0, piece.last)
        for piece in pieces
        if isinstance(piece, Stretch) and piece.school is None
    ]
    return keys != sorted(keys)


def resolved(pieces: Iterable[Dated], period: Period, school: SchoolCalendar, dates: Dates) -> None:
    """Add the windows of *pieces* to *dates*; raises :class:`Impossible` where there can be none."""
    for piece in pieces:
        for code in piece.doubts:
            dates.doubt(code, piece.about)
        if isinstance(piece, Stretch):
            windows = _stretch_windows(piece, period, dates)
        else:
            windows = _school_windows(piece, period, school, dates)
        dates.windows += windows
        if piece.dated:
            dates.outside += [window for window in windows if window.start and window.start < period.start]
    if dates.years_assumed:
        days = tuple(sorted(set(dates.years_assumed)))
        dates.caveats.append(Caveat(Code.YEAR_FROM_PLAN, days=days))


def _stretch_windows(piece: Stretch, period: Period, dates: Dates) -> list[Window]:
    if piece.dated or piece.first_year:
        return [_bounded(_window(piece, period), piece.bound, period)]
    windows = list(_candidates(piece, period, dates))
    if piece.bound is Bound.SINCE and len(windows) > 1:
        dates.doubt(Code.YEAR_UNCLEAR, piece.about)
        windows = windows[:1]
    bounded = [_bounded(window, piece.bound, period) for window in windows]
    if not piece.next_year:
        dates.years_assumed += [window.end for window in bounded]
    return bounded


def _candidates(piece: Stretch, period: Period, dates: Dates) -> Iterator[Window]:
    """The windows of a stretch without a year: one for each year of the plan."""
    shift = 1 if piece.next_year else 0
    near = range(period.start.year - 1, period.end.year + 2)
    windows = [window for year in near if (window := _try_window(piece, year)) is not None]
    if not windows:
        raise Impossible(Caveat(Code.NO_SUCH_DAY, piece.about))
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
        raise Impossible(Caveat(Code.NO_SUCH_DAY, piece.about)) from None
    if end < start:
        raise Impossible(Caveat(Code.END_BEFORE_START, piece.about))
    return Window(end, start)


def check_year(year: int, period: Period, about: str) -> None:
    """Raise :class:`Impossible` for a year too far from the plan, with a repair if one digit explains it."""
    if period.start.year - _FAR <= year <= period.end.year + _FAR:
        return
    near = sorted(
        range(period.start.year - 5, period.end.year + 6), key=lambda other: _distance(other, period)
    )
    repair = next((str(other) for other in near if _one_slip(str(year), str(other))), "")
    raise Impossible(Caveat(Code.IMPOSSIBLE_YEAR, about, suggestion=repair))


def _distance(year: int, period: Period) -> int:
    return max(period.start.year - year, year - period.end.year, 0)


def _one_slip(written: str, meant: str) -> bool:
    """Whether one digit was mistyped, doubled, lost, or two neighbours were swapped."""
    if len(written) == len(meant):
        differing = [place for place in range(len(meant)) if written[place] != meant[place]]
        if len(differing) == 2:
            one, two = differing
            return two == one + 1 and written[one] == meant[two] and written[two] == meant[one]
        return len(differing) == 1
    longer, shorter = sorted((written, meant), key=len, reverse=True)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def _bounded(window: Window, bound: Bound, period: Period) -> Window:
    start = window.start or window.end
    match bound:
        case Bound.UNTIL:
            return Window(window.end)
        case Bound.BEFORE:
            return Window(start - _DAY)
        case Bound.SINCE:
            return Window(max(period.end, start), start)
    return window


def _school_windows(
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
    if piece.bound is Bound.WITHIN and piece.edge is None:
        if any(window.start is not None and window.start < period.start for window in inside):
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
    return _bounded(whole, piece.bound, period)


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
