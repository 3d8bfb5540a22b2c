"""The only doors to a task, a school, a draft: whoever holds one has been let in.

Ids that come from a button are never trusted; a thing of somebody else is refused as one that is not there.
"""

from __future__ import annotations

from bot.here import Here
from roadmap.department import Organisation
from roadmap.draft import Draft
from roadmap.people import Role
from roadmap.refusals import AlreadyDone, GoneStale, NotAllowed, NotYours
from roadmap.tasks import UNFINISHED, Task, may_delegate, may_hand_in, may_review, may_see
from storage.roadmaps import LiveRoadMap

COORDINATOR = frozenset({Role.COORDINATOR})


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
        raise AlreadyDone(task.status)
    return task


async def organisation_of(here: Here, organisation_id: int) -> Organisation:
    """An organisation of a department that the actor coordinates; raises NotYours."""
    organisation = await here.unit.departments.organisation(organisation_id)
    if organisation is None or not here.actor.coordinates(organisation.department_id):
        raise NotYours
    return organisation


async def draft_of(here: Here, draft_id: int) -> tuple[int, Draft]:
    """(department id, draft) of the actor's own draft.

    Raises GoneStale for one that is no longer there, NotYours where they coordinate its department no more.
    """
    found = await here.unit.drafts.get(draft_id, here.actor.person.id)
    if found is None:
        raise GoneStale
    if not here.actor.coordinates(found[0]):
        raise NotYours
    return found


async def road_map_of(here: Here, road_map_id: int) -> LiveRoadMap:
    """A live road map of a department that the actor coordinates; raises NotYours, for a closed one too."""
    road_map = await here.unit.roadmaps.get(road_map_id)
    if road_map is None or not here.actor.coordinates(road_map.department_id):
        raise NotYours
    return road_map


def coordinator(here: Here) -> int:
    """The department that the actor coordinates; raises NotAllowed for anybody else."""
    departments = here.actor.departments(COORDINATOR)
    if not departments:
        raise NotAllowed
    return here.department.id if here.department.id in departments else min(departments)
