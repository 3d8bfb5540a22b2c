"""Reminds people of what is overdue: each once a day at the most, when the bot may speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.here import Here
from roadmap.people import Person
from roadmap.refusals import NotAllowed
from roadmap.reminding import ToRemind, may_remind, to_remind
from roadmap.speaking import may_speak, may_speak_from
from roadmap.tasks import Task
from roadmap.tellings import NewTelling, TellingKind


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who is reminded now: in which chat, by which telling, of which overdue tasks, the oldest first."""

    chat: int
    telling_id: int
    person: Person
    tasks: Sequence[Task]


@dataclass(frozen=True, slots=True)
class Reminded:
    """Who is told now, how many had been today, how many no message gets to; *later* is where nobody may be now.

    *alone* counts tasks that there is nobody to tell of.
    """

    told: Sequence[Told] = ()
    already: int = 0
    unreachable: int = 0
    alone: int = 0
    later: datetime | None = None


async def remind(here: Here, tasks: Sequence[Task]) -> Reminded:
    """Reminds whoever does *tasks*, which are overdue. Raises NotAllowed where the actor may remind of none."""
    mine = [task for task in tasks if may_remind(here.actor, task)]
    if tasks and not mine:
        raise NotAllowed
    if not may_speak(here.department, here.now):
        return Reminded(later=may_speak_from(here.department, here.now))
    found = to_remind(here.actor, mine, await here.unit.reminders.seats(here.department.id, here.today))
    reachable = {one.chat: one for one in found if one.reachable and one.chat is not None}
    made = await here.unit.tellings.claim(
        here.department.id,
        TellingKind.REMIND,
        here.today.isoformat(),
        [_telling(here, chat, one) for chat, one in reachable.items()],
        here.now,
    )
    told = [Told(chat, made[chat], one.person, one.tasks) for chat, one in reachable.items() if chat in made]
    await here.unit.tasks.spoken_of({task.id for one in told for task in one.tasks}, here.now)
    with_somebody = {task.id for one in found for task in one.tasks}
    return Reminded(
        told,
        len(reachable) - len(told),
        len(found) - len(reachable),
        sum(task.id not in with_somebody for task in mine),
    )


def _telling(here: Here, chat: int, one: ToRemind) -> NewTelling:
    tasks = sorted(task.id for task in one.tasks)
    return NewTelling(chat, one.person.id, {"by": here.actor.person.id, "tasks": tasks})
