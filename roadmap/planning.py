"""Who must act on each row of a road map: parties become organisations and people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from roadmap.deadlines import Schedule
from roadmap.roadmap import Activity, Party, PartyKind, RoadMap

HEADLESS = frozenset("«»\"'“”„ ")


@dataclass(frozen=True, slots=True)
class Doer:
    """Whose task it is: an organisation's, and by name a person's where the coordinator meant one."""

    organisation_id: int
    assignee_id: int | None = None


@dataclass(frozen=True, slots=True)
class Directory:
    """Whom parties may mean, by :func:`name_key`: organisations, groups, and what the coordinator bound."""

    own: int
    organisations: Mapping[str, int]
    groups: Mapping[str, tuple[int, ...]]
    bound: Mapping[str, tuple[Doer, ...]] = field(default_factory=dict)

    def found(self, party: Party) -> tuple[Doer, ...]:
        """Whom *party* means: as it is bound, else by an organisation's very name or a group's members."""
        bound = self._bound(party)
        if bound is not None:
            return bound
        if party.kind is PartyKind.ORGANISATION and name_key(party.name) in self.organisations:
            return (Doer(self.organisations[name_key(party.name)]),)
        if party.kind is PartyKind.GROUP_ROLE:
            return tuple(Doer(one) for one in self.groups.get(name_key(party.group or party.name), ()))
        return ()

    def empty(self, party: Party) -> bool:
        """Whether *party* is bound to a group that nobody is in today."""
        return self._bound(party) == ()

    def _bound(self, party: Party) -> tuple[Doer, ...] | None:
        by_name = self.bound.get(name_key(party.name))
        return by_name or self.bound.get(name_key(asked(party).name), by_name)


@dataclass(frozen=True, slots=True)
class TaskKey:
    """What tells a task from every other one for good."""

    activity_id: int
    organisation_id: int
    occurrence: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided about live rows, by activity ids: dates that were given, rows that were split.

    Dates were given for one organisation, or for all of them (None).
    """

    given: Mapping[tuple[int, int | None], Schedule] = field(default_factory=dict)
    split: frozenset[int] = frozenset()

    def schedule(self, activity_id: int, organisation_id: int, written: Schedule | None) -> Schedule | None:
        """What an organisation goes by: its own dates, those given to all, else what the order says."""
        return (
            self.given.get((activity_id, organisation_id)) or self.given.get((activity_id, None)) or written
        )


AS_WRITTEN = Decisions()


def doers(activity: Activity, directory: Directory, split: bool = False) -> tuple[Doer, ...]:
    """Who each get a task of *activity*, in the order the row names them, an organisation once.

    A group fans out into its organisations; parties of one task are led by the first named that is found. An
    unknown organisation leaves the task with the department itself, and so do parties that nobody is bound to.
    *split* gives each of the parties a task of its own.
    """
    fanned = [
        doer for party in activity.parties if _fans(party, directory) for doer in directory.found(party)
    ]
    if fanned:
        return _once(fanned)
    named = [directory.found(party) for party in activity.parties]
    if split and any(named):
        return _once([doer for found in named for doer in found])
    for party, found in zip(activity.parties, named, strict=True):
        if found:
            return found
        if party.kind is PartyKind.ORGANISATION:
            break
    return (Doer(directory.own),)


def partners(activity: Activity, directory: Directory, split: bool = False) -> tuple[Doer, ...]:
    """Co-executors: whom the row names beside those who get its tasks. A task of a group's member has none."""
    if fans(activity, directory):
        return ()
    chosen = doers(activity, directory, split)
    every = dict.fromkeys(doer for party in activity.parties for doer in directory.found(party))
    return tuple(
        doer
        for doer in every
        if doer not in chosen and (doer.assignee_id or Doer(doer.organisation_id) not in _places(chosen))
    )


def fans(activity: Activity, directory: Directory) -> bool:
    """Whether each of several has a task of its own: the row names a group, or what is bound to one."""
    return any(_fans(party, directory) for party in activity.parties)


def _once(found: Sequence[Doer]) -> tuple[Doer, ...]:
    """Each organisation once, as it is named first."""
    return tuple({doer.organisation_id: doer for doer in reversed(found)}.values())[::-1]


def _places(found: Iterable[Doer]) -> set[Doer]:
    return {Doer(doer.organisation_id) for doer in found}


def waiting(activity: Activity, directory: Directory) -> tuple[Party, ...]:
    """The parties that *activity* waits for: they would get its tasks if anybody were bound to them."""
    unknown = [party for party in activity.parties if not directory.found(party)]
    groups = tuple(party for party in unknown if party.kind is PartyKind.GROUP_ROLE)
    if any(_fans(party, directory) for party in activity.parties if party not in unknown):
        return groups
    lead = leading(activity)
    return (*groups, lead) if lead is not None and lead in unknown else groups


def asked(party: Party) -> Party:
    """What the coordinator is asked about: for every role of a group («педагоги ОО») the group alone."""
    if party.kind is PartyKind.GROUP_ROLE and party.group:
        return Party(party.group, PartyKind.GROUP_ROLE, party.group)
    return party


def leading(activity: Activity) -> Party | None:
    """The first party that is no group: it leads the others."""
    return next((party for party in activity.parties if party.kind is not PartyKind.GROUP_ROLE), None)


def _fans(party: Party, directory: Directory) -> bool:
    return party.kind is PartyKind.GROUP_ROLE or len(directory.found(party)) > 1


def directory(
    own: int,
    organisations: Mapping[str, int],
    plan: RoadMap,
    bound: Mapping[str, tuple[Doer, ...]] | None = None,
) -> Directory:
    """The plan's groups and *organisations* (ids by name), found however they are quoted or spaced.

    *bound* is what the coordinator said of parties, and of schools that a group names in other words.
    """
    bound = bound or {}
    known = {name_key(name): number for name, number in organisations.items()}
    meant = known | {key: found[0].organisation_id for key, found in bound.items() if len(found) == 1}
    groups = {
        name_key(group.name): tuple(
            dict.fromkeys(meant[name_key(one)] for one in group.schools if name_key(one) in meant)
        )
        for group in plan.groups
    }
    return Directory(own, known, groups, bound)


def name_key(name: str) -> str:
    """What two spellings of one name have in common: letters and digits without quotes and spaces."""
    return "".join(letter for letter in name.casefold() if letter not in HEADLESS)


def means_own(name: str, own: Iterable[str], glossary: Mapping[str, str]) -> bool:
    """Whether *name*, or what the order's glossary says it stands for, starts as one of *own* does."""
    full = glossary.get(name, name)
    return any(_start(full) == _start(other) for other in own)


def _start(name: str) -> tuple[str, ...]:
    # Two words, each by its first letters: endings differ by case («управление», «управления»).
    return tuple(word[:6] for word in name.casefold().split()[:2])
