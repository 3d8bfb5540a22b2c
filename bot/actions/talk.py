"""Comments on tasks, requests about them and their decision, dates that are moved."""

from __future__ import annotations

from datetime import date

from bot.actions.news import tell
from bot.actions.record import record_of_task
from bot.here import Here
from roadmap.deadlines import Kind
from roadmap.news import NewsKind
from roadmap.people import DOERS, KEEPERS, Person, Presence, Role
from roadmap.talk import TEXT_MOST, Request, RequestKind, decided, later, may_be_asked
from roadmap.tasks import Off, Status, Task

HEADS = frozenset({Role.HEAD}) | KEEPERS


async def comment(here: Here, task: Task, text: str) -> bool:
    """Keeps a comment; the other side hears of it: reviewers what doers write, doers what reviewers write.

    False where there is nobody on the other side.
    """
    number = await here.unit.talk.comment(task.id, here.actor.person.id, text[:TEXT_MOST], here.now)
    await record_of_task(here, task, "task.commented")
    others = _others(here, await _everybody(here, task))
    await tell(here, NewsKind.COMMENT, task, others, comment=number)
    return bool(others)


async def ask(here: Here, task: Task, kind: RequestKind, new_due: date | None, reason: str) -> Request:
    """Makes a request, of which whoever decides about the task hears. Raises AlreadyDone, AlreadyAsked or NotLater."""
    may_be_asked(task, await here.unit.talk.waiting(task.id))
    if new_due is not None:
        later(task, new_due, here.today)
    request_id = await here.unit.talk.ask(
        task.id, here.actor.person.id, kind, new_due, reason[:TEXT_MOST], here.now
    )
    if new_due is None:
        await record_of_task(here, task, "task.asked_to_take_off")
    else:
        await record_of_task(here, task, "task.asked_to_move", new=new_due.isoformat())
    request = await here.unit.talk.request(request_id)
    if request is None:
        raise LookupError("a request that was just made is not there")
    await tell(here, NewsKind.ASKED, task, _others(here, await _deciders(here, task)), request=request_id)
    return request


async def decide(here: Here, task: Task, request: Request, granted: bool) -> None:
    """Grants a request or does not, of which its people hear; raises AlreadyDecided, or AlreadyDone for a task that was finished meanwhile."""
    decided(request)
    if granted:
        may_be_asked(task, None)
        if request.kind is RequestKind.POSTPONE and request.new_due is not None:
            await move(here, task, request.new_due, request.id)
        else:
            await take_off(here, task, Off.NOT_APPLICABLE, request.id)
    await here.unit.talk.decide(request.id, here.actor.person.id, granted, here.now)
    if not granted:
        await record_of_task(here, task, "task.declined")
    await tell(here, NewsKind.DECIDED, task, _others(here, await _doers(here, task)), request=request.id)


async def move(here: Here, task: Task, day: date, request_id: int) -> None:
    """Gives a task another due date, as a request says; its first one stays on record."""
    first = task.first_due or task.due
    dated = {"awaiting": False, "kind": Kind.FIXED} if task.awaiting else {}
    await here.unit.tasks.change(task.id, due=day, first_due=first, **dated)
    old = task.due and task.due.isoformat()
    await record_of_task(here, task, "task.moved", old=old, new=day.isoformat(), why=f"request:{request_id}")


async def take_off(here: Here, task: Task, off: Off, request_id: int) -> None:
    """The task is no longer waited for, as a request says: its words never stand in the journal."""
    await here.unit.tasks.change(task.id, status=Status.CANCELLED, off=off)
    await record_of_task(here, task, "task.cancelled", was=task.status, off=off, why=f"request:{request_id}")


async def _deciders(here: Here, task: Task) -> list[Person]:
    """Whoever decides about a task: the coordinators; in a school's own plan its heads."""
    if task.road_map_of is None:
        return _people(await here.unit.people.coordinators(task.department_id, here.today))
    return _people(await here.unit.people.heads(task.road_map_of, here.today))


async def _doers(here: Here, task: Task) -> list[Person]:
    people = await here.unit.people.colleagues(task.organisation_id, DOERS | KEEPERS, here.today)
    wanted = [person for person in people if person.id == task.assignee_id]
    if not wanted:
        wanted = await here.unit.people.colleagues(task.organisation_id, HEADS, here.today)
    return [person for person in wanted if person.presence is not Presence.EXPECTED]


async def _everybody(here: Here, task: Task) -> list[Person]:
    reviewers = await here.unit.people.reviewers(task.department_id, task.organisation_id, here.today)
    if here.actor.person.id in {person.id for _, person in reviewers}:
        return await _doers(here, task)
    if task.road_map_of is None:
        return _people(reviewers)
    heads = await here.unit.people.heads(task.road_map_of, here.today)
    return (
        await _doers(here, task) if here.actor.person.id in {one.id for _, one in heads} else _people(heads)
    )


def _others(here: Here, people: list[Person]) -> list[Person]:
    return [person for person in people if person.id != here.actor.person.id]


def _people(reached: list[tuple[int, Person]]) -> list[Person]:
    return [person for _, person in reached]
