"""Parties of road maps are bound: their unfinished tasks go to whoever is meant, of live plans and later ones."""

from __future__ import annotations

from collections.abc import Collection

from bot.actions.by import By
from bot.actions.prospects import expect
from bot.actions.replanning import apply, follow_rows, share, standing, tasks_of
from roadmap.bindings import Aim, Binding, Book, Listed, named, together
from roadmap.draft import Past
from roadmap.matching import Matcher, Proposal
from roadmap.newcomers import Newcomer, kind_of, person_of
from roadmap.planning import asked, name_key
from roadmap.refusals import GoneStale
from roadmap.replanning import Moves, added_up, moves, rebound
from roadmap.roadmap import Party, PartyKind, RoadMap
from storage.roadmaps import LiveRoadMap
from storage.unit import Unit


async def open_parties(unit: Unit, department_id: int) -> int:
    """How many parties of the department wait to be bound: one cheap statement, for the hub."""
    return await unit.bindings.waiting(department_id)


async def parties(by: By) -> tuple[Listed, ...]:
    """The parties of the department's live road maps, those first that the most activities wait for."""
    plans = [plan for _, plan in await _live(by)]
    book, bindings = await _known(by)
    found = together(named(plan, book.directory(plan, bindings)) for plan in plans)
    rows = {one.key: one for one in bindings}
    missing = [Binding(0, one.key, one.party.name) for one in found if one.key not in rows and one.waiting]
    if missing:
        await by.unit.bindings.keep(by.department.id, missing)
        rows = {one.key: one for one in await by.unit.bindings.all(by.department.id)}
    own_names = {Aim(organisation_id=place.id): name_key(place.name) for place in book.organisations}
    own_names |= {Aim(group_id=place.id): name_key(place.name) for place in book.groups}
    return tuple(
        Listed(rows[one.key], one)
        for one in found
        # Whoever is called by their very name needs no line.
        if one.key in rows and (one.waiting or own_names.get(rows[one.key].aim) != one.key)
    )


async def party(by: By, binding: Binding) -> tuple[Listed, tuple[Proposal, ...], Book]:
    """One party, who may be meant by it, and the names of everybody. Raises GoneStale where no plan names it."""
    listed = next((one for one in await parties(by) if one.binding.id == binding.id), None)
    if listed is None:
        raise GoneStale
    book, _ = await _known(by)
    glossary: dict[str, str] = {}
    for _, plan in await _live(by):
        glossary.update(plan.glossary)
    proposals = Matcher(book, glossary).proposals(listed.named.party)
    return listed, tuple(one for one in proposals if one.aim != binding.aim), book


async def bind(by: By, binding: Binding, aim: Aim) -> int:
    """Binds a party, or unbinds it by NOBODY; how many tasks are somebody else's now. Raises GoneStale."""
    book, _ = await _known(by)
    if aim and not book.doers(aim):
        raise GoneStale
    await by.unit.bindings.aim(binding.id, aim)
    touched = 0
    for road_map in await by.unit.roadmaps.live(by.department.id):
        touched += await replan(by, road_map, binding, aim)
    await by.write(
        "party.bound", f"party:{binding.id}", old=_told(binding.aim), new=_told(aim), tasks=touched
    )
    return touched


async def group_changed(
    by: By, group_id: int, organisation_ids: Collection[int] | None = None
) -> dict[int, Moves]:
    """The tasks of every row that means a group follow whoever is in it today; what came and went, by organisation.

    *organisation_ids* are those that came or left, where that is known.
    """
    keys = {one.key for one in await by.unit.bindings.all(by.department.id) if one.aim.group_id == group_id}
    found = []
    for road_map in await by.unit.roadmaps.live(by.department.id) if keys else ():
        stands = await standing(by, road_map)
        rows = {row for key in keys for row in _rows(stands.plan, key)}
        change, held = await follow_rows(
            by, stands, [stands.activity_ids[row] for row in rows], organisation_ids
        )
        found.append(moves(change, held))
    return added_up(found)


async def make_organisation(by: By, binding: Binding, name: str) -> int:
    """Makes the organisation that a party means (one of that name that is there is taken), and binds it."""
    ids = await by.unit.departments.ensure_organisations(by.department.id, [name], {name: kind_of(name)})
    number = next(one for known, one in ids.items() if name_key(known) == name_key(name))
    await by.write("organisation.made", f"organisation:{number}", name=name)
    return await bind(by, binding, Aim(organisation_id=number))


async def make_person(by: By, binding: Binding, named_party: Party, name: str) -> int:
    """Makes the person that a party means, who waits for an invitation, and binds the party to them."""
    book, _ = await _known(by)
    found = person_of(_as_person(named_party), book)
    one = Newcomer(
        0, found.key, found.words, name, True, found.kind, found.organisation_id, found.role, found.title
    )
    return await bind(by, binding, Aim(person_id=await expect(by, one, book.own)))


def _as_person(party: Party) -> Party:
    """«Методист ИМО» names nobody: its words are the post of whoever is made for it."""
    if party.kind is PartyKind.PERSON:
        return party
    return Party(party.name, PartyKind.PERSON, post=party.name if party.kind is PartyKind.ROLE else "")


async def _live(by: By) -> list[tuple[int, RoadMap]]:
    live = await by.unit.roadmaps.live(by.department.id)
    return [(one.id, await by.unit.roadmaps.plan(one.id)) for one in live]


async def _known(by: By) -> tuple[Book, tuple[Binding, ...]]:
    book = await by.unit.bindings.book(by.department.id, by.today)
    return book, await by.unit.bindings.all(by.department.id)


async def replan(by: By, road_map: LiveRoadMap, binding: Binding, aim: Aim) -> int:
    """Gives the tasks of the activities that name a party to whoever it means now; how many."""
    await _join(by, await by.unit.roadmaps.plan(road_map.id), binding, aim)
    stands = await standing(by, road_map)
    concerned = [stands.activity_ids[row] for row in _rows(stands.plan, binding.key)]
    wanted = tasks_of(stands, Past.OVERDUE, by, concerned)
    present = await by.unit.tasks.held(concerned)
    change = rebound(
        {key: task.assignee_id for key, task in wanted.items()},
        {key: held for key, (_, held) in present.items()},
        stands.directory.own,
        binding.aim.person_id,
    )
    await apply(by, change, wanted, present)
    await share(by, stands, concerned)
    return change.touched


def _rows(plan: RoadMap, key: str) -> list[int]:
    """The rows that name a party, or a group with the school that it is."""
    groups = {group.name for group in plan.groups if key in map(name_key, group.schools)}
    return [
        row
        for row, activity in enumerate(plan.activities)
        for keys in [{name_key(name) for one in activity.parties for name in (one.name, asked(one).name)}]
        if key in keys or groups & {one.group or one.name for one in activity.parties}
    ]


async def _join(by: By, plan: RoadMap, binding: Binding, aim: Aim) -> None:
    """A school that a group names in other words is in that group."""
    if aim.organisation_id is None:
        return
    for group in plan.groups:
        if binding.key in map(name_key, group.schools):
            await by.unit.bindings.join_group(by.department.id, group.name, aim.organisation_id, by.today)


def _told(aim: Aim) -> str:
    """An aim in the journal: a kind and an id, never a name."""
    told = {"organisation": aim.organisation_id, "group": aim.group_id, "person": aim.person_id}
    return next((f"{kind}:{number}" for kind, number in told.items() if number is not None), "")
