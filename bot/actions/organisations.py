"""Organisations are made, renamed, moved, put into the archive and brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.actions.by import By
from bot.actions.record import record
from bot.actions.replanning import follow_all
from bot.here import Here
from roadmap.department import Organisation, OrganisationKind
from roadmap.groups import Stretch, without_days
from roadmap.people import clean_name
from roadmap.places import Surroundings, check_name, check_parent
from roadmap.refusals import HasBranches, IsDepartment
from roadmap.tasks import Off


@dataclass(frozen=True, slots=True)
class Archived:
    """What went with an organisation: how many tasks were cancelled, how many posts ended."""

    tasks: int
    posts: int


async def add_organisation(here: Here, department_id: int, text: str, kind: OrganisationKind) -> Organisation:
    """Makes an organisation of the typed name; raises NameUnusable or NameTaken."""
    name = await usable_name(here, department_id, text)
    made = await here.unit.organisations.add(department_id, name, kind)
    await record(here, department_id, "organisation.made", _subject(made), name=name, kind=kind)
    return made


async def usable_name(here: Here, department_id: int, text: str, but: int | None = None) -> str:
    """The typed name where nothing but *but* is called so; raises NameUnusable or NameTaken."""
    name = clean_name(text)
    check_name(name, await here.unit.organisations.all(department_id), but)
    return name


async def rename_organisation(here: Here, organisation: Organisation, text: str) -> None:
    """Gives another name; raises NameUnusable, NameTaken or IsDepartment."""
    _not_department(organisation)
    name = await usable_name(here, organisation.department_id, text, organisation.id)
    if name != organisation.name:
        await here.unit.organisations.change(organisation.id, name=name)
        await _record(here, "organisation.renamed", organisation, old=organisation.name, new=name)


async def set_kind(here: Here, organisation: Organisation, kind: OrganisationKind) -> None:
    """Says what an organisation is; raises IsDepartment."""
    _not_department(organisation)
    if kind is not organisation.kind:
        await here.unit.organisations.change(organisation.id, kind=kind)
        await _record(here, "organisation.changed", organisation, old=organisation.kind, new=kind)


async def move_organisation(here: Here, organisation: Organisation, parent: Organisation | None) -> None:
    """Makes it a branch of *parent*, or puts it under it; None sets it free.

    Raises CannotStandUnder or IsDepartment.
    """
    _not_department(organisation)
    check_parent(organisation, parent, await here.unit.organisations.all(organisation.department_id))
    new = parent.id if parent else None
    if new != organisation.parent_id:
        await here.unit.organisations.change(organisation.id, parent_id=new)
        await _record(here, "organisation.moved", organisation, old=organisation.parent_id, new=new)


async def surroundings(here: Here, organisation: Organisation) -> Surroundings:
    """What stands around an organisation."""
    others = await here.unit.organisations.all(organisation.department_id)
    stays = await here.unit.groups.stays_of(organisation.id)
    inside = {group for group, days in stays.items() if any(one.holds(here.today) for one in days)}
    groups = await here.unit.groups.all(organisation.department_id)
    return Surroundings(
        next((one for one in others if one.id == organisation.parent_id), None),
        tuple(one for one in others if one.parent_id == organisation.id and not one.archived),
        tuple(group.name for group in groups if group.id in inside and not group.archived),
    )


async def archive_organisation(here: Here, organisation: Organisation) -> Archived:
    """Puts an organisation into the archive: what is unfinished is cancelled, its posts and stays end.

    Raises HasBranches or IsDepartment.
    """
    _not_department(organisation)
    unit = here.unit
    if (await surroundings(here, organisation)).branches:
        raise HasBranches
    unfinished = await unit.organisations.unfinished(organisation.id)
    await unit.tasks.cancel(unfinished, Off.PLAN, here.today)
    for task in unfinished:
        await record(here, organisation.department_id, "task.cancelled", f"task:{task}", reason="archived")
    posts = await unit.organisations.end_posts(organisation.id, here.today - timedelta(days=1))
    for group, days in (await unit.groups.stays_of(organisation.id)).items():
        await unit.groups.set_stays(group, organisation.id, without_days(days, Stretch(here.today)))
    await unit.organisations.archive(organisation.id, here.now)
    await _record(here, "organisation.archived", organisation, tasks=len(unfinished), posts=posts)
    return Archived(len(unfinished), posts)


async def restore_organisation(here: Here, organisation: Organisation) -> None:
    """Takes an organisation out of the archive; one that stood under an archived one stands alone."""
    parent = (await surroundings(here, organisation)).parent
    if parent is not None and parent.archived:
        await here.unit.organisations.change(organisation.id, parent_id=None)
    await here.unit.organisations.restore(organisation.id)
    await _record(here, "organisation.restored", organisation)
    department = await here.unit.departments.get(organisation.department_id)
    await follow_all(By(here.unit, department, here.actor.person.id, here.now))


def _not_department(organisation: Organisation) -> None:
    if organisation.own:
        raise IsDepartment


def _subject(organisation: Organisation) -> str:
    return f"organisation:{organisation.id}"


async def _record(here: Here, action: str, organisation: Organisation, **details: object) -> None:
    await record(here, organisation.department_id, action, _subject(organisation), **details)
