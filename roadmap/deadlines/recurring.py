"""The occurrences of what recurs: which days, in which windows, and the rule that gives them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from roadmap.deadlines.calendars import Calendar
from roadmap.deadlines.caveats import Code
from roadmap.deadlines.pieces import MONTH_END, Bound, EdgeName, Frequency, MonthDays, Unit, Weekdays
from roadmap.deadlines.rules import Rule, month_end, months_of
from roadmap.deadlines.schedule import Window
from roadmap.deadlines.terms import school_parts
from roadmap.period import Period

_DAY = timedelta(days=1)
_FRIDAY = 4
SIZE_IN_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
PER_YEAR = {
    Unit.MONTH: 12,
    Unit.QUARTER: 4,
    Unit.HALF: 2,
    Unit.TERM: 4,
    Unit.TRIMESTER: 3,
    Unit.YEAR: 1,
    Unit.SCHOOL_YEAR: 1,
}
_SPLIT = {
    (Unit.YEAR, 2): Frequency(Unit.HALF),
    (Unit.YEAR, 3): Frequency(Unit.MONTH, every=4),
    (Unit.YEAR, 4): Frequency(Unit.QUARTER),
    (Unit.YEAR, 6): Frequency(Unit.MONTH, every=2),
    (Unit.YEAR, 12): Frequency(Unit.MONTH),
    (Unit.HALF, 2): Frequency(Unit.QUARTER),
    (Unit.HALF, 3): Frequency(Unit.MONTH, every=2),
    (Unit.HALF, 6): Frequency(Unit.MONTH),
    (Unit.QUARTER, 3): Frequency(Unit.MONTH),
    (Unit.MONTH, 3): Frequency(Unit.DECADE),
    (Unit.SCHOOL_YEAR, 3): Frequency(Unit.TRIMESTER),
    (Unit.SCHOOL_YEAR, 4): Frequency(Unit.TERM),
}
"""How «N times in a unit» is spread evenly; whatever is not here is a doubt."""


@dataclass(slots=True)
class Occurrences:
    """Windows of a recurrence within a period, the rule if there is one, and doubts on the way."""

    windows: list[Window] = field(default_factory=list)
    rule: Rule | None = None
    codes: list[Code] = field(default_factory=list)


def of_frequency(frequency: Frequency, period: Period, calendar: Calendar) -> Occurrences:
    """The occurrences of «2 раза в год», «ежеквартально», «раз в две недели» where no day is named."""
    found = Occurrences(codes=[*frequency.doubts])
    even = evenly(frequency, found)
    if frequency.unit is Unit.HALF and frequency.times > 1 and period.is_school_year:
        found.codes.append(Code.TIMES_UNCLEAR)
    if even.unit in (Unit.DAY, Unit.WEEK, Unit.DECADE):
        _short(even, period, found)
    elif (
        even.unit in (Unit.TERM, Unit.TRIMESTER, Unit.HOLIDAYS, Unit.SCHOOL_YEAR)
        or _halves_of_school(even, period)
        or frequency.unit is Unit.SCHOOL_YEAR
    ):
        _at_school(even, period, calendar, found)
    elif even.unit is Unit.YEAR and even.every > 1:
        _every_few_years(even, period, found)
    else:
        _by_months(even, period, found)
    if even.edge in (EdgeName.BEGIN, EdgeName.MIDDLE) and found.rule is not None:
        found.windows = [_narrowed(window, even.edge) for window in found.windows]
        found.rule = None
    return found


def evenly(frequency: Frequency, found: Occurrences) -> Frequency:
    """«2 раза в год» as «раз в полугодие»; the unit itself, with a doubt, where it cannot be split."""
    if frequency.unit is Unit.SCHOOL_YEAR and frequency.times == 2:
        return Frequency(Unit.HALF)
    if frequency.times == 1:
        return frequency
    if frequency.unit is Unit.MONTH and frequency.times == 2 and frequency.every == 1:
        found.rule = Rule(monthdays=(15, -1))
        return frequency
    even = _SPLIT.get((frequency.unit, frequency.times)) if frequency.every == 1 else None
    if even is None:
        found.codes.append(Code.TIMES_UNCLEAR)
        return replace(frequency, times=1)
    return even


def _halves_of_school(frequency: Frequency, period: Period) -> bool:
    return frequency.unit is Unit.HALF and frequency.every == 1 and period.is_school_year


def _short(frequency: Frequency, period: Period, found: Occurrences) -> None:
    """Days, weeks (due on Fridays) and decades of a month."""
    if frequency.unit is Unit.DECADE:
        found.rule = Rule(monthdays=(10, 20, -1))
        found.windows = [Window(day, _decade_start(day)) for day in found.rule.days(period)]
        if frequency.every > 1:
            found.codes.append(Code.TIMES_UNCLEAR)
        return
    if frequency.unit is Unit.DAY:
        found.codes.append(Code.EVERY_DAY)
        found.rule = Rule(interval=frequency.every)
        found.windows = [Window(day, day) for day in found.rule.days(period)]
        return
    found.rule = Rule(weekdays=(_FRIDAY,), interval=frequency.every)
    days = found.rule.days(period)
    found.windows = [Window(day, max(day - _DAY * _FRIDAY, period.start)) for day in days]


def _decade_start(day: date) -> date:
    return day.replace(day=min((day.day - 1) // 10 * 10 + 1, 21))


def _at_school(frequency: Frequency, period: Period, calendar: Calendar, found: Occurrences) -> None:
    """Terms, trimesters, school half-years, holidays: by the school's calendar, not by a rule."""
    if frequency.every > 1:
        found.codes.append(Code.TIMES_UNCLEAR)
    if frequency.unit in (Unit.TERM, Unit.TRIMESTER, Unit.HOLIDAYS):
        found.codes.append(Code.SCHOOL_CALENDAR)
    for first in range(period.start.year - 1, period.end.year + 1):
        parts = school_parts(frequency.unit, calendar.school.year(first))
        if frequency.edge in (EdgeName.BEGIN, EdgeName.MIDDLE):
            parts = tuple(_narrowed(window, frequency.edge) for window in parts)
        found.windows += [window for window in parts if window.end in period]


