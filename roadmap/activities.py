"""A row of a live road map across its organisations: on which occasion, how many have handed in, and who has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from roadmap.deadlines import Kind
from roadmap.people import OF_DEPARTMENT, Actor, Role
from roadmap.period import Period
from roadmap.planning import TaskKey
from roadmap.refusals import NotYours, PartHandedIn
from roadmap.replanning import HANDED_IN, Held, Replan
from roadmap.tasks import UNFINISHED, Off, Scope, Status

BY_PEOPLE = frozenset({Off.ASIDE, Off.NOT_APPLICABLE})
"""Cancelled by a decision about one organisation: told apart, and taken back by another decision."""


class Place(IntEnum):
    """How far an organisation is with its task; the order is that of a list."""

    LATE = 0
    OPEN = 1
    SUBMITTED = 2
    ACCEPTED = 3
    ASIDE = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a live road map; *position* is where it stands in the plan, from 0."""

    id: int
    number: str
    title: str
    position: int
    road_map_id: int
    department_id: int


@dataclass(frozen=True, slots=True)
class Counted:
    """So many tasks of a row that stand alike; *due* is the earliest of their days."""

    occurrence: str
    place: Place
    due: date | None = None
    covers: Period | None = None
    number: int = 1


@dataclass(frozen=True, slots=True)
class Doing:
    """One organisation's task of a row."""

    task_id: int
    organisation: str
    school: bool
    occurrence: str
    status: Status
    place: Place
    due: date | None
    covers: Period | None
    awaiting: bool = False

    @property
    def waits(self) -> bool:
        """Whether it waits for dates."""
        return self.awaiting and self.due is None and self.status in UNFINISHED

    @property
    def counted(self) -> Counted:
        """The task as a tally of one."""
        return Counted(self.occurrence, self.place, self.due, self.covers)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One occasion of a row: the days by which its tasks are known, and how many stand how."""

    keys: frozenset[str]
    due: date | None
    covers: Period | None
    places: Mapping[Place, int] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The earliest of its days, or nothing where it has none."""
        return min(self.keys)

    @property
    def done(self) -> int:
        """How many have handed in; a review may still send it back."""
        return self.places.get(Place.SUBMITTED, 0) + self.places.get(Place.ACCEPTED, 0)

    @property
    def total(self) -> int:
        """How many have to hand in at all."""
        return sum(number for place, number in self.places.items() if place is not Place.ASIDE)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to hand in."""
        return self.done == self.total


@dataclass(frozen=True, slots=True)
class Left:
    """A task of a road map that is being closed."""

    task_id: int
    activity_id: int
    number: str
    title: str
    organisation_id: int
    organisation: str
    status: Status
    due: date | None
    awaiting: bool
    progress: int | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """What becomes of a road map's tasks when it is closed; *tasks* are all that are not off, row by row."""

    tasks: tuple[Left, ...]

    @property
    def unfinished(self) -> tuple[Left, ...]:
        """Those that are waited for no more."""
        return tuple(one for one in self.tasks if one.status in UNFINISHED)

    @property
    def submitted(self) -> int:
        """How many wait for a review: they stay in the queue, for what was done is never lost."""
        return sum(one.status is Status.SUBMITTED for one in self.tasks)

    @property
    def rows(self) -> list[list[Left]]:
        """The rows with something unfinished, each with all its tasks, those that were not finished first."""
        found: dict[int, list[Left]] = {}
        for one in self.tasks:
            found.setdefault(one.activity_id, []).append(one)
        return [
            sorted(row, key=lambda one: one.status not in UNFINISHED)
            for row in found.values()
            if any(one.status in UNFINISHED for one in row)
        ]


@dataclass(frozen=True, slots=True)
class Fan:
    """How a task stands among those of its row; *index* is its own place in the list of its occasion, from 0."""

    occasion: Occasion
    schools: bool
    index: int


@dataclass(frozen=True, slots=True)
class Overview:
    """A row of a page, with its occasions in their order."""

    row: Row
    occasions: tuple[Occasion, ...]


def place_of(status: Status, late: bool) -> Place:
    """Where a task belongs; *late* is whether its day has passed while it is unfinished."""
    if status in UNFINISHED:
        return Place.LATE if late else Place.OPEN
    return {
        Status.SUBMITTED: Place.SUBMITTED,
        Status.ACCEPTED: Place.ACCEPTED,
        Status.CANCELLED: Place.ASIDE,
    }[status]


