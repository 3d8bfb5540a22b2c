"""What becomes of the tasks that are there when plans, people and days change.

Nothing done is lost, nothing is there twice, and what people took off stays off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from roadmap.planning import TaskKey
from roadmap.tasks import UNFINISHED, Off, Status

HANDED_IN = frozenset({Status.SUBMITTED, Status.ACCEPTED})
BY_PLAN = frozenset({Off.PLAN, Off.PAST})
"""Cancelled by what an order says and how it went live: another order may want it again."""


@dataclass(frozen=True, slots=True)
class Held:
    """A task that is there: how far it is, to whom it was handed, why it is off."""

    status: Status
    assignee_id: int | None = None
    off: Off | None = None
    off_on: date | None = None
    """Since which day it is."""

    @property
    def goes_along(self) -> bool:
        """Whether it goes where its date goes: it is alive, or people took it off and it stays off."""
        return self.status is not Status.CANCELLED or self.off not in BY_PLAN

    def comes_back(self, due: date | None, today: date) -> bool:
        """Whether the plan asks it again of whoever is back: it is due still, or was owed before they left.

        What fell due while they were away is not asked.
        """
        if self.off is not Off.PLAN:
            return False
        return due is None or due >= today or (self.off_on is not None and due < self.off_on)


@dataclass(slots=True)
class Replan:
    """What becomes of tasks: *moved* maps a key to the one it becomes, *handed* says whose a task is by name."""

    made: set[TaskKey] = field(default_factory=set)
    restored: set[TaskKey] = field(default_factory=set)
    cancelled: set[TaskKey] = field(default_factory=set)
    moved: dict[TaskKey, TaskKey] = field(default_factory=dict)
    handed: dict[TaskKey, int | None] = field(default_factory=dict)
    """By the key that the task has afterwards."""

    @property
    def touched(self) -> int:
        """How many tasks are somebody else's now, or are new."""
        return len(self.made | self.restored | set(self.moved.values()) | set(self.handed))


@dataclass(frozen=True, slots=True)
class Moves:
    """What came and went for one organisation: tasks *gained*, unfinished ones *lost*, handed in ones that stay."""

    gained: int = 0
    lost: int = 0
    kept: int = 0

    def __add__(self, other: Moves) -> Moves:
        return Moves(self.gained + other.gained, self.lost + other.lost, self.kept + other.kept)

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost)


def moves(change: Replan, present: Mapping[TaskKey, Held]) -> dict[int, Moves]:
    """What came and went, by organisation; those whose tasks stay as they are do not stand there."""
    gained = Counter(key.organisation_id for key in (*change.made, *change.restored))
    lost = Counter(key.organisation_id for key in change.cancelled)
    kept = Counter(key.organisation_id for key, held in present.items() if held.status in HANDED_IN)
    return {one: Moves(gained[one], lost[one], kept[one]) for one in gained | lost}


def added_up(found: Iterable[Mapping[int, Moves]]) -> dict[int, Moves]:
    """The moves of several road maps or groups together, by organisation."""
    sums: dict[int, Moves] = {}
    for one in found:
        for organisation_id, moved in one.items():
            sums[organisation_id] = sums.get(organisation_id, Moves()) + moved
    return sums


def followed(wanted: Mapping[TaskKey, date | None], present: Mapping[TaskKey, Held], today: date) -> Replan:
    """How tasks follow the calendar and the groups: *wanted* are the keys of today with their due dates.

    Whoever came gains what is still due; whoever left loses what is unfinished; days that come near make
    the next tasks of a rule. What had passed before somebody came is not asked of them.
    """
    change = Replan()
    for key, due in wanted.items():
        if key in present:
            if present[key].comes_back(due, today):
                change.restored.add(key)
        elif due is None or due >= today:
            change.made.add(key)
    change.cancelled.update(
        key for key, held in present.items() if key not in wanted and held.status in UNFINISHED
    )
    return change


def carried_over(wanted: Iterable[TaskKey], present: Mapping[TaskKey, Held]) -> Replan:
    """How the tasks of a new edition, or of dates that were given, come out of the present ones.

    A date that was changed moves its task, with whatever was done for it: within one row of one
    organisation dates that went become, in their order, dates that came. What people took off moves too and
    stays off. What is left over is made or, if unfinished, cancelled; what was done stays.
    """
    wanted = frozenset(wanted)
    came: dict[tuple[int, int], list[TaskKey]] = {}
    for key in sorted(wanted - present.keys(), key=lambda key: key.occurrence):
        came.setdefault((key.activity_id, key.organisation_id), []).append(key)
    went = [key for key in present if key not in wanted and present[key].goes_along]
    change = Replan()
    for key in sorted(went, key=lambda key: key.occurrence):
        successors = came.get((key.activity_id, key.organisation_id))
        if successors:
            change.moved[key] = successors.pop(0)
    change.made = {key for keys in came.values() for key in keys}
    change.cancelled = {key for key in went if key not in change.moved and present[key].status in UNFINISHED}
    change.restored = {key for key in wanted & present.keys() if present[key].off in BY_PLAN}
    return change


