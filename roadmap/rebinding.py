"""What a changed binding does to the tasks that are there: nothing done is lost, nothing is there twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from roadmap.planning import TaskKey
from roadmap.tasks import UNFINISHED, Status


@dataclass(frozen=True, slots=True)
class Held:
    """A task that is there: how far it is, and to whom it was handed."""

    status: Status
    assignee_id: int | None = None


@dataclass(slots=True)
class Rebound:
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


def rebound(
    wanted: Mapping[TaskKey, int | None],
    present: Mapping[TaskKey, Held],
    own: int,
    before: int | None = None,
) -> Rebound:
    """How *present* tasks come to be those that are *wanted*, whose values are assignees.

    An unfinished task of somebody who is no longer meant goes to one who is, date by date; the rest are made, or
    no longer waited for. What was handed in stays where it is and is not asked for again. *before* is whom the
    party meant by name until now: such tasks are taken back. *own* is the department itself as an organisation.
    """
    change = Rebound()
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


def _one_date(change: Rebound, asked: list[TaskKey], here: dict[TaskKey, Held], own: int) -> None:
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
    change.restored.update(key for key in came if key in here)


def _done_for_all(done: list[TaskKey], asked: list[TaskKey], own: int) -> bool:
    """Whether what somebody else did counts for everybody who is meant now: for one, or for the department."""
    return bool(done) and (len(asked) == 1 or any(key.organisation_id == own for key in done))


def done_elsewhere(
    wanted: Iterable[TaskKey], present: Mapping[TaskKey, Status], own: int
) -> frozenset[TaskKey]:
    """Those of *wanted* that need not be made: whoever was meant before has done them."""
    asked: dict[tuple[int, str], list[TaskKey]] = {}
    for key in wanted:
        asked.setdefault((key.activity_id, key.occurrence), []).append(key)
    done: dict[tuple[int, str], list[TaskKey]] = {}
    for key, status in present.items():
        keys = asked.get((key.activity_id, key.occurrence), [])
        if status in (Status.SUBMITTED, Status.ACCEPTED) and key not in keys:
            done.setdefault((key.activity_id, key.occurrence), []).append(key)
    return frozenset(
        key
        for date, keys in asked.items()
        if _done_for_all(done.get(date, []), keys, own)
        for key in keys
        if key not in present
    )


def _hand(
    change: Rebound, wanted: Mapping[TaskKey, int | None], present: Mapping[TaskKey, Held], before: int | None
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
