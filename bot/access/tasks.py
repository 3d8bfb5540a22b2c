"""The doors to a task, to one of its cases, to a request about it."""

from __future__ import annotations

from bot.here import Here
from roadmap.cases import Case, cases_of
from roadmap.given_dates import may_give
from roadmap.refusals import GoneStale, NotAllowed, NotYours
from roadmap.reminding import may_remind
from roadmap.talk import Request
from roadmap.tasks import UNFINISHED, Task, may_decide, may_delegate, may_hand_in, may_review, may_see


async def task_of(here: Here, task_id: int) -> Task:
    """The task, if the actor may see it; raises NotYours."""
    task = await here.unit.tasks.get(task_id)
    if task is None or not may_see(here.actor, task):
        raise NotYours
    return task


async def task_to_hand_in(here: Here, task_id: int) -> Task:
    """The task, if the actor may hand in for it; raises NotYours or NotAllowed."""
    task = await task_of(here, task_id)
    if not may_hand_in(here.actor, task):
        raise NotAllowed
    return task


async def task_to_review(here: Here, task_id: int) -> Task:
    """The task, if the actor may review it; raises NotYours or NotAllowed."""
    task = await task_of(here, task_id)
    if not may_review(here.actor, task):
        raise NotAllowed
    return task


async def task_to_delegate(here: Here, task_id: int) -> Task:
    """The task, if the actor may hand it to a colleague; raises NotYours, NotAllowed or AlreadyDone."""
    task = await task_of(here, task_id)
    if not may_delegate(here.actor, task):
        raise NotAllowed
    if task.status not in UNFINISHED:
        raise task.already()
    return task


async def task_to_ask_about(here: Here, task_id: int) -> Task:
    """The task, if the actor may ask to move it or to take it off, or do so; raises NotYours or NotAllowed."""
    task = await task_of(here, task_id)
    if not may_hand_in(here.actor, task) and not may_decide(here.actor, task):
        raise NotAllowed
    return task


async def task_to_remind(here: Here, task_id: int) -> Task:
    """The task, if the actor may remind its people of it; raises NotYours or NotAllowed."""
    task = await task_of(here, task_id)
    if not may_remind(here.actor, task):
        raise NotAllowed
    return task


async def task_to_decide(here: Here, task_id: int) -> Task:
    """The task, if the actor decides about it: the coordinator, in a school's own plan its head.

    Raises NotYours or NotAllowed.
    """
    task = await task_of(here, task_id)
    if not may_decide(here.actor, task):
        raise NotAllowed
    return task


async def task_to_date(here: Here, task_id: int) -> Task:
    """The task, if the actor may say the dates that it waits for; raises NotYours or NotAllowed."""
    task = await task_of(here, task_id)
    if not may_give(here.actor, task):
        raise NotAllowed
    return task


async def case_of(here: Here, evidence_id: int) -> tuple[Task, Case]:
    """A case of a register that the actor may see, by its first proof; raises NotYours, GoneStale for another one."""
    task_id = await here.unit.evidence.task_of(evidence_id)
    task = await task_of(here, task_id or 0)
    cases = cases_of(await here.unit.evidence.of_task(task.id))
    found = next((case for case in cases if case.id == evidence_id), None)
    if found is None or not task.takes_cases:
        raise GoneStale
    return task, found


async def request_of(here: Here, request_id: int) -> Request:
    """A request that the actor may decide; raises NotYours."""
    request = await here.unit.talk.request(request_id)
    task = None if request is None else await here.unit.tasks.get(request.task_id)
    if request is None or task is None or not may_decide(here.actor, task):
        raise NotYours
    return request
