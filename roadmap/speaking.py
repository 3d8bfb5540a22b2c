"""When the bot may say something by itself: in no quiet hour of the department, on a working day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from roadmap.department import Department, DepartmentSettings

_DAY = timedelta(days=1)


def may_speak(department: Department, now: datetime) -> bool:
    """Whether it may at this moment."""
    local = now.astimezone(ZoneInfo(department.timezone))
    return _may(department.settings, local.date(), local.hour)


def may_speak_from(department: Department, now: datetime) -> datetime:
    """This moment, or the first full hour in which it may, by the department's clock."""
    local = now.astimezone(ZoneInfo(department.timezone))
    if may_speak(department, now):
        return local
    day, hour = first_hour(department.settings, local.date(), local.hour)
    return datetime(day.year, day.month, day.day, hour, tzinfo=local.tzinfo)


def first_hour(settings: DepartmentSettings, day: date, hour: int) -> tuple[date, int]:
    """The first hour from this one on in which it may."""
    while True:
        for one in range(hour, 24):
            if _may(settings, day, one):
                return day, one
        day, hour = day + _DAY, 0


def _may(settings: DepartmentSettings, day: date, hour: int) -> bool:
    return not settings.quiet(hour) and settings.calendar.working.is_working(day)
