"""When the bot may say something by itself: in no quiet hour of the department, on a working day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from roadmap.department import Department, DepartmentSettings

_DAY = timedelta(days=1)
TOLD_WITHIN = 2
"""Working days for which a telling keeps: it is of its day, and the next one says more."""


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


def waits_before(department: Department, now: datetime) -> datetime | None:
    """What was to be told before this moment has to wait now; None where nothing has to.

    Late tellings keep to the quiet hours too. What somebody orders on a day off goes out on that very day.
    """
    local = now.astimezone(ZoneInfo(department.timezone))
    if department.settings.quiet(local.hour):
        return now + _DAY
    if may_speak(department, now):
        return None
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def tellable(department: Department, made: datetime, now: datetime) -> bool:
    """Whether something told late is still worth telling: on its day and the two working days after it."""
    day, today = department.day(made), department.day(now)
    for _ in range(TOLD_WITHIN + 1):
        if today <= day:
            return True
        day = department.settings.calendar.working.next_working(day + _DAY)
    return False


def first_hour(settings: DepartmentSettings, day: date, hour: int) -> tuple[date, int]:
    """The first hour from this one on in which it may."""
    while True:
        for one in range(hour, 24):
            if _may(settings, day, one):
                return day, one
        day, hour = day + _DAY, 0


def _may(settings: DepartmentSettings, day: date, hour: int) -> bool:
    return not settings.quiet(hour) and settings.calendar.working.is_working(day)
