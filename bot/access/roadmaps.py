"""The doors to live road maps and their rows, and to a school's own plan."""

from __future__ import annotations

from bot.here import Here
from roadmap.activities import Row, scope_of_rows
from roadmap.people import OF_DEPARTMENT, REVIEWERS, Post, Role
from roadmap.refusals import NotAllowed, NotYours
from roadmap.tasks import Scope
from storage.before_order import EarlierRow
from storage.roadmaps import LiveRoadMap


async def row_of(here: Here, activity_id: int) -> tuple[Row, Scope]:
    """A row of a live road map, and whose tasks of it the actor sees beside each other; raises NotYours."""
    row = await here.unit.activities.row(activity_id)
    if row is None:
        raise NotYours
    _, scope = await rows_of(here, row.road_map_id)
    return row, scope


async def rows_of(here: Here, road_map_id: int) -> tuple[LiveRoadMap, Scope]:
    """A live road map of a department, and whose tasks of its rows the actor sees; raises NotYours.

    A school's own plan has no such rows: all its tasks are the school's.
    """
    road_map = await here.unit.roadmaps.get(road_map_id)
    if road_map is None or road_map.organisation_id is not None:
        raise NotYours
    return road_map, scope_of_rows(here.actor, road_map.department_id)


async def plans_of(here: Here) -> list[LiveRoadMap]:
    """The live road maps whose rows the actor sees as staff or a curator; raises NotAllowed for anybody else."""
    departments = here.actor.departments(REVIEWERS)
    if not departments:
        raise NotAllowed
    here_too = here.department.id in departments
    return await here.unit.roadmaps.live(here.department.id if here_too else min(departments))


async def earlier_row_of(here: Here, activity_id: int) -> EarlierRow:
    """A row with tasks from before its road map went live; raises NotYours, for one without any too."""
    row = await here.unit.before_order.of_activity(activity_id)
    if row is None:
        raise NotYours
    await road_map_of(here, row.road_map_id)
    return row


async def road_map_of(here: Here, road_map_id: int) -> LiveRoadMap:
    """A live road map of a department that the actor coordinates; raises NotYours, for a closed one too.

    Raises NotAllowed for a school's own: the department looks at it and changes nothing.
    """
    road_map = await here.unit.roadmaps.get(road_map_id)
    if road_map is None or not here.actor.coordinates(road_map.department_id):
        raise NotYours
    if road_map.organisation_id is not None:
        raise NotAllowed
    return road_map


def headed(here: Here) -> dict[int, Post]:
    """The organisations that the actor heads, by their ids."""
    return {
        post.organisation_id: post
        for post in here.actor.posts
        if post.role is Role.HEAD and post.organisation_id is not None
    }


def school_to_head(here: Here, organisation_id: int) -> Post:
    """The actor's post as the head of a school; raises NotYours."""
    post = headed(here).get(organisation_id)
    if post is None:
        raise NotYours
    return post


async def own_plan_of(here: Here, road_map_id: int) -> LiveRoadMap:
    """A school's own road map, for its head, its curator and the department; raises NotYours."""
    road_map = await here.unit.roadmaps.get(road_map_id)
    if road_map is None or road_map.organisation_id is None:
        raise NotYours
    of_school = here.actor.organisations(frozenset({Role.HEAD, Role.CURATOR}))
    if (
        road_map.department_id not in here.actor.departments(OF_DEPARTMENT)
        and road_map.organisation_id not in of_school
    ):
        raise NotYours
    return road_map


async def own_plan_to_change(here: Here, road_map_id: int) -> LiveRoadMap:
    """The same, for its head alone; raises NotYours, or NotAllowed for whoever may look at it."""
    road_map = await own_plan_of(here, road_map_id)
    if road_map.organisation_id not in headed(here):
        raise NotAllowed
    return road_map