def at_once(kinds: Iterable[Kind], tasks: int, organisations: int) -> bool:
    """Whether a row's tasks are of one occasion, whatever their days: no organisation has two, no rule makes more.

    So it is where each school was given a day of its own.
    """
    return tasks == organisations and Kind.RECURRING not in kinds


def occasions(counted: Iterable[Counted], together: bool) -> tuple[Occasion, ...]:
    """The occasions of a row in the order of their days; *together* makes one of all."""
    found: dict[str, list[Counted]] = {}
    for one in counted:
        found.setdefault("" if together else one.occurrence, []).append(one)
    made = [_occasion(tallies) for tallies in found.values()]
    return tuple(sorted(made, key=lambda occasion: occasion.first))


def _occasion(tallies: Sequence[Counted]) -> Occasion:
    places: Counter[Place] = Counter()
    for one in tallies:
        places[one.place] += one.number
    # The day of those who are still to hand in tells more than that of those who have.
    open_ = [one.due for one in tallies if one.place in {Place.LATE, Place.OPEN} and one.due]
    days = open_ or [one.due for one in tallies if one.due]
    return Occasion(
        frozenset(one.occurrence for one in tallies), min(days, default=None), tallies[0].covers, dict(places)
    )


def at_hand(found: Sequence[Occasion]) -> int:
    """The occasion that matters now, by its place: the earliest that is not finished, else the last."""
    open_ = (number for number, occasion in enumerate(found) if not occasion.finished)
    return next(open_, max(0, len(found) - 1))


def chosen(found: Sequence[Occasion], key: str) -> int:
    """The occasion with a day that was asked for, or the one at hand."""
    return next((number for number, one in enumerate(found) if key in one.keys), at_hand(found))


def in_order(doings: Iterable[Doing], occasion: Occasion) -> list[Doing]:
    """The tasks of an occasion: who is late first, then by day and name."""
    return sorted(
        (one for one in doings if one.occurrence in occasion.keys),
        key=lambda one: (one.place, one.due or date.max, one.organisation),
    )


def fan_of(task_id: int, doings: Sequence[Doing], together: bool) -> Fan | None:
    """How a task stands among those of its occasion; None where nobody else has one."""
    for occasion in occasions((one.counted for one in doings), together):
        found = in_order(doings, occasion)
        for index, one in enumerate(found):
            if one.task_id == task_id and len(found) > 1:
                return Fan(occasion, all(doing.school for doing in found), index)
    return None


def split_off(wanted: Mapping[TaskKey, date | None], present: Mapping[TaskKey, Held], today: date) -> Replan:
    """What a split row makes: *wanted* are all its tasks with their due dates. What is there stays as it is."""
    change = Replan()
    for key, due in wanted.items():
        if due is not None and due < today:
            continue
        if key not in present:
            change.made.add(key)
        elif present[key].off is Off.PLAN:
            change.restored.add(key)
    return change


def given_back(
    present: Mapping[TaskKey, Held], leading: Collection[int], names: Mapping[int, str]
) -> frozenset[TaskKey]:
    """The tasks that go when a split row is shared again: the unfinished ones of all but the *leading* organisations.

    Raises PartHandedIn where one of the others was handed in, be it returned since.
    """
    others = {key: held for key, held in present.items() if key.organisation_id not in leading}
    for key, held in others.items():
        if held.status in {*HANDED_IN, Status.RETURNED}:
            raise PartHandedIn(names.get(key.organisation_id, ""))
    return frozenset(key for key, held in others.items() if held.status in UNFINISHED)


def scope_of_rows(actor: Actor, department_id: int) -> Scope:
    """Whose tasks of a department's rows an actor sees beside each other; raises NotYours.

    Its own staff see all, curators their schools; whoever does the tasks sees their own card alone.
    """
    here = actor.within(department_id)
    if here.departments(OF_DEPARTMENT):
        return Scope(departments=frozenset({department_id}))
    schools = here.organisations(frozenset({Role.CURATOR}))
    if not schools:
        raise NotYours
    return Scope(looked_after=schools)
