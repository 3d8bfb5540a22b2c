"""A person puts off the reminders of a task, for themselves alone."""

from __future__ import annotations

from datetime import date, timedelta

from bot.here import Here
from roadmap import snoozing
from roadmap.tasks import Task


async def snoozed_to(here: Here, task: Task) -> date | None:
    """The day on which the person wants to hear again of a task; None where they put nothing off, or that is past."""
    until = await here.unit.snoozes.until(here.actor.person.id, task.id)
    return None if until is None or until < here.today else until + timedelta(days=1)


async def put_off(here: Here, task: Task, day: date) -> None:
    """Silence up to *day*; raises AlreadyDone, GoneStale, NotLater or SnoozeTooLong."""
    due = snoozing.may_be_snoozed(task)
    until = snoozing.until(due, day, here.today, here.department.settings.calendar.working)
    await here.unit.snoozes.put(here.actor.person.id, task.id, until)
