"""Joins what recurs with the dates that stand beside it: «2 раза в год (май, декабрь)»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roadmap.deadlines.awaited import countdown_of
from roadmap.deadlines.bounds import Dates
from roadmap.deadlines.calendars import Calendar
from roadmap.deadlines.caveats import Code
from roadmap.deadlines.covered import with_covers
from roadmap.deadlines.dates import resolved
from roadmap.deadlines.occurrences import YEARS, main_frequency, occurrences
from roadmap.deadlines.parts import Meaning, Parts
from roadmap.deadlines.pieces import (
    MONTH_END,
    Bound,
    Dated,
    Frequency,
    MonthDays,
    SchoolStretch,
    Stretch,
    Unit,
    Weekdays,
)
from roadmap.deadlines.recurring import (
    PER_YEAR,
    SIZE_IN_MONTHS,
    Occurrences,
    of_frequency,
)
from roadmap.deadlines.rules import rule_for
from roadmap.deadlines.schedule import Kind, Window, in_order
from roadmap.deadlines.years import with_years
from roadmap.period import Period

_DAYS_IN = {
    Unit.DAY: 1, Unit.WEEK: 7, Unit.DECADE: 11, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.HALF: 184,
    Unit.TERM: 92, Unit.TRIMESTER: 95,
}  # fmt: skip


def recurring(parts: Parts, period: Period, calendar: Calendar) -> Meaning:
    """The meaning of a phrase that has a frequency, a day of the month or a day of the week."""
    meaning = Meaning(Kind.RECURRING)
    frequency = main_frequency(parts.frequencies, meaning)
    meaning = _recurring(parts, frequency, period, calendar, meaning)
    if any(countdown_of(words.text) for words in parts.words):
        meaning.warn(Code.BOUND_UNCLEAR)
    meaning.windows = with_covers(meaning, parts, frequency, period, calendar)
    return meaning


def _recurring(
    parts: Parts, frequency: Frequency | None, period: Period, calendar: Calendar, meaning: Meaning
) -> Meaning:
    dates, pieces = _dates_beside(parts, period, calendar, meaning)
    if (
        parts.month_days
        and pieces
        and frequency is None
        and _in_named_months(parts, pieces, period, calendar, meaning)
    ):
        return meaning
    if not parts.month_days and not parts.weekdays and frequency is not None and pieces:
        if parts.apart.then:
            return _first_then(frequency, dates.windows, period, calendar, meaning)
        if _are_the_days(frequency, pieces, dates.windows):
            return _on_named_days(frequency, pieces, dates, period, meaning)
    if parts.weekdays and not parts.weekdays[0].nth and frequency is None and _single_days(pieces):
        return _checked_weekday(parts.weekdays[0], dates, meaning)
    return _by_rule(parts, frequency, dates, pieces, period, calendar, meaning)


def _by_rule(
    parts: Parts,
    frequency: Frequency | None,
    dates: Dates,
    pieces: Sequence[Dated],
    period: Period,
    calendar: Calendar,
    meaning: Meaning,
) -> Meaning:
    """The occurrences of a rule, within the dates that stand beside it."""
    scope = _scope(dates.windows, period)
    found = occurrences(parts, frequency, scope, calendar, meaning)
    _within(found, dates.windows, frequency, meaning, named=bool(parts.month_days or parts.weekdays))
    meaning.windows = in_order(found.windows)
    for code in found.codes:
        meaning.warn(code)
    meaning.rule = rule_for([window.end for window in meaning.windows], period, found.rule)
    if parts.weekdays and frequency is None and pieces and all(_is_month(piece) for piece in pieces):
        meaning.kind, meaning.rule = Kind.FIXED, None
    if not meaning.windows:
        meaning.warn(Code.TIMES_UNCLEAR)
    return meaning


def _dates_beside(
    parts: Parts, period: Period, calendar: Calendar, meaning: Meaning
) -> tuple[Dates, list[Dated]]:
    dates = Dates()
    pieces, dates.caveats = with_years(parts.dated)
    resolved(pieces, period, calendar.school, dates)
    for caveat in dates.caveats:
        if caveat.code is not Code.YEAR_FROM_PLAN:
            meaning.caveats.append(caveat)
    meaning.outside = dates.outside
    meaning.following = any(isinstance(piece, Stretch) and piece.next_year for piece in pieces)
    return dates, pieces


def _in_named_months(
    parts: Parts, pieces: Sequence[Dated], period: Period, calendar: Calendar, meaning: Meaning
) -> bool:
    """«До 25 числа: март, июнь» – the day belongs to the months named; False if they are not months."""
    days = parts.month_days[0]
    if days.unit is not None or days.shifted or not all(_is_month(piece) for piece in pieces):
        return False
    dates = Dates()
    narrow = [
        _on_days(piece, span, days) for piece in pieces if isinstance(piece, Stretch) for span in days.spans
    ]
    resolved(narrow, period, calendar.school, dates)
    meaning.kind = Kind.FIXED
    meaning.windows = in_order(dates.windows)
    meaning.caveats += [caveat for caveat in dates.caveats if caveat not in meaning.caveats]
    meaning.outside = dates.outside
    return True


def _on_days(piece: Stretch, span: tuple[int, int], days: MonthDays) -> Stretch:
    first, last = (replace(piece.first, day=day) for day in span)
    bound = days.bound if days.bound is Bound.UNTIL else Bound.WITHIN
    return replace(piece, first=first, last=last, bound=bound)


def _is_month(piece: Dated) -> bool:
    if not isinstance(piece, Stretch) or piece.bound is not Bound.WITHIN:
        return False
    return (piece.first.day, piece.last.day) == (1, MONTH_END) and piece.first.month == piece.last.month


def _single_days(pieces: Sequence[Dated]) -> bool:
    return bool(pieces) and all(isinstance(piece, Stretch) and piece.single_day for piece in pieces)


def _checked_weekday(weekdays: Weekdays, dates: Dates, meaning: Meaning) -> Meaning:
    """«Пятница, 15 марта»: the date counts; a weekday that it is not is a doubt."""
    meaning.kind = Kind.FIXED
    meaning.windows = in_order(dates.windows)
    meaning.caveats = list(dates.caveats)
    if any(window.end.weekday() not in weekdays.days for window in meaning.windows):
        meaning.warn(Code.WEEKDAY_UNCLEAR)
    return meaning


def _are_the_days(frequency: Frequency, pieces: Sequence[Dated], windows: Sequence[Window]) -> bool:
    """Whether the dates are the occurrences themselves rather than the stretch they fall into."""
    if any(piece.bound is Bound.SINCE for piece in pieces) or not windows:
        return False
    lengths = [(window.end - window.start).days + 1 if window.start else 1 for window in windows]
    if frequency.unit in YEARS:
        return all(length < 300 for length in lengths)
    if frequency.unit not in PER_YEAR:
        return False
    longest = _DAYS_IN[frequency.unit]
    if frequency.unit is Unit.MONTH and all(_is_month(piece) for piece in pieces):
        return False
    if len(pieces) == 1 and isinstance(pieces[0], Stretch) and pieces[0].bound is Bound.UNTIL:
        return False
    return all(length <= longest for length in lengths)


def _first_then(
    frequency: Frequency, first: Sequence[Window], period: Period, calendar: Calendar, meaning: Meaning
) -> Meaning:
    """«До 1 марта, далее ежеквартально»: the dates, then the occurrences after them, with a doubt."""
    found = of_frequency(frequency, period, calendar)
    last = max(window.end for window in first)
    meaning.windows = in_order([*first, *(window for window in found.windows if window.end > last)])
    for code in (Code.BOUND_UNCLEAR, *found.codes):
        meaning.warn(code)
    meaning.rule = rule_for([window.end for window in meaning.windows], period, found.rule)
    return meaning


def _on_named_days(
    frequency: Frequency, pieces: Sequence[Dated], dates: Dates, period: Period, meaning: Meaning
) -> Meaning:
    meaning.windows = in_order(dates.windows)
    if frequency.unit in YEARS and any(
        isinstance(piece, SchoolStretch) and piece.whole_year for piece in pieces
    ):
        meaning.warn(Code.TIMES_UNCLEAR)
    due = [window.end for window in meaning.windows]
    meaning.rule = rule_for(due, period, None)
    expected = PER_YEAR[frequency.unit] * frequency.times
    named = len(pieces)
    if frequency.every > 1 or ((frequency.counted or frequency.unit not in YEARS) and named != expected):
        meaning.warn(Code.COUNT_DIFFERS)
    if frequency.edge is not None and frequency.unit not in YEARS and named != expected:
        meaning.warn(Code.COUNT_DIFFERS)
    return meaning


def _scope(windows: Sequence[Window], period: Period) -> Period:
    """The stretch to look for occurrences in: the plan's period, or the dates beside if they leave it."""
    if not windows:
        return period
    start = min(period.start, *(window.start or period.start for window in windows))
    return Period(start, max(period.end, *(window.end for window in windows)))


def _within(
    found: Occurrences,
    bounds: Sequence[Window],
    frequency: Frequency | None,
    meaning: Meaning,
    named: bool,
) -> None:
    """Keep the occurrences that fall into the dates beside; an end between two of them is a doubt."""
    if not bounds:
        return
    kept = [
        window
        for window in found.windows
        if any(
            (bound.start is None or bound.start <= window.end) and window.end <= bound.end for bound in bounds
        )
    ]
    coarse = frequency is not None and frequency.unit in SIZE_IN_MONTHS and not named
    ends = {window.end for window in kept}
    if coarse and any(bound.end not in ends for bound in bounds):
        meaning.warn(Code.BOUND_UNCLEAR)
    found.windows = kept
