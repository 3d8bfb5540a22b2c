"""Whom a department means by the parties of its orders: what is bound, what waits, who may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from roadmap.people import DOERS, Role
from roadmap.planning import Directory, Doer, asked, directory, leading, name_key, waiting
from roadmap.roadmap import Party, PartyKind, RoadMap


@dataclass(frozen=True, slots=True)
class Aim:
    """Whom a party means: an organisation, a group or a person; by nothing it is bound to nobody."""

    organisation_id: int | None = None
    group_id: int | None = None
    person_id: int | None = None

    def __bool__(self) -> bool:
        return self != NOBODY


NOBODY = Aim()


@dataclass(frozen=True, slots=True)
class Binding:
    """What a department decided about a party, for this order and later ones; *key* is its ``name_key``."""

    id: int
    key: str
    name: str
    aim: Aim = NOBODY


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation or a group that parties may mean; *members* are the organisations of a group today."""

    id: int
    name: str
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody with a post today; *organisation_id* is None for the department's own staff."""

    id: int
    name: str
    role: Role
    title: str = ""
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """Everybody and everything that a department's parties may mean today.

    *names* are what the department calls itself; *own* is the id of itself as an organisation.
    """

    own: int
    names: tuple[str, ...]
    organisations: tuple[Place, ...] = ()
    groups: tuple[Place, ...] = ()
    workers: tuple[Worker, ...] = ()

    def doers(self, aim: Aim) -> tuple[Doer, ...]:
        """Who gets the tasks of a party bound to *aim*; nobody where it is archived or has left."""
        if aim.group_id is not None:
            members = next((group.members for group in self.groups if group.id == aim.group_id), ())
            return tuple(Doer(one) for one in members)
        if aim.person_id is not None:
            posts = [one for one in self.workers if one.id == aim.person_id]
            return (Doer(self._organisation_of(posts), aim.person_id),) if posts else ()
        known = {place.id for place in self.organisations} | {self.own}
        return (Doer(aim.organisation_id),) if aim.organisation_id in known else ()

    def _organisation_of(self, posts: Sequence[Worker]) -> int:
        """Where a person does tasks: where they lead or teach, else at the department itself."""
        return next(
            (one.organisation_id for one in posts if one.role in DOERS and one.organisation_id is not None),
            self.own,
        )

    def directory(self, plan: RoadMap, bindings: Iterable[Binding], draft: bool = False) -> Directory:
        """What :func:`roadmap.planning.doers` looks a plan's parties up in.

        A live plan's group is whoever is in the department's group that it is bound to today; in a *draft*
        a group is whom the plan lists, for this is what the department's group will be.
        """
        groups = {group.id for group in self.groups}
        listed = {name_key(group.name) for group in plan.groups if draft and group.schools}
        bindings = [one for one in bindings if one.key not in listed or one.aim.group_id is None]
        if not draft:
            known = {one.key for one in bindings if one.aim.group_id is not None}
            plan = replace(plan, groups=tuple(one for one in plan.groups if name_key(one.name) not in known))
        bound = {
            one.key: found for one in bindings if (found := self.doers(one.aim)) or one.aim.group_id in groups
        }
        return directory(self.own, {place.name: place.id for place in self.organisations}, plan, bound)


@dataclass(frozen=True, slots=True)
class Named:
    """A party as a department's road maps name it.

    *activities* are the numbers of the rows that name it first (for a group: at all), *waiting* how many of
    them wait until it is bound.
    """

    key: str
    party: Party
    activities: tuple[str, ...] = ()
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A party as its screen shows it: what is decided, and what the live road maps say of it."""

    binding: Binding
    named: Named


def named(plan: RoadMap, looked_up: Directory) -> tuple[Named, ...]:
    """The parties that tasks depend on, and the schools that groups name, in order of what waits for them."""
    found: dict[str, Named] = {}
    for activity in plan.activities:
        lead, waits = leading(activity), {asked(party) for party in waiting(activity, looked_up)}
        for party in dict.fromkeys(asked(party) for party in activity.parties):
            if party == lead or party.kind is PartyKind.GROUP_ROLE:
                _count(found, party, activity.number, party in waits)
    for school, rows in _schools(plan).items():
        party = Party(school, PartyKind.ORGANISATION)
        unknown = not looked_up.found(party)
        for number in rows:
            _count(found, party, number, unknown)
    return by_waiting(found.values())


def _count(found: dict[str, Named], party: Party, number: str, waits: bool) -> None:
    key = name_key(party.name)
    one = found.get(key) or Named(key, party)
    found[key] = replace(one, activities=(*one.activities, number), waiting=one.waiting + waits)


def _schools(plan: RoadMap) -> dict[str, list[str]]:
    """The schools that groups list, each with the rows of its groups."""
    rows: dict[str, list[str]] = {}
    for group in plan.groups:
        for activity in plan.activities:
            names = {
                party.group or party.name for party in activity.parties if party.kind is PartyKind.GROUP_ROLE
            }
            for school in group.schools if group.name in names else ():
                rows.setdefault(school, []).append(activity.number)
    return rows


def together(plans: Iterable[tuple[Named, ...]]) -> tuple[Named, ...]:
    """The parties of several road maps as one list."""
    found: dict[str, Named] = {}
    for one in (one for parties in plans for one in parties):
        if one.key in found:
            rows = (*found[one.key].activities, *one.activities)
            one = replace(found[one.key], activities=rows, waiting=found[one.key].waiting + one.waiting)
        found[one.key] = one
    return by_waiting(found.values())


def by_waiting(parties: Iterable[Named]) -> tuple[Named, ...]:
    """Those first that the most activities wait for."""
    return tuple(sorted(parties, key=lambda one: (-one.waiting, -len(one.activities))))


def unbound(parties: Iterable[Named]) -> tuple[Named, ...]:
    """The to-do: parties that activities wait for, in order of how many."""
    return tuple(one for one in by_waiting(parties) if one.waiting)
