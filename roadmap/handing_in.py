"""How a task's status goes on: handed in, taken back, accepted, returned. Each rule is a function of values."""

from __future__ import annotations

from datetime import date, timedelta

from roadmap.people import Actor
from roadmap.refusals import GoneStale, NotAllowed
from roadmap.tasks import UNFINISHED, Status, Task, may_hand_in, may_review

SOON = timedelta(days=3)
"""How long before its due date a part may be handed in as it is."""


def hand_in(actor: Actor, task: Task, progress: int | None = None) -> Status:
    """The status after evidence arrives. More evidence may be added until it is reviewed.

    *progress* is how many of the number to reach are done now: a part of it leaves the task unfinished, and so
    does what is not counted of the occasions of a month. A register that is open takes cases and stays open. What counts as accepted without a review may be added to. Raises NotAllowed, or AlreadyDone for a task
    that somebody accepted or that was cancelled.
    """
    if not may_hand_in(actor, task):
        raise NotAllowed
    require_open(task)
    if task.status in UNFINISHED and (task.takes_cases or _is_part(task, progress)):
        return task.status
    return _finished(task)


def _is_part(task: Task, progress: int | None) -> bool:
    target = task.details.target
    if target is None or (progress is None and not task.counted):
        return False
    return (progress or 0) < target


def _finished(task: Task) -> Status:
    return Status.SUBMITTED if task.reviewed else Status.ACCEPTED


def offers_part(task: Task, today: date, fresh: bool) -> bool:
    """Whether a part of the number to reach may be handed in as it is: something is done and proved, and its time
    runs out. *fresh* is a proof that nobody has reviewed.
    """
    if task.takes_cases or task.due is None or task.status not in UNFINISHED:
        return False
    return fresh and task.in_part and bool(task.progress) and today >= task.due - SOON


def hand_in_part(actor: Actor, task: Task, today: date, fresh: bool) -> Status:
    """The status after a part is handed in as it is. Raises NotAllowed, AlreadyDone, or GoneStale where
    :func:`offers_part` is false.
    """
    if not may_hand_in(actor, task):
        raise NotAllowed
    if task.status not in UNFINISHED:
        raise task.already()
    if not offers_part(task, today, fresh):
        raise GoneStale
    return _finished(task)


def close(actor: Actor, task: Task) -> Status:
    """The status after a register is closed, with cases or without. Raises NotAllowed, AlreadyDone, or GoneStale
    for what is no register.
    """
    _require_cases(actor, task)
    if task.status not in UNFINISHED:
        raise task.already()
    return _finished(task)


def reopen(actor: Actor, task: Task) -> Status:
    """The status after a closed register is opened again, its cases as they are; refuses as :func:`close` does."""
    _require_cases(actor, task)
    if not _waits(task):
        raise task.already()
    return Status.OPEN if task.returned_at is None else Status.RETURNED


def take_case_back(actor: Actor, task: Task, author_id: int) -> None:
    """Whether a case of *author_id* may be taken back: one's own, while the register is open.

    Raises NotAllowed, AlreadyDone, or GoneStale for what is no register.
    """
    _require_cases(actor, task)
    if author_id != actor.person.id:
        raise NotAllowed
    if task.status not in UNFINISHED:
        raise task.already()


def _require_cases(actor: Actor, task: Task) -> None:
    if not may_hand_in(actor, task):
        raise NotAllowed
    if not task.takes_cases:
        raise GoneStale


def _waits(task: Task) -> bool:
    return task.status is Status.SUBMITTED or (task.by_itself and not task.reviewed)


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
    Raises NotAllowed, AlreadyDone for what was reviewed or never handed in, or GoneStale for a register, whose
    cases are taken back one by one.
    """
    if not may_hand_in(actor, task):
        raise NotAllowed
    if task.takes_cases:
        raise GoneStale
    if not _waits(task) and not (task.status in UNFINISHED and own):
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
