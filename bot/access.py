"""The only doors to a task, a school, a draft: whoever holds one has been let in.

Ids that come from a button are never trusted; a thing of somebody else is refused as one that is not there.
"""

from __future__ import annotations

from bot.here import Here
from roadmap.activities import Row, scope_of_rows
from roadmap.bindings import Binding
from roadmap.cases import Case, cases_of
from roadmap.department import Department, Group, Organisation
from roadmap.digest import By, Part, parties_of
from roadmap.draft import Draft
from roadmap.given_dates import may_give
from roadmap.invitations import Invitation
from roadmap.people import DOERS, OF_DEPARTMENT, REVIEWERS, Person, Post, Presence, Role
from roadmap.posts import ABOUT_PLACES, Held, Kind, Wish
from roadmap.refusals import GoneStale, NotAllowed, NotYours
from roadmap.reminding import may_remind, may_remind_of
from roadmap.roll import Listed
from roadmap.roster import Roster
from roadmap.talk import Request
from roadmap.tasks import (
    UNFINISHED,
    Scope,
    Task,
    may_decide,
    may_delegate,
    may_hand_in,
    may_review,
    may_see,
    scope_of_digest,
)
from storage.before_order import EarlierRow
from storage.roadmaps import LiveRoadMap
from storage.unit import Unit

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


def reminding(here: Here) -> None:
    """Raises NotAllowed for somebody who may remind nobody where they work now."""
    if not may_remind_of(here.working, here.department.id):
        raise NotAllowed


async def part_of(here: Here, by: By, number: int) -> Part:
    """A part of what the actor's digest counts; raises NotYours where nothing of it is theirs to see."""
    if by is By.PARTY:
        found = next((one for one in await parties(here) if one.id == number), None)
    else:
        found = await here.unit.digests.part(scope_of_digest(here.working), by, number)
    if found is None:
        raise NotYours
    return found


async def parties(here: Here) -> list[Part]:
    """Whom the rows of the department's live road maps name, for its staff; nobody for anybody else."""
    if not here.working.roles & OF_DEPARTMENT:
        return []
    return parties_of(await here.unit.digests.rows(here.department.id))


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


async def case_of(here: Here, evidence_id: int) -> tuple[Task, Case]:
    """A case of a register that the actor may see, by its first proof; raises NotYours, GoneStale for another one."""
    task_id = await here.unit.evidence.task_of(evidence_id)
    task = await task_of(here, task_id or 0)
    cases = cases_of(await here.unit.evidence.of_task(task.id))
    found = next((case for case in cases if case.id == evidence_id), None)
    if found is None or not task.register:
        raise GoneStale
    return task, found


async def earlier_row_of(here: Here, activity_id: int) -> EarlierRow:
    """A row with tasks from before its road map went live; raises NotYours, for one without any too."""
    row = await here.unit.before_order.of_activity(activity_id)
    if row is None:
        raise NotYours
    await road_map_of(here, row.road_map_id)
    return row


async def request_of(here: Here, request_id: int) -> Request:
    """A request that the actor may decide; raises NotYours."""
    request = await here.unit.talk.request(request_id)
    task = None if request is None else await here.unit.tasks.get(request.task_id)
    if request is None or task is None or not may_decide(here.actor, task):
        raise NotYours
    return request


async def organisation_of(here: Here, organisation_id: int) -> Organisation:
    """An organisation of a department that the actor coordinates; raises NotYours."""
    organisation = await here.unit.departments.organisation(organisation_id)
    if organisation is None or not here.actor.coordinates(organisation.department_id):
        raise NotYours
    return organisation


async def organisation_at_work(here: Here, organisation_id: int) -> Organisation:
    """The same, but not out of the archive; raises GoneStale for what lies there."""
    organisation = await organisation_of(here, organisation_id)
    if organisation.archived:
        raise GoneStale
    return organisation


async def group_of(here: Here, group_id: int) -> Group:
    """A group of a department that the actor coordinates, archived ones too; raises NotYours."""
    group = await here.unit.groups.get(group_id)
    if group is None or not here.actor.coordinates(group.department_id):
        raise NotYours
    return group


