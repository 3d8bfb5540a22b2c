"""Tasks whose date had passed before their road map went live: what they count as can be changed afterwards.

What people handed in, what a person reviewed and what people took off is never changed by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roadmap.draft import Past
from roadmap.tasks import Off, Status

STANDS = {
    Past.DONE: (Status.ACCEPTED, None),
    Past.OVERDUE: (Status.OPEN, None),
    Past.LEFT_OUT: (Status.CANCELLED, Off.PAST),
}
"""How a task stands that counts so: its status, and why it is off."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Such a task: how it stands, whether anything that was handed in stands, whether a person reviewed it."""

    task_id: int
    status: Status
    off: Off | None = None
    proved: bool = False
    reviewed: bool = False

    @property
    def touched(self) -> bool:
        """Whether people have done something that counts: it stays as they left it."""
        if self.proved or self.reviewed or self.status in {Status.SUBMITTED, Status.RETURNED}:
            return True
        return self.status is Status.CANCELLED and self.off is not Off.PAST

    @property
    def counts_as(self) -> Past:
        """What it counts as now, whoever decided that."""
        if self.status is Status.ACCEPTED:
            return Past.DONE
        return Past.LEFT_OUT if self.status is Status.CANCELLED else Past.OVERDUE


@dataclass(frozen=True, slots=True)
class Settled:
    """What a decision does: the tasks that *changed*, how many were *same* already, and how many people *kept*:
    handed in, reviewed or taken off.
    """

    changed: tuple[Earlier, ...]
    same: int
    kept: int


def settle(tasks: Iterable[Earlier], past: Past) -> Settled:
    """What becomes of *tasks* when they are to count as *past*. Twice is as once."""
    changed, same, kept = [], 0, 0
    for task in tasks:
        if (task.status, task.off) == STANDS[past]:
            same += 1
        elif task.touched:
            kept += 1
        else:
            changed.append(task)
    return Settled(tuple(changed), same, kept)
