"""How a task's status goes on: handed in, taken back, accepted, returned. Each rule is a function of values."""

from __future__ import annotations

from roadmap.people import Actor
from roadmap.refusals import NotAllowed
from roadmap.tasks import UNFINISHED, Status, Task, may_hand_in, may_review


def hand_in(actor: Actor, task: Task, progress: int | None = None) -> Status:
    """The status after evidence arrives. More evidence may be added until it is reviewed.

    *progress* is how many of the number to reach are done now: a part of it leaves the task unfinished.
    What counts as accepted without a review may be added to. Raises NotAllowed, or AlreadyDone for a task
    that somebody accepted or that was cancelled.
    """
    if not may_hand_in(actor, task):
        raise NotAllowed
    require_open(task)
    target = task.details.target
    if progress is not None and target is not None and progress < target and task.status in UNFINISHED:
        return task.status
    return Status.SUBMITTED if task.reviewed else Status.ACCEPTED


def takes_proofs(task: Task) -> bool:
    """Whether anything may be handed in or mended: nobody has accepted the task, nor was it cancelled."""
    if task.status is Status.ACCEPTED:
        return task.by_itself and not task.reviewed
    return task.status is not Status.CANCELLED


def require_open(task: Task) -> None:
    """Raises AlreadyDone where :func:`takes_proofs` is false: what was accepted stays as it was read."""
    if not takes_proofs(task):
        raise task.already()


def take_back(actor: Actor, task: Task, own: int, left: int) -> Status:
    """The status after somebody takes *own* proofs back; *left* ones of others remain.

    Only proofs after the last review count: with none left the task is what it was then.
    Raises NotAllowed, or AlreadyDone for what was reviewed or never handed in.
    """
    if not may_hand_in(actor, task):
        raise NotAllowed
    waits = task.status is Status.SUBMITTED or (task.by_itself and not task.reviewed)
    if not waits and not (task.status in UNFINISHED and own):
        raise task.already()
    if left:
        return task.status
    return Status.OPEN if task.returned_at is None else Status.RETURNED


def review(actor: Actor, task: Task, verdict: Status) -> Status:
    """The status after a review: *verdict* is ``accepted`` or ``returned``.

    Raises AlreadyDone with what is, where there is nothing (or nothing any more) to decide.
    """
    if not may_review(actor, task):
        raise NotAllowed
    if task.status is not Status.SUBMITTED:
        raise task.already()
    return verdict