async def group_at_work(here: Here, group_id: int) -> Group:
    """The same, but not out of the archive; raises GoneStale for what lies there."""
    group = await group_of(here, group_id)
    if group.archived:
        raise GoneStale
    return group


async def person_of(here: Here, person_id: int) -> Listed:
    """Somebody with a post, past ones too, in a department that the actor coordinates; raises NotYours.

    Only their posts in such departments are shown. Raises GoneStale for somebody who was forgotten.
    """
    found = await here.unit.rolls.person(person_id, here.actor.departments(COORDINATOR))
    if found is None:
        raise NotYours
    if found.person.presence is Presence.REMOVED:
        raise GoneStale
    return found


async def post_of(here: Here, post_id: int) -> tuple[Listed, Post]:
    """A post in a department that the actor coordinates, and its holder; raises NotYours or GoneStale."""
    whose = await here.unit.rolls.post(post_id)
    if whose is None or not here.actor.coordinates(whose[1]):
        raise NotYours
    listed = await person_of(here, whose[0])
    post = next((post for post in listed.posts if post.id == post_id), None)
    if post is None:
        raise NotYours
    return listed, post


async def organisation_to_invite(here: Here, organisation_id: int) -> Organisation:
    """An organisation of the department whose people the actor invites now; raises NotYours."""
    organisation = await organisation_of(here, organisation_id)
    if organisation.department_id != coordinator(here):
        raise NotYours
    return organisation


async def invitation_of(here: Here, invitation_id: int) -> Invitation:
    """An invitation into the department that the actor coordinates now; raises NotYours or NotAllowed."""
    department_id = coordinator(here)
    invitation = await here.unit.invitations.get(invitation_id)
    if invitation is None or invitation.department_id != department_id:
        raise NotYours
    return invitation


async def department_of(unit: Unit, administrator: bool, department_id: int) -> Department:
    """Any department, for an administrator alone; raises NotYours."""
    department = await unit.departments.find(department_id) if administrator else None
    if department is None:
        raise NotYours
    return department


async def draft_of(here: Here, draft_id: int) -> tuple[int, Draft]:
    """(department id, draft) of the actor's own draft.

    Raises GoneStale for one that is no longer there, NotYours where they coordinate its department no more,
    or head no more the school whose own plan it is.
    """
    found = await here.unit.drafts.get(draft_id, here.actor.person.id)
    if found is None:
        raise GoneStale
    owner = found[1].organisation_id
    if owner not in headed(here) if owner is not None else not here.actor.coordinates(found[0]):
        raise NotYours
    return found


async def sent_of(here: Here, draft_id: int) -> tuple[int, Draft]:
    """(department id, draft) of what the actor sent and has not said of what it is; raises GoneStale."""
    found = await here.unit.drafts.asked_about(draft_id, here.actor.person.id)
    if found is None:
        raise GoneStale
    return found


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


async def roster_of(here: Here, roster_id: int) -> tuple[int, Roster]:
    """(department id, roster) of the actor's own; refuses as :func:`draft_of` does."""
    found = await here.unit.rosters.get(roster_id, here.actor.person.id)
    if found is None:
        raise GoneStale
    if not here.actor.coordinates(found[0]):
        raise NotYours
    return found


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


def journal(here: Here) -> Department:
    """The department whose journal the actor may read; raises NotAllowed for all but its own staff."""
    departments = {
        post.department.id: post.department for post in here.actor.posts if post.role in OF_DEPARTMENT
    }
    if not departments:
        raise NotAllowed
    return departments.get(here.department.id) or departments[min(departments)]


async def own_department(here: Here) -> Department:
    """The department that the actor coordinates, as it is now; raises NotAllowed for anybody else."""
    return await here.unit.departments.get(coordinator(here))


async def binding_of(here: Here, binding_id: int) -> tuple[int, Binding]:
    """(department id, party) of a department that the actor coordinates; raises NotYours."""
    found = await here.unit.bindings.get(binding_id)
    if found is None or not here.actor.coordinates(found[0]):
        raise NotYours
    return found


