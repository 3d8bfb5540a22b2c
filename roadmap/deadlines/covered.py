"""Which stretch an occurrence reports on: its own unit, or the one before it; never a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from roadmap.deadlines.calendars import Calendar
from roadmap.deadlines.pieces import Unit
from roadmap.deadlines.recurring import SIZE_IN_MONTHS
from roadmap.deadlines.rules import month_end
from roadmap.deadlines.schedule import Window
from roadmap.deadlines.terms import school_parts
from roadmap.period import Period

_DAY = timedelta(days=1)
_LATE = {Unit.YEAR: 11 / 12}
"""The part of a unit after which a due date closes it: a year's last month, the last third of the others."""
_LAST_THIRD = 2 / 3
_SCHOOL = (Unit.TERM, Unit.TRIMESTER, Unit.SCHOOL_YEAR, Unit.HOLIDAYS)
_SUMMER = 8


def own_stretches(windows: Sequence[Window]) -> list[Window]:
    """Windows that are the units themselves, due on their last day."""
    return [replace(window, covers=_period(window)) for window in windows]


def own_units(windows: Sequence[Window], unit: Unit, plan: Period, calendar: Calendar) -> list[Window]:
    """Each window covers the unit it is due in, if every one is due late in a unit of its own."""
    found = [_unit_of(window.end, unit, plan, calendar) for window in windows]
    if len(set(found)) < len(found) or not all(
        covered is not None and _is_late(window.end, covered, unit)
        for window, covered in zip(windows, found, strict=True)
    ):
        return list(windows)
    return [replace(window, covers=covered) for window, covered in zip(windows, found, strict=True)]


def units_before(windows: Sequence[Window], unit: Unit, plan: Period, calendar: Calendar) -> list[Window]:
    """Each window covers the unit that ended with the month before it is due."""
    found = []
    for window in windows:
        last = window.end.replace(month=1, day=1) if unit is Unit.YEAR else window.end.replace(day=1)
        covered = _unit_of(last - _DAY, unit, plan, calendar)
        if covered is None or (covered.end != last - _DAY and unit in SIZE_IN_MONTHS):
            return list(windows)
        found.append(replace(window, covers=covered))
    return found


def _is_late(day: date, unit: Period, name: Unit) -> bool:
    length = (unit.end - unit.start).days + 1
    return (day - unit.start).days >= _LATE.get(name, _LAST_THIRD) * length - 1


def _unit_of(day: date, unit: Unit, plan: Period, calendar: Calendar) -> Period | None:
    """The unit that *day* lies in; None where a school year's plan leaves open which year is meant."""
    if unit in _SCHOOL or (unit is Unit.HALF and plan.is_school_year):
        year = calendar.school.year(day.year if day.month >= _SUMMER else day.year - 1)
        parts = [_period(part) for part in school_parts(unit, year)]
        return next((part for part in parts if part is not None and day in part), None)
    if unit not in SIZE_IN_MONTHS or (unit is Unit.YEAR and plan.is_school_year):
        return None
    size = SIZE_IN_MONTHS[unit]
    first = (day.month - 1) // size * size + 1
    return Period(date(day.year, first, 1), month_end(date(day.year, first + size - 1, 1)))


def _period(window: Window) -> Period | None:
    return Period(window.start, window.end) if window.start else None