def _every_few_years(frequency: Frequency, period: Period, found: Occurrences) -> None:
    """«Раз в два года»: the last day of every second year of the plan."""
    years = list(period.calendar_years)[frequency.every - 1 :: frequency.every]
    found.windows = [Window(date(year, 12, 31), date(year - frequency.every + 1, 1, 1)) for year in years]
    if not years:
        found.codes.append(Code.TIMES_UNCLEAR)


def _by_months(frequency: Frequency, period: Period, found: Occurrences) -> None:
    """Months, quarters, half-years and years, several of them together too, due on their last day."""
    size = SIZE_IN_MONTHS[frequency.unit] * frequency.every
    if found.rule is not None:
        days = found.rule.days(period)
        found.windows = [Window(day, day.replace(day=1 if day.day == 15 else 16)) for day in days]
        return
    if 12 % size:
        found.codes.append(Code.TIMES_UNCLEAR)
        size = SIZE_IN_MONTHS[frequency.unit]
    first = period.start.month if frequency.unit is Unit.MONTH else 1
    ends = tuple(sorted((first + size * step - 2) % 12 + 1 for step in range(1, 12 // size + 1)))
    found.rule = Rule(months=() if size == 1 else ends, monthdays=(31,) if ends == (12,) else (-1,))
    found.windows = [Window(day, _months_before(day, size)) for day in found.rule.days(period)]


def _months_before(day: date, size: int) -> date:
    """The first day of the *size* months that end with *day*."""
    months = day.year * 12 + day.month - size
    return date(months // 12, months % 12 + 1, 1)


def _narrowed(window: Window, edge: EdgeName) -> Window:
    """The beginning or the middle of a window: a decade of a month, a month of what is longer."""
    start = window.start or window.end
    if (start.year, start.month) == (window.end.year, window.end.month):
        if edge is EdgeName.BEGIN:
            return Window(min(start + _DAY * 9, window.end), start)
        return Window(min(start + _DAY * 19, window.end), min(start + _DAY * 10, window.end))
    if edge is EdgeName.BEGIN:
        return Window(month_end(start), start)
    middle = (start + (window.end - start) / 2).replace(day=1)
    return Window(month_end(middle), middle)


def of_month_days(days: MonthDays, unit: Unit, period: Period, calendar: Calendar) -> Occurrences:
    """«До 5 числа каждого месяца», «25 числа последнего месяца квартала», «10 числа следующего месяца»."""
    found = Occurrences()
    size = SIZE_IN_MONTHS[unit]
    place = size if days.month in (None, -1) else days.month or size
    months = [first for first, _ in months_of(period) if (first.month - place) % size == 0]
    if days.shifted:
        months = [month_end(month) + _DAY for month in months]
    if place > size:
        found.codes.append(Code.NO_SUCH_PART)
        return found
    for month in months:
        found.windows += [_days_of(month, span, days, calendar) for span in days.spans]
    if not days.shifted:
        found.windows = [window for window in found.windows if window.end in period]
    found.rule = _month_rule(days, size, place)
    return found


def _days_of(month: date, span: tuple[int, int], days: MonthDays, calendar: Calendar) -> Window:
    last = month_end(month)
    start, end = (last if day == MONTH_END else month.replace(day=min(day, last.day)) for day in span)
    if days.working:
        end = calendar.working.previous_working(end)
        start = end
    if days.bound is Bound.SINCE:
        return Window(last, start)
    return Window(end, None if days.bound is Bound.UNTIL else start)


def _month_rule(days: MonthDays, size: int, place: int) -> Rule:
    if days.bound is Bound.SINCE:
        ends: tuple[int, ...] = (-1,)
    else:
        ends = tuple(sorted({end for _, end in days.spans}, key=lambda day: day % 32))
    months = tuple(range(place, 13, size)) if size > 1 else ()
    return Rule(months=months, monthdays=ends)


def of_weekdays(days: Weekdays, interval: int, period: Period) -> Occurrences:
    """«По пятницам», «последний четверг месяца», «каждый второй вторник квартала»."""
    months: tuple[int, ...] = ()
    if days.nth and days.unit is Unit.QUARTER:
        months = (3, 6, 9, 12) if days.nth == (-1,) else (1, 4, 7, 10)
    rule = Rule(months=months, weekdays=tuple(sorted(days.days)), nth=days.nth, interval=interval)
    return Occurrences([Window(day, day) for day in rule.days(period)], rule)
