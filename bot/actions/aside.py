"""The coordinator takes a task off for one organisation and brings it back; whose work it is are told."""

from __future__ import annotations

from bot.actions.by import By
from bot.actions.news import tell
from bot.actions.record import record
from bot.actions.replanning import wants
from bot.actions.talk import take_off
from bot.here import Here
from roadmap.news import NewsKind
from roadmap.people import Person
from roadmap.planning import TaskKey
from roadmap.refusals import NotInPlan
from roadmap.talk import TEXT_MOST, RequestKind, may_be_set_aside, may_come_back
from roadmap.tasks import Off, Status, Task


async def needs_asking(here: Here, task: Task, sure: bool) -> bool:
    """Whether the coordinator is asked first: something is handed in. Raises AlreadyDone or AlreadyAsked."""
    return not may_be_set_aside(task, await here.unit.talk.waiting(task.id), sure)


async def set_aside(here: Here, task: Task, reason: str) -> None:
    """The task is waited for no more, for *reason*; the plan does not bring it back. Its people hear of it.

    Raises AlreadyDone or AlreadyAsked.
    """
    may_be_set_aside(task, await here.unit.talk.waiting(task.id), sure=True)
    actor = here.actor.person.id
    number = await here.unit.talk.ask(task.id, actor, RequestKind.ASIDE, None, reason[:TEXT_MOST], here.now)
    await here.unit.talk.decide(number, actor, True, here.now)
    await take_off(here, task, Off.ASIDE, number)
    await tell(
        here, NewsKind.ASIDE, task, await concerned(here, task), before=task.status, after=Status.CANCELLED
    )


async def bring_back(here: Here, task: Task) -> None:
    """The task is open again; its people hear of it. Raises AlreadyDone, or NotInPlan where no live plan asks it now."""
    may_come_back(task)
    road_map = await here.unit.roadmaps.get(task.road_map_id)
    department = await here.unit.departments.get(task.department_id)
    by = By(here.unit, department, here.actor.person.id, here.now)
    key = TaskKey(task.activity_id, task.organisation_id, task.occurrence)
    if road_map is None or not await wants(by, road_map, key):
        raise NotInPlan
    await here.unit.tasks.change(task.id, status=Status.OPEN, off=None)
    await record(here, task.department_id, "task.brought_back", f"task:{task.id}", was=task.status)
    await tell(here, NewsKind.BACK, task, await concerned(here, task), before=task.status, after=Status.OPEN)


async def concerned(here: Here, task: Task) -> list[Person]:
    """Whose work the task is, but for the actor: heads, co-executors, who has it by name; each once."""
    people = here.unit.people
    places = {task.organisation_id, *(one.organisation_id for one in task.partners if one.person_id is None)}
    found = {person.id: person for _, _, person in await people.heads_of(places, here.today)}
    named = [task.assignee_id, *(one.person_id for one in task.partners)]
    for number in named:
        address = None if number is None else await people.address(number)
        if address is not None:
            found[address[1].id] = address[1]
    found.pop(here.actor.person.id, None)
    return list(found.values())
