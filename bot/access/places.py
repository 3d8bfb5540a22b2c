"""The doors to departments, organisations and groups."""

from __future__ import annotations

from bot.here import Here
from roadmap.bindings import Binding
from roadmap.department import Department, Group, Organisation
from roadmap.people import OF_DEPARTMENT, Role
from roadmap.refusals import GoneStale, NotAllowed, NotYours
from storage.unit import Unit

COORDINATOR = frozenset({Role.COORDINATOR})


def coordinator(here: Here) -> int:
    """The department that the actor coordinates; raises NotAllowed for anybody else."""
    departments = here.actor.departments(COORDINATOR)
    if not departments:
        raise NotAllowed
    return here.department.id if here.department.id in departments else min(departments)


async def own_department(here: Here) -> Department:
    """The department that the actor coordinates, as it is now; raises NotAllowed for anybody else."""
    return await here.unit.departments.get(coordinator(here))


async def department_of(unit: Unit, administrator: bool, department_id: int) -> Department:
    """Any department, for an administrator alone; raises NotYours."""
    department = await unit.departments.find(department_id) if administrator else None
    if department is None:
        raise NotYours
    return department


def journal(here: Here) -> Department:
    """The department whose journal the actor may read; raises NotAllowed for all but its own staff."""
    departments = {
        post.department.id: post.department for post in here.actor.posts if post.role in OF_DEPARTMENT
    }
    if not departments:
        raise NotAllowed
    return departments.get(here.department.id) or departments[min(departments)]


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


async def organisation_to_invite(here: Here, organisation_id: int) -> Organisation:
    """An organisation of the department whose people the actor invites now; raises NotYours."""
    organisation = await organisation_of(here, organisation_id)
    if organisation.department_id != coordinator(here):
        raise NotYours
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


async def binding_of(here: Here, binding_id: int) -> tuple[int, Binding]:
    """(department id, party) of a department that the actor coordinates; raises NotYours."""
    found = await here.unit.bindings.get(binding_id)
    if found is None or not here.actor.coordinates(found[0]):
        raise NotYours
    return found
