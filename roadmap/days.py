"""Days somebody types for a stay or a post: «с 1 сентября», «с 1 сентября по 31 мая», «01.09.2026»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from roadmap.deadlines import Code, Kind, Schedule, read_deadline
from roadmap.groups import Stretch
from roadmap.period import Period
from roadmap.refusals import DaysUnclear

_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)|(?<!\d)\d{4}-\d\d-\d\d")
RECENTLY = timedelta(days=92)
"""A day without a year is the coming one, unless it was that recently."""


def read_days(phrase: str, today: date) -> Stretch:
    """The days of *phrase*: one day is open at its end, an end alone begins today.

    Raises DaysUnclear for what is not understood, for several stretches, and for what names no day
    (a month, «постоянно»): a day is asked for, not guessed.
    """
    if not _DAY.search(phrase):
        raise DaysUnclear(phrase)
    readings = [read_deadline(phrase, Period.years(today.year + step)) for step in (-1, 0, 1)]
    found = [_stretch(reading, phrase, today) for reading in readings]
    if all(reading.warnings and _year_is_guessed(reading) for reading in readings):
        return next((one for one in found if _anchor(one, today) >= today - RECENTLY), found[-1])
    return found[1]


def _year_is_guessed(reading: Schedule) -> bool:
    return any(warning.code is Code.YEAR_FROM_PLAN for warning in reading.warnings)


def _stretch(reading: Schedule, phrase: str, today: date) -> Stretch:
    if reading.kind not in {Kind.FIXED, Kind.CONTINUOUS} or len(reading.windows) != 1 or reading.note:
        raise DaysUnclear(phrase)
    window = reading.windows[0]
    if reading.kind is Kind.CONTINUOUS or window.start == window.end:
        return Stretch(window.start or window.end, None)
    return Stretch(window.start or min(today, window.end), window.end)


def _anchor(one: Stretch, today: date) -> date:
    # An end alone was made to begin today: its end tells the year.
    return (one.until or today) if one.since == today and one.until else (one.since or today)
