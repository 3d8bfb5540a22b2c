"""What the two sides of a task say to each other: comments, and requests that the coordinator decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from roadmap.refusals import AlreadyAsked, AlreadyDecided, GoneStale, NotInPlan, NotLater
from roadmap.tasks import UNFINISHED, Off, Status, Task

TEXT_MOST = 1000


class RequestKind(StrEnum):
    """What is asked for."""

    NOT_APPLICABLE = "not_applicable"
    POSTPONE = "postpone"
    ASIDE = "aside"
    """Nobody asked: the coordinator set it aside, and said why."""


@dataclass(frozen=True, slots=True)
class Request:
    """«Does not apply», or with *new_due* «please move»; *granted* is None until it is decided."""

    id: int
    task_id: int
    kind: RequestKind
    new_due: date | None
    reason: str
    person_id: int
    author: str
    at: datetime
    granted: bool | None = None
    decided_by: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A line or two that somebody wrote about a task."""

    author: str
    text: str
    at: datetime


def may_be_asked(task: Task, waiting: Request | None) -> None:
    """Whether a request about *task* can be made now.

    Raises AlreadyDone for what is finished or handed in, AlreadyAsked where a request waits.
    """
    if task.status not in UNFINISHED:
        raise task.already()
    if waiting is not None:
        raise AlreadyAsked


def may_be_set_aside(task: Task, waiting: Request | None, sure: bool) -> bool:
    """Whether a task is set aside now; False where it is handed in and the coordinator has to be *sure* of it.

    Raises AlreadyDone for what is accepted or off already, AlreadyAsked where a request waits.
    """
    if task.status not in {*UNFINISHED, Status.SUBMITTED}:
        raise task.already()
    if waiting is not None:
        raise AlreadyAsked
    return sure or task.status is not Status.SUBMITTED


def may_come_back(task: Task) -> None:
    """Raises AlreadyDone for a task that is not off, NotInPlan for one that no person took off."""
    if task.status is not Status.CANCELLED:
        raise task.already()
    if task.off not in {None, Off.ASIDE, Off.NOT_APPLICABLE}:
        raise NotInPlan


def has_date(task: Task) -> None:
    """Raises GoneStale for a register: it is never due."""
    if task.takes_cases:
        raise GoneStale


def later(task: Task, day: date, today: date) -> date:
    """*day*, if a task can be moved to it; raises NotLater for one that has passed or is the present date.

    Raises GoneStale for a register: it has no date to move.
    """
    has_date(task)
    if day < today or (task.due is not None and day <= task.due):
        raise NotLater
    return day


def decided(request: Request) -> None:
    """Raises AlreadyDecided for a request that somebody has decided."""
    if request.granted is not None:
        raise AlreadyDecided(request.granted, request.decided_by)