def in_the_way(wanted: Iterable[TaskKey], present: Mapping[TaskKey, Held]) -> frozenset[TaskKey]:
    """Tasks that the plan took off and that stand on dates which live ones move to.

    A date that was there once, went and comes again: what is alive goes there with all that was done for it.
    """
    lines: dict[tuple[int, int], list[TaskKey]] = {}
    for key in sorted(wanted, key=lambda key: key.occurrence):
        lines.setdefault((key.activity_id, key.organisation_id), []).append(key)
    blocked: set[TaskKey] = set()
    for line, keys in lines.items():
        went = [
            key
            for key, held in present.items()
            if (key.activity_id, key.organisation_id) == line and key not in keys and held.goes_along
        ]
        came = [key for key in keys if key not in present or present[key].off in BY_PLAN]
        blocked.update(key for key in came[: len(went)] if key in present)
    return frozenset(blocked)


def rebound(
    wanted: Mapping[TaskKey, int | None],
    present: Mapping[TaskKey, Held],
    own: int,
    before: int | None = None,
) -> Replan:
    """How *present* tasks come to be those that are *wanted*, whose values are assignees.

    An unfinished task of somebody who is no longer meant goes to one who is, date by date; the rest are made, or
    no longer waited for. What was handed in stays where it is and is not asked for again. *before* is whom the
    party meant by name until now: such tasks are taken back. *own* is the department itself as an organisation.
    """
    change = Replan()
    dates = {(key.activity_id, key.occurrence) for key in (*wanted, *present)}
    for activity_id, occurrence in sorted(dates):
        here = {
            k: h for k, h in present.items() if (k.activity_id, k.occurrence) == (activity_id, occurrence)
        }
        asked = [k for k in wanted if (k.activity_id, k.occurrence) == (activity_id, occurrence)]
        if not here or any(held.status is not Status.CANCELLED for held in here.values()):
            _one_date(change, asked, here, own)
    _hand(change, wanted, present, before)
    return change


def _one_date(change: Replan, asked: list[TaskKey], here: dict[TaskKey, Held], own: int) -> None:
    alive = {key: held for key, held in here.items() if held.status is not Status.CANCELLED}
    went = [key for key in alive if key not in asked]
    came = [key for key in asked if key not in alive]
    done = [key for key in went if alive[key].status not in UNFINISHED]
    if _done_for_all(done, asked, own):
        came = []
    for key in sorted((key for key in went if key not in done), key=lambda key: key.organisation_id):
        free = next((one for one in came if one not in here), None)
        # What somebody began goes on with whoever takes their place, not with the first of many.
        if free is not None and (alive[key].status is Status.OPEN or len(came) == 1):
            change.moved[key] = free
            came.remove(free)
        else:
            change.cancelled.add(key)
    change.made.update(key for key in came if key not in here)
    change.restored.update(key for key in came if key in here and here[key].off is Off.PLAN)


def _done_for_all(done: list[TaskKey], asked: list[TaskKey], own: int, each: bool = False) -> bool:
    """Whether what somebody else did counts for everybody who is meant now: for one, or for the department.

    Where *each* of several must do it, only what the department did counts for all of them.
    """
    alone = len(asked) == 1 and not each
    return bool(done) and (alone or any(key.organisation_id == own for key in done))


def done_elsewhere(
    wanted: Iterable[TaskKey], present: Mapping[TaskKey, Held], own: int, each: bool = False
) -> frozenset[TaskKey]:
    """Those of *wanted* that need not be made: whoever was meant before has done them.

    *each* is a row that every member of a group does: only the department may have done it for all.
    """
    asked: dict[tuple[int, str], list[TaskKey]] = {}
    for key in wanted:
        asked.setdefault((key.activity_id, key.occurrence), []).append(key)
    done: dict[tuple[int, str], list[TaskKey]] = {}
    for key, held in present.items():
        keys = asked.get((key.activity_id, key.occurrence), [])
        if held.status in HANDED_IN and key not in keys:
            done.setdefault((key.activity_id, key.occurrence), []).append(key)
    return frozenset(
        key
        for date, keys in asked.items()
        if _done_for_all(done.get(date, []), keys, own, each)
        for key in keys
        if key not in present
    )


def _hand(
    change: Replan, wanted: Mapping[TaskKey, int | None], present: Mapping[TaskKey, Held], before: int | None
) -> None:
    """Gives tasks to those who are meant by name, takes them back from those who were."""
    for key, held in present.items():
        after = change.moved.get(key, key)
        stays = key not in change.cancelled and (held.status in UNFINISHED or key in change.restored)
        if not stays or after not in wanted:
            continue
        meant = wanted[after]
        if meant is None and held.assignee_id is not None and key not in change.moved:
            # Whom the head of the organisation chose stays; whom the binding chose does not.
            meant = None if held.assignee_id == before else held.assignee_id
        if meant != held.assignee_id:
            change.handed[after] = meant