def coordinator(here: Here) -> int:
    """The department that the actor coordinates; raises NotAllowed for anybody else."""
    departments = here.actor.departments(COORDINATOR)
    if not departments:
        raise NotAllowed
    return here.department.id if here.department.id in departments else min(departments)


async def changes_of(here: Here, person_id: int) -> tuple[Person, list[Held]]:
    """A person with those of their posts, of now and of later, that the actor may change or that are their own.

    Raises NotYours where there are none.
    """
    found = [held for held in await here.unit.changes.of_person(person_id) if not _over(here, held)]
    mine = [held for held in found if may_change(here, held) or held.person_id == here.actor.person.id]
    person = await here.unit.people.get(person_id)
    if person is None or not mine:
        raise NotYours
    return person, mine


async def post_to_change(here: Here, post_id: int, kind: Kind) -> Held:
    """A post that the actor may change so; raises NotYours, NotAllowed, or GoneStale for one that is over."""
    held = await post_seen(here, post_id)
    own = held.person_id == here.actor.person.id
    coordinates = here.actor.coordinates(held.post.department.id)
    allowed = {
        Kind.SUBSTITUTE: may_change(here, held),
        Kind.SUCCESSOR: coordinates and held.post.role is Role.HEAD,
        Kind.LEAVE: coordinates or own,
        Kind.HAND_OVER: own and held.post.role is Role.COORDINATOR,
        Kind.HAND_OVER_AND_GO: own and held.post.role is Role.COORDINATOR,
    }
    if not allowed.get(kind, False):
        raise NotAllowed
    return held


async def post_seen(here: Here, post_id: int) -> Held:
    """A post of now or later that the actor may change or that is their own; raises NotYours, GoneStale."""
    held = await here.unit.changes.post(post_id)
    if held is None or not (may_change(here, held) or held.person_id == here.actor.person.id):
        raise NotYours
    if _over(here, held):
        raise GoneStale
    return held


async def place_to_head(here: Here, organisation_id: int) -> Organisation:
    """An organisation that the actor may give a head; raises NotYours, NotAllowed for the department itself."""
    organisation = await organisation_of(here, organisation_id)
    if organisation.own or organisation.archived:
        raise NotAllowed
    return organisation


async def subject_of(here: Here, wish: Wish) -> Held | Organisation:
    """What a change is about, if the actor may make it; raises NotYours, NotAllowed or GoneStale."""
    if wish.kind in ABOUT_PLACES:
        return await place_to_head(here, wish.subject)
    return await post_to_change(here, wish.subject, wish.kind)


async def stand_in_to_end(here: Here, post_id: int) -> Held:
    """A substitute's or an acting head's post that the actor may end; raises NotYours or GoneStale."""
    held = await here.unit.changes.post(post_id)
    if held is None or not may_change(here, held):
        raise NotYours
    acting = held.post.role is Role.HEAD and held.post.until is not None
    if held.own and not (acting and here.actor.coordinates(held.post.department.id)):
        raise NotYours
    if _over(here, held):
        raise GoneStale
    return held


async def kept_to_end(here: Here, post_id: int) -> Held:
    """A keeper's post that is the actor's own, or of their department; raises NotYours or GoneStale."""
    held = await here.unit.changes.post(post_id)
    if held is None or not held.own or held.post.role is not Role.KEEPER:
        raise NotYours
    if held.person_id != here.actor.person.id and not here.actor.coordinates(held.post.department.id):
        raise NotYours
    if _over(here, held):
        raise GoneStale
    return held


def may_change(here: Here, held: Held) -> bool:
    """A coordinator changes everybody's posts, a head those of their own people."""
    post = held.post
    if here.actor.coordinates(post.department.id):
        return True
    return post.role in DOERS and post.organisation_id in here.actor.organisations(frozenset({Role.HEAD}))


def _over(here: Here, held: Held) -> bool:
    return held.post.until is not None and held.post.until < held.post.department.day(here.now)
