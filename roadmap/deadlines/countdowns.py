"""From an event's day to the day that is due after it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from roadmap.deadlines.calendars import Calendar
from roadmap.deadlines.waiting import Countdown

_DAY = timedelta(days=1)


def due_after(countdown: Countdown, event: date, calendar: Calendar) -> date:
    """The last day that *countdown* leaves, counted from the day after *event* (Civil Code, article 191).

    Months end on the event's own day of the month, or on the month's last where it has none (article 192).
    Whether a day off moves the date is the department's setting, as for any other due date.
    """
    if countdown.months:
        months = event.year * 12 + event.month - 1 + countdown.months
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(event.day, monthrange(year, month)[1]))
    if not countdown.working:
        return event + _DAY * countdown.days
    day = event
    for _ in range(countdown.days):
        day = calendar.working.next_working(day + _DAY)
    return day
