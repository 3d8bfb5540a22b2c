"""«Remind me later»: a person puts off the reminders of one task for themselves, the due date stays."""

from __future__ import annotations

from datetime import date, timedelta

from roadmap.deadlines.calendars import WorkingCalendar
from roadmap.refusals import GoneStale, NotLater, SnoozeTooLong
from roadmap.steps import CURATOR_AFTER
from roadmap.tasks import UNFINISHED, Task

OFFERED = (1, 3, 7)
"""Days from today."""


def may_be_snoozed(task: Task) -> date:
    """The due date of a task that reminders are of; raises AlreadyDone for a finished one, GoneStale without a date."""
    if task.status not in UNFINISHED:
        raise task.already()
    if task.due is None:
        raise GoneStale
    return task.due


def last_day(due: date, today: date, working: WorkingCalendar) -> date:
    """The day by which whoever put a task off hears of it again: the curator must not hear of it before them.

    That is thirty days after the due date; what is later still is put off to the next thirtieth day.
    """
    times = max(1, (today - due).days // CURATOR_AFTER + 1)
    return working.next_working(due + timedelta(days=CURATOR_AFTER * times))


def choices(due: date, today: date, working: WorkingCalendar) -> tuple[date, ...]:
    """The days that are offered: working ones, each once, none past the last."""
    days = dict.fromkeys(working.next_working(today + timedelta(days=number)) for number in OFFERED)
    last = last_day(due, today, working)
    return tuple(day for day in days if day <= last)


def until(due: date, day: date, today: date, working: WorkingCalendar) -> date:
    """The last day of silence of a task that is spoken of again on *day*; raises NotLater or SnoozeTooLong."""
    if day <= today:
        raise NotLater
    last = last_day(due, today, working)
    if day > last:
        raise SnoozeTooLong(last)
    return day - timedelta(days=1)
