"""The digest: the five numbers that add up, the late ones, and what is near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.tasks import Status, Task


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


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks share an organisation, a status, a due date and the waiting mark: one row of a GROUP BY."""

    organisation: str
    status: Status
    due: date | None
    awaiting: bool
    count: int


@dataclass(frozen=True, slots=True)
class Digest:
    """The numbers at one moment."""

    today: date
    numbers: Numbers
    late: tuple[Late, ...]
    soon: int
    """Unfinished tasks due today or within the next seven days."""


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
    """Adds up *tallies*; the late ones are sorted by how many and how long."""
    numbers = dict.fromkeys(("accepted", "submitted", "overdue", "awaiting", "in_progress"), 0)
    late: dict[str, Late] = {}
    soon = 0
    for tally in tallies:
        where = place(tally.status, tally.due, tally.awaiting, today)
        if where is None:
            continue
        numbers[where] += tally.count
        if where == "overdue" and tally.due is not None:
            late[tally.organisation] = _later(late.get(tally.organisation), tally, tally.due)
        if where == "in_progress" and tally.due is not None and tally.due <= today + timedelta(days=7):
            soon += tally.count
    ordered = sorted(late.values(), key=lambda item: (-item.count, item.since, item.organisation))
    return Digest(today, Numbers(**numbers), tuple(ordered), soon)


def tally_of(task: Task) -> Tally:
    """One task as a tally of one."""
    return Tally(task.organisation, task.status, task.due, task.awaiting, 1)


def _later(known: Late | None, tally: Tally, due: date) -> Late:
    if known is None:
        return Late(tally.organisation, tally.count, due)
    return Late(known.organisation, known.count + tally.count, min(known.since, due))
