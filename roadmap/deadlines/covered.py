"""Which stretch an occurrence reports on: its own unit, or the one before it; never a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from roadmap.deadlines.calendars import Calendar
from roadmap.deadlines.caveats import Code, Level
from roadmap.deadlines.parts import Meaning, Parts
from roadmap.deadlines.pieces import EdgeName, Frequency, MonthDays, Unit, Weekdays
from roadmap.deadlines.recurring import SIZE_IN_MONTHS, Occurrences, evenly
from roadmap.deadlines.rules import month_end
from roadmap.deadlines.schedule import Kind, Window
from roadmap.deadlines.terms import school_parts
from roadmap.period import Period

_DAY = timedelta(days=1)
_LATE = {Unit.YEAR: 11 / 12}
"""The part of a unit after which a due date closes it: a year's last month, the last third of the others."""
_LAST_THIRD = 2 / 3
_SCHOOL = (Unit.TERM, Unit.TRIMESTER, Unit.SCHOOL_YEAR, Unit.HOLIDAYS)
_REPORTED = (*SIZE_IN_MONTHS, *_SCHOOL)
_AUTUMN = 9


def with_covers(
    meaning: Meaning, parts: Parts, frequency: Frequency | None, plan: Period, calendar: Calendar
) -> list[Window]:
    """The windows of what recurs, with what they report on; as they are where anything is in doubt."""
    windows = meaning.windows
    if meaning.kind is not Kind.RECURRING or any(caveat.level is Level.DOUBT for caveat in meaning.caveats):
        return windows
    if parts.month_days:
        return _by_month_days(windows, parts.month_days[0], frequency, plan, calendar)
    if parts.weekdays:
        unit = _unit_of_weekdays(parts.weekdays[0], frequency)
        return _own_units(windows, unit, plan, calendar) if unit else windows
    if frequency is None or frequency.edge in (EdgeName.BEGIN, EdgeName.MIDDLE):
        return windows
    even = evenly(frequency, Occurrences())
    if even.unit not in _REPORTED or even.times > 1 or (even.unit is Unit.YEAR and plan.is_school_year):
        return windows
    if any(caveat.code is Code.NO_DAY_STATED for caveat in meaning.caveats):
        return [replace(window, covers=_period(window)) for window in windows]
    if even.every > 1:
        return windows
    if meaning.following:
        return _units_before(windows, even.unit, plan, calendar) if even.unit is Unit.YEAR else windows
    return _own_units(windows, even.unit, plan, calendar)


def _by_month_days(
    windows: list[Window], days: MonthDays, frequency: Frequency | None, plan: Period, calendar: Calendar
) -> list[Window]:
    often = frequency.unit if frequency and frequency.unit in SIZE_IN_MONTHS else None
    unit = days.unit or often
    if days.shifted and days.unit is Unit.MONTH and often is not None:
        unit = often
    if unit is None:
        return windows
    return (_units_before if days.shifted else _own_units)(windows, unit, plan, calendar)


def _unit_of_weekdays(weekdays: Weekdays, frequency: Frequency | None) -> Unit | None:
    """«Последняя пятница месяца»; a weekday of every week, or of one month a year, belongs to no unit."""
    if not weekdays.nth or (frequency is not None and frequency.unit not in (Unit.MONTH, Unit.QUARTER)):
        return None
    return weekdays.unit or Unit.MONTH


def _own_units(windows: list[Window], unit: Unit, plan: Period, calendar: Calendar) -> list[Window]:
    """Each window covers the unit it is due in, if every one is due late in a unit of its own."""
    found = [_unit_of(window.end, unit, plan, calendar) for window in windows]
    if len(set(found)) < len(found) or not all(
        covered is not None and _is_late(window.end, covered, unit)
        for window, covered in zip(windows, found, strict=True)
    ):
        return windows
    return [replace(window, covers=covered) for window, covered in zip(windows, found, strict=True)]


def _units_before(windows: list[Window], unit: Unit, plan: Period, calendar: Calendar) -> list[Window]:
    """Each window covers the unit that ended with the month before it is due."""
    found = []
    for window in windows:
        last = window.end.replace(month=1, day=1) if unit is Unit.YEAR else window.end.replace(day=1)
        covered = _unit_of(last - _DAY, unit, plan, calendar)
        if covered is None or (covered.end != last - _DAY and unit in SIZE_IN_MONTHS):
            return windows
        found.append(replace(window, covers=covered))
    return found


def _is_late(day: date, unit: Period, name: Unit) -> bool:
    length = (unit.end - unit.start).days + 1
    return (day - unit.start).days + 1 > _LATE.get(name, _LAST_THIRD) * length


def _unit_of(day: date, unit: Unit, plan: Period, calendar: Calendar) -> Period | None:
    """The unit that *day* lies in; None where a school year's plan leaves open which year is meant."""
    if unit in _SCHOOL or (unit is Unit.HALF and plan.is_school_year):
        year = calendar.school.year(day.year if day.month >= _AUTUMN else day.year - 1)
        parts = [_period(part) for part in school_parts(unit, year)]
        return next((part for part in parts if part is not None and day in part), None)
    if unit not in SIZE_IN_MONTHS or (unit is Unit.YEAR and plan.is_school_year):
        return None
    size = SIZE_IN_MONTHS[unit]
    first = (day.month - 1) // size * size + 1
    return Period(date(day.year, first, 1), month_end(date(day.year, first + size - 1, 1)))


def _period(window: Window) -> Period | None:
    return Period(window.start, window.end) if window.start else None
