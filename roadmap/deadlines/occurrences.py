"""Picks what decides when something recurs: a day of the month, a day of the week, or the frequency alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roadmap.deadlines.calendars import Calendar
from roadmap.deadlines.caveats import Code
from roadmap.deadlines.parts import Meaning, Parts
from roadmap.deadlines.pieces import Frequency, MonthDays, Unit, Weekdays
from roadmap.deadlines.recurring import SIZE_IN_MONTHS, Occurrences, of_frequency, of_month_days, of_weekdays
from roadmap.period import Period

YEARS = (Unit.YEAR, Unit.SCHOOL_YEAR)


def main_frequency(frequencies: Sequence[Frequency], meaning: Meaning) -> Frequency | None:
    """The finest frequency: «ежегодно, 2 раза в год» is twice a year; two that differ are a doubt."""
    if not frequencies:
        return None
    finer = [item for item in frequencies if item.unit not in YEARS or item.times > 1] or list(frequencies)
    if len({(item.unit, item.times, item.every) for item in finer}) > 1:
        meaning.warn(Code.TIMES_UNCLEAR)
    edged = next((item for item in finer if item.edge is not None), None)
    if edged is None or len(finer) == 1:
        return finer[0]
    return replace(edged, doubts=tuple(code for code in edged.doubts if code is not Code.MONTH_UNCLEAR))


def occurrences(
    parts: Parts, frequency: Frequency | None, period: Period, calendar: Calendar, meaning: Meaning
) -> Occurrences:
    if len(parts.month_days) + len(parts.weekdays) > 1:
        meaning.warn(Code.TIMES_UNCLEAR)
    if parts.month_days:
        return _of_month_days(parts.month_days, frequency, period, calendar, meaning)
    if parts.weekdays:
        return _of_weekdays(parts.weekdays[0], frequency, period, meaning)
    if frequency is None:
        return Occurrences()
    meaning.warn(Code.NO_DAY_STATED)
    return of_frequency(frequency, period, calendar)


def _of_month_days(
    several: Sequence[MonthDays],
    frequency: Frequency | None,
    period: Period,
    calendar: Calendar,
    meaning: Meaning,
) -> Occurrences:
    days = several[0]
    if len(several) > 1:
        days = replace(days, spans=tuple(span for item in several for span in item.spans))
    unit = frequency.unit if frequency and frequency.unit in SIZE_IN_MONTHS else None
    meaning.following = meaning.following or days.shifted
    if days.shifted and days.unit is Unit.MONTH and unit is not None:
        days = replace(days, unit=None)
    if days.shifted and frequency is not None and unit is None:
        meaning.warn(Code.TIMES_UNCLEAR)
    if days.unit is not None:
        if unit not in (None, days.unit, Unit.YEAR) or (days.month and frequency and unit is None):
            meaning.warn(Code.TIMES_UNCLEAR)
        return of_month_days(days, days.unit, period, calendar)
    if unit is None or frequency is None or frequency.every > 1:
        meaning.warn(Code.MONTH_UNCLEAR)
        return of_month_days(days, Unit.MONTH, period, calendar)
    if unit is not Unit.MONTH and not days.shifted and days.month is None:
        meaning.warn(Code.MONTH_UNCLEAR)
    if frequency.counted and frequency.times != len(days.spans):
        meaning.warn(Code.COUNT_DIFFERS)
    return of_month_days(days, unit, period, calendar)


def _of_weekdays(
    weekdays: Weekdays, frequency: Frequency | None, period: Period, meaning: Meaning
) -> Occurrences:
    unit = frequency.unit if frequency else None
    if weekdays.nth:
        if unit not in (None, weekdays.unit, Unit.YEAR) and not (
            unit is Unit.MONTH and weekdays.unit is None
        ):
            meaning.warn(Code.TIMES_UNCLEAR)
        if not weekdays.sure and unit is None:
            meaning.warn(Code.WEEKDAY_UNCLEAR)
        return of_weekdays(weekdays, 1, period)
    weekly = unit is Unit.WEEK
    if not weekly and (unit is not None or not weekdays.sure):
        meaning.warn(Code.WEEKDAY_UNCLEAR)
    if weekly and frequency and frequency.counted and frequency.times != len(weekdays.days):
        meaning.warn(Code.COUNT_DIFFERS)
    return of_weekdays(weekdays, frequency.every if weekly and frequency else 1, period)
