"""What the pieces of a phrase mean together: one kind, its windows, and what was doubted on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from roadmap.deadlines.awaited import awaited, unanchored
from roadmap.deadlines.bounds import Dates
from roadmap.deadlines.calendars import Calendar
from roadmap.deadlines.caveats import Caveat, Code
from roadmap.deadlines.dates import resolved
from roadmap.deadlines.parts import Meaning, Parts
from roadmap.deadlines.phrase import TakenApart
from roadmap.deadlines.pieces import MONTH_END, Bound, Dated, Role, SchoolStretch, Stretch
from roadmap.deadlines.reports import Unpaired, names_reports, reports
from roadmap.deadlines.rhythm import recurring
from roadmap.deadlines.schedule import Kind, Window, in_order
from roadmap.deadlines.years import NoDate, with_years
from roadmap.period import Period

_DAY = timedelta(days=1)
_A_MONTH = 31


def meaning_of(apart: TakenApart, period: Period, calendar: Calendar) -> Meaning:
    """Decide the kind: rules before dates, dates before «в течение года», words without dates last."""
    parts = Parts(apart)
    unread = [Caveat(Code.NOT_UNDERSTOOD, words.text, suggestion=words.meant) for words in parts.strange]
    if parts.impossible:
        cannot_be = [Caveat(piece.code, piece.about, (), piece.suggestion) for piece in parts.impossible]
        return Meaning(Kind.INVALID, caveats=cannot_be + unread)
    if any(words.dates_inside for words in parts.strange) or (parts.strange and parts.only_years):
        return Meaning(Kind.INVALID, caveats=unread)
    try:
        meaning = _meaning(parts, period, calendar)
    except NoDate as error:
        return Meaning(Kind.INVALID, caveats=[error.caveat, *unread])
    meaning.caveats += unread
    if apart.lost_separator:
        meaning.warn(Code.LOST_SEPARATOR, apart.lost_separator)
    return meaning


def _meaning(parts: Parts, period: Period, calendar: Calendar) -> Meaning:
    if parts.recurs:
        return recurring(parts, period, calendar)
    if parts.dated:
        return _dated(parts, period, calendar)
    if parts.whole:
        return Meaning(Kind.CONTINUOUS, [Window(period.end, period.start)])
    return _without_dates(parts)


def _without_dates(parts: Parts) -> Meaning:
    words = parts.words
    main = next((piece for piece in words if piece.role is not Role.REMARK), None)
    if main is None:
        return Meaning(Kind.INVALID, caveats=[Caveat(Code.NOT_UNDERSTOOD, piece.text) for piece in words])
    if main.role is Role.REQUEST:
        meaning = Meaning(Kind.ON_REQUEST)
    else:
        meaning = Meaning(Kind.AWAITING)
        meaning.waits, meaning.countdown = awaited(words)
        if counted := unanchored(words):
            meaning.warn(Code.BOUND_UNCLEAR, counted)
    if any(piece.dates_inside for piece in words):
        meaning.warn(Code.BOUND_UNCLEAR, main.text)
    return meaning


def _dated(parts: Parts, period: Period, calendar: Calendar) -> Meaning:
    dates = Dates()
    pieces, dates.caveats = with_years(parts.dated)
    if names_reports(pieces):
        return _reports(pieces, period, calendar, dates)
    resolved(pieces, period, calendar.school, dates)
    windows = in_order(dates.windows)
    meaning = Meaning(Kind.FIXED, windows, caveats=dates.caveats, outside=dates.outside)
    _drop_containers(meaning, parts, [window for window in dates.windows if window in windows])
    if parts.always or _goes_on(pieces, meaning.windows, period):
        meaning.kind = Kind.CONTINUOUS
    if parts.always and not _goes_on(pieces, meaning.windows, period):
        _ends_somewhere(meaning, parts, period)
    if _could_be_a_range(pieces, meaning.windows):
        meaning.warn(Code.LIST_OR_RANGE)
    return meaning


def _reports(pieces: Sequence[Dated], period: Period, calendar: Calendar, dates: Dates) -> Meaning:
    try:
        following = reports(pieces, period, calendar, dates)
    except Unpaired:
        return Meaning(Kind.INVALID, caveats=[Caveat(Code.BOUND_UNCLEAR)])
    windows = in_order(dates.windows)
    meaning = Meaning(Kind.FIXED, windows, caveats=dates.caveats, following=following)
    if len(windows) < len(dates.windows):
        meaning.warn(Code.BOUND_UNCLEAR)
    return meaning


def _drop_containers(meaning: Meaning, parts: Parts, as_written: Sequence[Window]) -> None:
    """«Май (до 25 мая)»: the narrower date explains the wider one and takes its place.

    It could also be a list of two where there are no brackets and no «до», where the wider one comes last,
    or where the two only overlap: a doubt.
    """
    pairs = [(outer, inner) for outer in as_written for inner in as_written if _contains(outer, inner)]
    outer_ones = [outer for outer, _ in pairs]
    meaning.windows = [window for window in meaning.windows if window not in outer_ones]
    meaning.outside = [window for window in meaning.outside if window not in outer_ones]
    explained = parts.apart.bracketed or any(window.start is None for window in meaning.windows)
    if pairs and not (explained and all(_stands_after(inner, outer, as_written) for outer, inner in pairs)):
        meaning.warn(Code.BOUND_UNCLEAR)
    if parts.apart.slashed and len(meaning.windows) > 1:
        meaning.warn(Code.BOUND_UNCLEAR)
    if any(later.start and later.start <= earlier.end for earlier, later in pairwise(meaning.windows)):
        meaning.warn(Code.BOUND_UNCLEAR)


def _ends_somewhere(meaning: Meaning, parts: Parts, period: Period) -> None:
    """«Май, далее постоянно» lasts to the plan's end; «май – постоянно» may do so too."""
    last = meaning.windows[-1]
    if parts.apart.then and last.end in period:
        meaning.windows[-1] = Window(period.end, last.start)
        meaning.warn(Code.BOUND_UNCLEAR)
    elif last.start is not None and (last.end - last.start).days <= _A_MONTH:
        meaning.warn(Code.BOUND_UNCLEAR)


