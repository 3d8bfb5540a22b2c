"""When everybody gets their week: told from the calendar and the clock alone, so that a restart changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from roadmap.department import Department
from roadmap.speaking import first_hour

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
AROUND = 4
"""So many weeks before and after one are looked at: no holidays are longer."""


@dataclass(frozen=True, slots=True)
class Push:
    """The push of one week. *monday* is that week's first day, *at* when it is to leave, which may be later."""

    monday: date
    at: datetime

    @property
    def week(self) -> str:
        """``2026-W47``: what there is one push of. Later weeks compare greater."""
        return week_of(self.monday)

    @property
    def day(self) -> date:
        """The day of the push where the department is."""
        return self.at.date()


def week_of(day: date) -> str:
    """The ISO week of a day (ISO 8601: the one with the year's first Thursday is the first)."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def push_of(department: Department, monday: date) -> Push:
    """The push of the week that begins on *monday*: a day off, or a quiet hour, moves it on."""
    settings = department.settings
    day, hour = first_hour(settings, monday + settings.push_day * _DAY, settings.push_hour)
    return Push(monday, datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(department.timezone)))


def due_push(department: Department, now: datetime) -> Push | None:
    """The push whose moment has come; None where the last one's time is over, or was before the department.

    A push waits for a bot that slept up to the day before the next one; then it is not made up for.
    """
    before = [push for push in _pushes(department, now) if push.at <= now]
    after = [push for push in _pushes(department, now) if push.at > now]
    if not before or (department.made is not None and before[-1].at < department.made):
        return None
    return before[-1] if department.day(now) < after[0].day else None


def next_push(department: Department, now: datetime) -> Push:
    """The first push whose moment is still to come."""
    return next(push for push in _pushes(department, now) if push.at > now)


def _pushes(department: Department, now: datetime) -> Iterator[Push]:
    """The pushes around a moment. Of two that holidays moved onto one day there is the later week's alone."""
    today = department.day(now)
    first = today - timedelta(days=today.weekday()) - AROUND * _WEEK
    every = [push_of(department, first + number * _WEEK) for number in range(2 * AROUND + 1)]
    for push, following in pairwise(every):
        if push.day != following.day:
            yield push
