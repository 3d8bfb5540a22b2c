"""Reminds people of what is overdue: each once a day at the most, by day, on working days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.here import Here
from roadmap.refusals import NotAllowed
from roadmap.reminding import ToRemind, may_remind, may_write_at, to_remind
from roadmap.tasks import Task


@dataclass(frozen=True, slots=True)
class Reminded:
    """Who is told now, how many had been today, how many no message gets to; *later* is where nobody may be now.

    *alone* counts tasks that there is nobody to tell of.
    """

    told: Sequence[ToRemind] = ()
    already: int = 0
    unreachable: int = 0
    alone: int = 0
    later: datetime | None = None


async def remind(here: Here, tasks: Sequence[Task]) -> Reminded:
    """Reminds whoever does *tasks*, which are overdue. Raises NotAllowed where the actor may remind of none."""
    mine = [task for task in tasks if may_remind(here.actor, task)]
    if tasks and not mine:
        raise NotAllowed
    local = here.now.astimezone(ZoneInfo(here.department.timezone))
    when = may_write_at(local, here.department.settings.calendar)
    if when > local:
        return Reminded(later=when)
    found = to_remind(here.actor, mine, await here.unit.reminders.seats(here.department.id, here.today))
    had = await here.unit.reminders.reminded(here.department.id, here.today)
    told = {one.chat: one for one in found if one.reachable and one.chat not in had}
    await here.unit.reminders.add(
        here.department.id,
        here.today,
        {
            chat: (one.person.id, [task.id for task in one.tasks])
            for chat, one in told.items()
            if chat is not None
        },
        here.actor.person.id,
        here.now,
    )
    with_somebody = {task.id for one in found for task in one.tasks}
    return Reminded(
        list(told.values()),
        sum(one.chat in had for one in found),
        sum(not one.reachable and one.chat not in had for one in found),
        sum(task.id not in with_somebody for task in mine),
    )
