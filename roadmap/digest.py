"""The digest: the five numbers that add up, the late ones, and what is near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from zlib import crc32

from roadmap.planning import asked, name_key
from roadmap.roadmap import Activity
from roadmap.steps import CURATOR_AFTER
from roadmap.tasks import Status, Task

SOON = timedelta(days=7)


class By(StrEnum):
    """What a digest is broken down by, and what a part of it is. The values stand in buttons."""

    ORGANISATION = "o"
    SECTION = "s"
    ROAD_MAP = "m"
    """The rows of a road map that stand under no section."""
    PARTY = "p"
    ACTIVITY = "a"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a digest: one organisation, section, party or activity. *id* is a row's, a party's is its mark.

    *about* says more where names repeat: the road map of a section, the section of an activity. *activities*
    are a party's.
    """

    by: By
    id: int
    name: str
    about: str = ""
    activities: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Numbers:
    """accepted + submitted + overdue + waiting for dates + in progress = all but cancelled."""

    accepted: int = 0
    submitted: int = 0
    overdue: int = 0
    awaiting: int = 0
    in_progress: int = 0

    @property
    def total(self) -> int:
        """All tasks but the cancelled ones."""
        return self.accepted + self.submitted + self.overdue + self.awaiting + self.in_progress


@dataclass(frozen=True, slots=True)
class Late:
    """An organisation with overdue tasks, and the oldest of their due dates."""

    organisation: str
    count: int
    since: date
    id: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks share an owner, a status, a due date and the waiting mark: one row of a GROUP BY.

    The owner is an organisation or, in a breakdown, whatever it is by.
    """

    owner: str
    status: Status
    due: date | None
    awaiting: bool
    count: int
    id: int = 0
    about: str = ""
    by: By = By.ORGANISATION


@dataclass(frozen=True, slots=True)
class Share:
    """A part with its five numbers and the oldest date of its overdue tasks."""

    part: Part
    numbers: Numbers
    since: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """How the numbers differ from those of the end of *since*."""

    since: date
    accepted: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Digest:
    """The numbers at one moment."""

    today: date
    numbers: Numbers
    late: tuple[Late, ...]
    soon: int
    """Unfinished tasks due today or within the next seven days."""

    @property
    def nameless(self) -> Digest:
        """The numbers alone, for eyes that may see no names."""
        return replace(self, late=())


def place(status: Status, due: date | None, awaiting: bool, today: date) -> str | None:
    """Which of the five numbers a task counts in; None for a cancelled one."""
    if status is Status.CANCELLED:
        return None
    if status is Status.ACCEPTED:
        return "accepted"
    if status is Status.SUBMITTED:
        return "submitted"
    if due is not None and due < today:
        return "overdue"
    if awaiting and due is None:
        return "awaiting"
    return "in_progress"


def digest(tallies: Iterable[Tally], today: date) -> Digest:
    """Adds up *tallies*; the late ones are sorted by how many and how long.

    Those come first with whom every reminder has failed: of what is so late the curator has heard already.
    """
    tallies = list(tallies)
    every = [share for share in shares(tallies, today) if share.since is not None]
    late = (
        Late(one.part.name, one.numbers.overdue, one.since, one.part.id)
        for one in every
        if one.since is not None
    )
    long_ago = today - timedelta(days=CURATOR_AFTER)
    ordered = sorted(
        late, key=lambda item: (item.since > long_ago, -item.count, item.since, item.organisation)
    )
    return Digest(
        today, added(tallies, today), tuple(ordered), sum(one.count for one in soon(tallies, today))
    )


def added(tallies: Iterable[Tally], today: date) -> Numbers:
    """The five numbers of *tallies*."""
    numbers = dict.fromkeys((field.name for field in fields(Numbers)), 0)
    for tally in tallies:
        where = place(tally.status, tally.due, tally.awaiting, today)
        if where is not None:
            numbers[where] += tally.count
    return Numbers(**numbers)


def soon(tallies: Iterable[Tally], today: date) -> list[Tally]:
    """Unfinished ones due today or within the next seven days."""
    return [
        tally
        for tally in tallies
        if tally.due is not None
        and tally.due <= today + SOON
        and place(tally.status, tally.due, tally.awaiting, today) == "in_progress"
    ]


def shares(tallies: Iterable[Tally], today: date) -> list[Share]:
    """The numbers of each owner, in the order they come; what has nothing but cancelled tasks is left out."""
    by_owner: dict[tuple[By, int, str], list[Tally]] = {}
    for tally in tallies:
        by_owner.setdefault((tally.by, tally.id, tally.owner), []).append(tally)
    made = []
    for (by, number, name), own in by_owner.items():
        numbers = added(own, today)
        late = [
            one.due
            for one in own
            if one.due is not None and place(one.status, one.due, one.awaiting, today) == "overdue"
        ]
        if numbers.total:
            made.append(Share(Part(by, number, name, own[0].about), numbers, min(late, default=None)))
    return made


def worst_first(found: Iterable[Share]) -> list[Share]:
    """Those with the most overdue tasks first, else as they stand."""
    return sorted(found, key=lambda one: -one.numbers.overdue)


def change(now: Numbers, then: Numbers, since: date) -> Change:
    """What has become of the numbers *then*, the day *since*."""
    return Change(since, now.accepted - then.accepted, now.overdue - then.overdue)


def parties_of(activities: Iterable[tuple[int, Activity]]) -> list[Part]:
    """Whom rows name, each once, with the ids of the rows: all roles of a group are the group."""
    names: dict[str, str] = {}
    rows: dict[str, set[int]] = {}
    for number, activity in activities:
        for party in activity.parties:
            name = asked(party).name
            names.setdefault(name_key(name), name)
            rows.setdefault(name_key(name), set()).add(number)
    return [
        Part(By.PARTY, party_mark(key), name, activities=frozenset(rows[key])) for key, name in names.items()
    ]


def party_mark(key: str) -> int:
    """A number for a party's ``name_key`` that stays the same through editions: a button carries it."""
    return crc32(key.encode()) & 0x7FFFFFFF


def tally_of(task: Task) -> Tally:
    """One task as a tally of one."""
    return Tally(task.organisation, task.status, task.due, task.awaiting, 1, task.organisation_id)
