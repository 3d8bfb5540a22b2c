"""A task: one activity × one responsible organisation × one due date, and the life of its status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.people import DOERS, OF_DEPARTMENT, REVIEWERS, Actor, Role
from roadmap.refusals import AlreadyDone, NotAllowed


class Status(StrEnum):
    """``open`` → ``submitted`` → ``accepted``, or ``returned`` → ``submitted`` …; ``cancelled`` ends it."""

    OPEN = "open"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CANCELLED = "cancelled"


UNFINISHED = frozenset({Status.OPEN, Status.RETURNED})


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work with an owner.

    ``due`` is None for work on request and for work that waits for dates; ``awaiting`` tells the latter.
    """

    id: int
    department_id: int
    organisation_id: int
    organisation: str
    activity_id: int
    number: str
    title: str
    section: str
    deadline: str
    result: str
    proof: str
    status: Status
    due: date | None
    awaiting: bool
    own: bool = False
    """The organisation is the department itself."""
    assignee_id: int | None = None
    assignee: str = ""

    def overdue(self, today: date) -> bool:
        """Due before *today* and neither handed in, accepted nor cancelled (product.md)."""
        return self.due is not None and self.due < today and self.status in UNFINISHED


@dataclass(frozen=True, slots=True)
class Scope:
    """Which tasks a list or a digest is about: those of whole departments, of organisations, and those
    handed to ``assignees`` in the organisations that are ``taught``.
    """

    departments: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()
    own_of: frozenset[int] = frozenset()
    """Departments whose own tasks are meant."""
    assignees: frozenset[int] = frozenset()
    taught: frozenset[int] = frozenset()
    named_in: frozenset[int] = frozenset()
    """Departments whose own tasks are meant where they are handed to ``assignees``."""


def scope_of_work(actor: Actor) -> Scope:
    """The tasks that a person must act on or look after: what ``/tasks`` lists."""
    return Scope(
        organisations=actor.organisations(frozenset({Role.HEAD, Role.CURATOR})),
        own_of=actor.departments(OF_DEPARTMENT),
        assignees=actor.assignees,
        taught=actor.organisations(frozenset({Role.TEACHER})),
        named_in=actor.departments(frozenset(Role)),
    )


def scope_to_hand_in(actor: Actor) -> Scope:
    """The tasks that a person may hand in for; the same rule as :func:`may_hand_in`."""
    return Scope(
        organisations=actor.organisations(frozenset({Role.HEAD})),
        own_of=actor.departments(frozenset({Role.COORDINATOR})),
        assignees=actor.assignees,
        taught=actor.organisations(DOERS),
        named_in=actor.departments(frozenset(Role)),
    )


def scope_to_review(actor: Actor) -> Scope:
    """The tasks that a person may review; the same rule as :func:`may_review`."""
    return Scope(
        departments=actor.departments(OF_DEPARTMENT),
        organisations=actor.organisations(frozenset({Role.CURATOR})),
    )


def scope_of_digest(actor: Actor) -> Scope:
    """The tasks that a person's ``/status`` counts: everything they may see."""
    return Scope(
        departments=actor.departments(OF_DEPARTMENT),
        organisations=actor.organisations(frozenset({Role.HEAD, Role.CURATOR})),
        assignees=actor.assignees,
        taught=actor.organisations(frozenset({Role.TEACHER})),
        named_in=actor.departments(frozenset(Role)),
    )


def may_see(actor: Actor, task: Task) -> bool:
    """Whether *task* exists for *actor* at all (the table of product.md)."""
    if task.department_id in actor.departments(OF_DEPARTMENT):
        return True
    if task.organisation_id in actor.organisations(frozenset({Role.CURATOR, Role.HEAD})):
        return True
    if task.assignee_id not in actor.assignees:
        return False
    return task.organisation_id in actor.organisations(frozenset({Role.TEACHER})) or _named(actor, task)


def may_hand_in(actor: Actor, task: Task) -> bool:
    """The head of the task's organisation, or the teacher it was handed to.

    The department's own tasks are handed in by its coordinator: they have no other head.
    """
    if task.organisation_id in actor.organisations(frozenset({Role.HEAD})):
        return True
    if task.own and actor.coordinates(task.department_id):
        return True
    if task.assignee_id not in actor.assignees:
        return False
    return task.organisation_id in actor.organisations(DOERS) or _named(actor, task)


def _named(actor: Actor, task: Task) -> bool:
    """A task of the department itself, which the order gave to somebody by name, whatever their post."""
    return task.own and task.department_id in actor.departments(frozenset(Role))


def may_review(actor: Actor, task: Task) -> bool:
    """Department staff, or the curator of the task's organisation."""
    if task.department_id in actor.departments(OF_DEPARTMENT):
        return True
    return task.organisation_id in actor.organisations(REVIEWERS - OF_DEPARTMENT)


def may_delegate(actor: Actor, task: Task) -> bool:
    """Only the head of the organisation hands its task to a colleague."""
    return task.organisation_id in actor.organisations(frozenset({Role.HEAD}))


def hand_in(actor: Actor, task: Task) -> Status:
    """The status after evidence arrives. More evidence may be added until it is reviewed."""
    if not may_hand_in(actor, task):
        raise NotAllowed
    if task.status in {Status.ACCEPTED, Status.CANCELLED}:
        raise AlreadyDone(task.status)
    return Status.SUBMITTED


def review(actor: Actor, task: Task, verdict: Status) -> Status:
    """The status after a review: *verdict* is ``accepted`` or ``returned``.

    Raises AlreadyDone with what is, where there is nothing (or nothing any more) to decide.
    """
    if not may_review(actor, task):
        raise NotAllowed
    if task.status is not Status.SUBMITTED:
        raise AlreadyDone(task.status)
    return verdict
