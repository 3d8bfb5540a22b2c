"""Groups of organisations are made, renamed, archived; organisations come in and go out by days."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from bot.actions.by import By
from bot.actions.parties import group_changed
from bot.actions.record import record
from bot.here import Here
from roadmap.department import Group, Organisation
from roadmap.groups import Stretch, with_days, without_days
from roadmap.people import clean_name
from roadmap.places import check_name
from roadmap.planning import name_key
from roadmap.refusals import GoneStale
from roadmap.replanning import Moves
from roadmap.roadmap import RoadMap
from storage.roadmaps import LiveRoadMap


@dataclass(frozen=True, slots=True)
class Use:
    """The rows of a live road map that speak of a group, by their numbers."""

    road_map: LiveRoadMap
    rows: tuple[str, ...]


async def add_group(here: Here, department_id: int, text: str) -> Group:
    """Makes a group of the typed name; raises NameUnusable or NameTaken."""
    name = await _usable_name(here, department_id, text)
    made = await here.unit.groups.add(department_id, name)
    await record(here, department_id, "group.made", f"group:{made.id}", name=name)
    return made


async def rename_group(here: Here, group: Group, text: str) -> None:
    """Gives another name; raises NameUnusable or NameTaken."""
    name = await _usable_name(here, group.department_id, text, group.id)
    if name != group.name:
        await here.unit.groups.change(group.id, name=name)
        await _record(here, "group.renamed", group, old=group.name, new=name)


async def archive_group(here: Here, group: Group) -> None:
    """Puts a group into the archive; who was in it and when is kept."""
    if not group.archived:
        await here.unit.groups.archive(group.id, here.now)
        await _record(here, "group.archived", group)


async def restore_group(here: Here, group: Group) -> None:
    """Takes a group out of the archive."""
    if group.archived:
        await here.unit.groups.restore(group.id)
        await _record(here, "group.restored", group)


async def change_stay(
    here: Here, group: Group, organisation: Organisation, days: Stretch, *, inside: bool
) -> Moves:
    """Puts an organisation into a group for *days*, or takes it out for them; twice is as once.

    Where a party is bound to the group, a change that counts today gives its tasks anew: what came and went
    for the organisation. Raises GoneStale for an organisation of another department or of the archive.
    """
    if organisation.archived or organisation.own or organisation.department_id != group.department_id:
        raise GoneStale
    stays = await here.unit.groups.stays(group.id)
    old = tuple(stay.days for stay in stays if stay.organisation.id == organisation.id)
    new = with_days(old, days) if inside else without_days(old, days)
    if new != old:
        await here.unit.groups.set_stays(group.id, organisation.id, new)
        details = {"organisation": organisation.id, "old": _plain(old), "new": _plain(new)}
        await _record(here, "group.changed", group, **details)
        if any(one.holds(here.today) for one in old) != any(one.holds(here.today) for one in new):
            department = await here.unit.departments.get(group.department_id)
            by = By(here.unit, department, here.actor.person.id, here.now)
            moved = await group_changed(by, group.id, [organisation.id])
            return moved.get(organisation.id, Moves())
    return Moves()


async def uses_of(here: Here, group: Group) -> list[Use]:
    """The live road maps whose rows speak of the group, by its name or by parties bound to it."""
    bindings = await here.unit.bindings.all(group.department_id)
    bound = {one.key for one in bindings if one.aim.group_id == group.id}
    live = await here.unit.roadmaps.live(group.department_id)
    keys = bound | {name_key(group.name)}
    found = [Use(one, rows_of(await here.unit.roadmaps.plan(one.id), keys)) for one in live]
    return [use for use in found if use.rows]


def rows_of(plan: RoadMap, keys: Set[str]) -> tuple[str, ...]:
    """The numbers of the rows with a party that one of *keys* means, or a role in it."""
    return tuple(
        activity.number
        for activity in plan.activities
        if any(keys & {name_key(party.group or ""), name_key(party.name)} for party in activity.parties)
    )


async def _usable_name(here: Here, department_id: int, text: str, but: int | None = None) -> str:
    name = clean_name(text)
    check_name(name, await here.unit.groups.all(department_id), but)
    return name


def _plain(stretches: Sequence[Stretch]) -> list[list[str | None]]:
    return [[_iso(one.since), _iso(one.until)] for one in stretches]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


async def _record(here: Here, action: str, group: Group, **details: object) -> None:
    await record(here, group.department_id, action, f"group:{group.id}", **details)
