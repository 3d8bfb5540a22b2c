"""From a read road map to the tasks it makes: who must act on each row, and on which dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from roadmap.deadlines import Code, Kind, Schedule
from roadmap.roadmap import Activity, Party, PartyKind, RoadMap
from roadmap.tasks import UNFINISHED, Status

HEADLESS = frozenset("«»\"'“”„ ")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One due date of an activity; *key* tells it from the others for good, even when the date is moved."""

    key: str
    due: date | None
    awaiting: bool = False


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
        bound = self.bound.get(name_key(party.name)) or self.bound.get(name_key(asked(party).name))
        if bound:
            return bound
        if party.kind is PartyKind.ORGANISATION and name_key(party.name) in self.organisations:
            return (Doer(self.organisations[name_key(party.name)]),)
        if party.kind is PartyKind.GROUP_ROLE:
            return tuple(Doer(one) for one in self.groups.get(name_key(party.group or party.name), ()))
        return ()


def occurrences(schedule: Schedule | None) -> tuple[Occurrence, ...]:
    """The tasks a schedule makes for one organisation (deadlines.md, «Kinds»).

    Dates outside the plan make none until the coordinator agrees; an invalid phrase makes none until a
    person gives a date.
    """
    if schedule is None or schedule.kind is Kind.INVALID:
        return ()
    if any(warning.code is Code.OUTSIDE_PERIOD for warning in schedule.warnings):
        return ()
    if schedule.kind is Kind.AWAITING:
        return (Occurrence("", None, awaiting=True),)
    if schedule.kind is Kind.ON_REQUEST or not schedule.due:
        return (Occurrence("", None),)
    dates = schedule.due[-1:] if schedule.kind is Kind.CONTINUOUS else schedule.due
    return tuple(Occurrence(day.isoformat(), day) for day in dates)


@dataclass(frozen=True, slots=True)
class TaskKey:
    """What tells a task from every other one for good."""

    activity_id: int
    organisation_id: int
    occurrence: str


@dataclass(frozen=True, slots=True)
class CarryOver:
    """What a new edition does to tasks: *moved* maps a present key to the wanted one that it becomes."""

    made: frozenset[TaskKey]
    restored: frozenset[TaskKey]
    """Cancelled by an earlier edition, wanted again."""
    cancelled: frozenset[TaskKey]
    moved: Mapping[TaskKey, TaskKey]


def carried_over(wanted: Iterable[TaskKey], present: Mapping[TaskKey, Status]) -> CarryOver:
    """How the tasks of a new edition come out of the present ones.

    A date that was changed moves its task, with whatever was done for it: within one row of one
    organisation dates that went become, in their order, dates that came. What is left over is made or,
    if unfinished, cancelled; what was done stays.
    """
    wanted = frozenset(wanted)
    came: dict[tuple[int, int], list[TaskKey]] = {}
    for key in sorted(wanted - present.keys(), key=lambda key: key.occurrence):
        came.setdefault((key.activity_id, key.organisation_id), []).append(key)
    went = [key for key in present if key not in wanted and present[key] is not Status.CANCELLED]
    moved: dict[TaskKey, TaskKey] = {}
    for key in sorted(went, key=lambda key: key.occurrence):
        successors = came.get((key.activity_id, key.organisation_id))
        if successors:
            moved[key] = successors.pop(0)
    made = frozenset(key for keys in came.values() for key in keys)
    cancelled = frozenset(key for key in went if key not in moved and present[key] in UNFINISHED)
    restored = frozenset(key for key in wanted & present.keys() if present[key] is Status.CANCELLED)
    return CarryOver(made, restored, cancelled, moved)


def doers(activity: Activity, directory: Directory) -> tuple[Doer, ...]:
    """Who each get a task of *activity*, in the order the row names them, an organisation once.

    A group fans out into its organisations; parties of one task are led by the first named that is found. An
    unknown organisation leaves the task with the department itself, and so do parties that nobody is bound to.
    """
    fanned = [
        doer for party in activity.parties if _fans(party, directory) for doer in directory.found(party)
    ]
    if fanned:
        return tuple({doer.organisation_id: doer for doer in reversed(fanned)}.values())[::-1]
    for party in activity.parties:
        if found := directory.found(party):
            return found
        if party.kind is PartyKind.ORGANISATION:
            break
    return (Doer(directory.own),)


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