def _stands_after(inner: Window, outer: Window, as_written: Sequence[Window]) -> bool:
    return as_written.index(inner) > as_written.index(outer)


def _contains(outer: Window, inner: Window) -> bool:
    if outer == inner or outer.start is None:
        return False
    return outer.start <= (inner.start or outer.start) and outer.start <= inner.end <= outer.end


def _goes_on(pieces: Sequence[Dated], windows: Sequence[Window], period: Period) -> bool:
    """Whether the stretches are whole years or the whole period, or have no end."""
    if all(isinstance(piece, SchoolStretch) and piece.whole_year for piece in pieces):
        return True
    if any(piece.bound is Bound.SINCE for piece in pieces):
        return True
    return all(_whole_years(window) or window == Window(period.end, period.start) for window in windows)


def _whole_years(window: Window) -> bool:
    if window.start is None:
        return False
    return (window.start.month, window.start.day, window.end.month, window.end.day) == (1, 1, 12, 31)


def _could_be_a_range(pieces: Sequence[Dated], windows: Sequence[Window]) -> bool:
    """«Март, апрель»: neighbouring months in a list, which some write for a stretch."""
    if len(pieces) < 2 or not all(isinstance(piece, Stretch) and _is_month(piece) for piece in pieces):
        return False
    return all(later.start == earlier.end + _DAY for earlier, later in pairwise(windows[: len(pieces)]))


def _is_month(piece: Stretch) -> bool:
    whole = (piece.first.day, piece.last.day) == (1, MONTH_END) and piece.first.month == piece.last.month
    return whole and piece.bound is Bound.WITHIN
