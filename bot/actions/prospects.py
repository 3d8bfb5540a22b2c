"""Before a road map goes live: whom its parties will mean, and who is made because the order names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.actions.by import By
from roadmap.bindings import Aim, Binding, Book, named
from roadmap.department import Department
from roadmap.draft import Count, Draft, count
from roadmap.newcomers import Newcomer, as_if_made, newcomers, taken
from roadmap.own_plans import Handing, as_it_works, handing, of_school
from roadmap.own_plans import directory_of as own_directory
from roadmap.planning import Directory, name_key
from roadmap.roadmap import RoadMap
from storage.unit import Unit

LANGUAGE = "ru"
"""Of people who have not come in yet; their messenger tells when they do."""


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """Whose plan a draft is, and whom of the school it gives tasks by name."""

    name: str
    given: Handing


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a draft would make: tasks, and who of *newcomers* is ticked; *school* where it is a school's plan."""

    count: Count
    newcomers: tuple[Newcomer, ...] = ()
    ticked: tuple[Newcomer, ...] = ()
    school: OwnPlan | None = None


async def foresee(unit: Unit, draft: Draft, department: Department, today: date) -> Prospect:
    """What the draft would make, without making anything."""
    book = await unit.bindings.book(department.id, today)
    if draft.organisation_id is not None:
        return _own(as_it_works(draft).plan, of_school(book, draft.organisation_id), department, today)
    bindings = await unit.bindings.all(department.id)
    found = newcomers(draft.plan, book, bindings)
    ticked = tuple(one for one in found if one.key not in draft.left_out)
    looked_up = as_if_made(draft.plan, book, bindings, ticked)
    return Prospect(count(draft.plan, looked_up, today), found, ticked)


def _own(plan: RoadMap, school: Book, department: Department, today: date) -> Prospect:
    counted = count(plan, own_directory(plan, school), today, department.settings)
    given = handing(plan, school, today, department.settings)
    return Prospect(counted, school=OwnPlan(school.names[0], given))


async def prepare(by: By, draft: Draft) -> Directory:
    """Makes the ticked organisations and people and the plan's groups, keeps its parties: who gets its tasks.

    A school's own plan makes nobody and binds nothing.
    """
    unit, plan, department_id = by.unit, draft.plan, by.department.id
    if draft.organisation_id is not None:
        return await directory_of(by, plan, owner=draft.organisation_id)
    book = await unit.bindings.book(department_id, by.today)
    bindings = await unit.bindings.all(department_id)
    ticked = [one for one in newcomers(plan, book, bindings) if one.key not in draft.left_out]
    made = [*taken(plan, book, bindings), *await _make(by, ticked, book)]
    await unit.bindings.keep(department_id, made)
    directory = await directory_of(by, plan, draft=True)
    called = {
        one.key: place.name for one in bindings for place in book.groups if place.id == one.aim.group_id
    }
    for group in plan.groups:
        # From now on the row means whoever is in the department's group, by the day and under any name.
        members = directory.groups[name_key(group.name)]
        name = called.get(name_key(group.name), group.name)
        group_id = await unit.departments.set_group(department_id, name, members, by.today)
        if members:
            made.append(Binding(0, name_key(group.name), group.name, Aim(group_id=group_id)))
    await unit.bindings.keep(department_id, made)
    # A party that nobody is meant by waits.
    waiting = [Binding(0, one.key, one.party.name) for one in named(plan, directory) if one.waiting]
    await unit.bindings.keep(department_id, waiting)
    return directory


async def groups_by_name(unit: Unit, department_id: int, day: date) -> dict[str, list[str]]:
    """The names of each group's organisations, by the group's name and by what orders call it."""
    groups = await unit.departments.groups(department_id, day)
    book = await unit.bindings.book(department_id, day)
    called = {place.id: groups.get(place.name, []) for place in book.groups}
    bound = await unit.bindings.all(department_id)
    return groups | {one.name: called[one.aim.group_id] for one in bound if one.aim.group_id in called}


async def directory_of(by: By, plan: RoadMap, draft: bool = False, owner: int | None = None) -> Directory:
    """What a plan's parties mean today, or will mean when a draft goes live; *owner* is the school whose it is."""
    book = await by.unit.bindings.book(by.department.id, by.today)
    if owner is not None:
        return own_directory(plan, of_school(book, owner))
    return book.directory(plan, await by.unit.bindings.all(by.department.id), draft)


async def forget(by: By) -> None:
    """Drops parties that no live road map names any more and that nobody was bound to."""
    keys = set()
    for one in await by.unit.roadmaps.live(by.department.id):
        plan = await by.unit.roadmaps.plan(one.id)
        directory = await directory_of(by, plan)
        keys |= {party.key for party in named(plan, directory) if party.waiting}
    await by.unit.bindings.forget(by.department.id, keys)


async def _make(by: By, ticked: list[Newcomer], book: Book) -> list[Binding]:
    names = {one.name: one.kind for one in ticked if not one.person}
    back = {one.id for one in await by.unit.organisations.archived_of(by.department.id, names)}
    known = await by.unit.departments.ensure_organisations(by.department.id, names, names)
    # What came back out of the archive is spelled as it was.
    ids = {name_key(name): number for name, number in known.items()}
    made = []
    for one in ticked:
        if one.person:
            aim = Aim(person_id=await expect(by, one, book.own))
        else:
            aim = Aim(organisation_id=ids[name_key(one.name)])
            deed = "organisation.restored" if aim.organisation_id in back else "organisation.made"
            await by.write(deed, f"organisation:{aim.organisation_id}", name=one.name)
        made.append(Binding(0, one.key, one.words, aim))
    return made


async def expect(by: By, one: Newcomer, own: int) -> int:
    """Makes a person who has not come in yet, with the post that the order gives them; their id."""
    person = await by.unit.people.expect(one.name, LANGUAGE, by.now)
    organisation_id = one.organisation_id or own
    await by.unit.people.appoint(
        person.id, one.role, by.department.id, organisation_id, title=one.title, since=by.today
    )
    # Names of people never stand in the journal.
    await by.write("person.appointed", f"person:{person.id}", role=one.role, organisation=organisation_id)
    return person.id
