"""A task: one activity × one responsible organisation × one due date, and the life of its status."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from roadmap.deadlines import Kind, Waits
from roadmap.details import Details
from roadmap.people import ANSWERABLE, DOERS, OF_DEPARTMENT, REVIEWERS, Actor, Role
from roadmap.period import Period
from roadmap.refusals import AlreadyDone


class Status(StrEnum):
    """``open`` → ``submitted`` → ``accepted``, or ``returned`` → ``submitted`` …; ``cancelled`` ends it."""

    OPEN = "open"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CANCELLED = "cancelled"


class Off(StrEnum):
    """Why a task is cancelled. What the plan took off it may bring back; what people took off stays off."""

    PLAN = "plan"
    """The plan asks it of this organisation no more: it left the group, a new edition, another responsible."""
    PAST = "past"
    """Its date had passed before the road map went live, and the coordinator left such dates out."""
    ASIDE = "aside"
    """Set aside by the coordinator, with a reason."""
    NOT_APPLICABLE = "not_applicable"
    """Whoever had to do it asked, and the coordinator agreed."""
    CLOSED = "closed"
    """Its road map was closed."""


UNFINISHED = frozenset({Status.OPEN, Status.RETURNED})


@dataclass(frozen=True, slots=True)
class Partner:
    """A co-executor: an organisation, or somebody of it by name."""

    organisation_id: int
    name: str
    person_id: int | None = None


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
    road_map_id: int = 0
    timezone: str = "UTC"
    """Where its department is: moments are told in it."""
    reviewed: bool = True
    """Whether what is handed in is reviewed; else it counts as accepted at once."""
    details: Details = field(default_factory=Details)
    progress: int | None = None
    """How many of ``details.target`` are done."""
    counted: bool = False
    """``details.target`` is how many occasions its month has: a rule denser than monthly."""
    first_due: date | None = None
    """The date it had before it was first moved."""
    submitted_at: datetime | None = None
    submitted_by: str = ""
    reviewed_at: datetime | None = None
    reviewed_by: str = ""
    by_itself: bool = False
    """Accepted without a person: nobody reviews here, or the term has lapsed."""
    asked_at: datetime | None = None
    """When its people were last spoken to about it."""
    occurrence: str = ""
    """The schedule's own day: it stays when the date is moved."""
    kind: Kind = Kind.FIXED
    """What its schedule is like."""
    waits: Waits | None = None
    """What a task without dates waits for."""
    covers: Period | None = None
    """The stretch it reports on, which is another thing than the due date."""
    off: Off | None = None
    """Why it is cancelled."""
    before_order: bool = False
    """Its date had passed when the road map went live."""
    partners: tuple[Partner, ...] = ()
    """Co-executors: they share the task, led by its organisation."""
    road_map_of: int | None = None
    """The organisation whose own road map it belongs to; None for the department's."""

    def already(self) -> AlreadyDone:
        """The refusal that tells how the task stands, since when and by whom, in its department's time."""
        finished = self.status in {Status.ACCEPTED, Status.RETURNED}
        at, by = (self.reviewed_at, self.reviewed_by) if finished else (self.submitted_at, self.submitted_by)
        return AlreadyDone(self.status, at and at.astimezone(ZoneInfo(self.timezone)), by)

    @property
    def takes_cases(self) -> bool:
        """Whether it is a register of cases: done whenever somebody asks, never due, closed by a person."""
        return self.kind is Kind.ON_REQUEST and self.due is None

    @property
    def in_part(self) -> bool:
        """Whether fewer are done than the number to reach, as far as anybody has counted."""
        target = self.details.target
        return target is not None and self.progress is not None and self.progress < target

    @property
    def returned_at(self) -> datetime | None:
        """When a person last reviewed it: what was handed in until then has had its verdict."""
        return None if self.by_itself else self.reviewed_at

    def overdue(self, today: date) -> bool:
        """Due before *today* and neither handed in, accepted nor cancelled (product.md)."""
        return self.due is not None and self.due < today and self.status in UNFINISHED


@dataclass(frozen=True, slots=True)
class Scope:
    """Which tasks a list or a digest is about: those of whole departments, of organisations, and those
    handed to ``assignees`` in the organisations that are ``taught``.

    A school's own road map is the school's: who looks after many schools counts the department's alone.
    """

    departments: frozenset[int] = frozenset()
    """Departments whose own road maps are meant, those of their schools left out."""
    organisations: frozenset[int] = frozenset()
    """Organisations all of whose tasks are meant."""
    looked_after: frozenset[int] = frozenset()
    """Organisations whose tasks of the department's road maps are meant."""
    own_of: frozenset[int] = frozenset()
    """Departments whose own tasks are meant."""
    assignees: frozenset[int] = frozenset()
    taught: frozenset[int] = frozenset()
    named_in: frozenset[int] = frozenset()
    """Departments whose own tasks are meant where they are handed to ``assignees``."""
    sharing: frozenset[int] = frozenset()
    """Organisations whose shared tasks are meant, led by somebody else; and those that ``assignees`` share."""
    road_maps: frozenset[int] = frozenset()
    """Road maps all of whose tasks are meant."""


def scope_of_work(actor: Actor) -> Scope:
    """The tasks that a person must act on or look after: what ``/tasks`` lists."""
    return Scope(
        organisations=actor.organisations(ANSWERABLE),
        looked_after=actor.organisations(frozenset({Role.CURATOR})),
        own_of=actor.departments(OF_DEPARTMENT),
        assignees=actor.assignees,
        taught=actor.organisations(frozenset({Role.TEACHER})),
        named_in=actor.departments(frozenset(Role)),
        sharing=actor.organisations(ANSWERABLE),
    )


def scope_to_hand_in(actor: Actor) -> Scope:
    """The tasks that a person may hand in for; the same rule as :func:`may_hand_in`."""
    return Scope(
        organisations=actor.organisations(ANSWERABLE),
        own_of=actor.departments(frozenset({Role.COORDINATOR})),
        assignees=actor.assignees,
        taught=actor.organisations(DOERS),
        named_in=actor.departments(frozenset(Role)),
        sharing=actor.organisations(ANSWERABLE),
    )


def scope_to_review(actor: Actor) -> Scope:
    """The tasks that a person may review; the same rule as :func:`may_review`."""
    return Scope(
        departments=actor.departments(OF_DEPARTMENT),
        looked_after=actor.organisations(frozenset({Role.CURATOR})),
    )


def scope_of_digest(actor: Actor) -> Scope:
    """The tasks that a person's ``/status`` counts: of what they look after; who looks after nothing, their own.

    What was handed to a curator by name is their work, not how their schools stand: the push counts so too.
    """
    places = Scope(
        departments=actor.departments(OF_DEPARTMENT),
        organisations=actor.organisations(ANSWERABLE),
        looked_after=actor.organisations(frozenset({Role.CURATOR})),
    )
    if places != Scope():
        return places
    return Scope(
        assignees=actor.assignees,
        taught=actor.organisations(frozenset({Role.TEACHER})),
        named_in=actor.departments(frozenset(Role)),
    )


def may_see(actor: Actor, task: Task) -> bool:
    """Whether *task* exists for *actor* at all (the table of product.md)."""
    if task.department_id in actor.departments(OF_DEPARTMENT):
        return True
    if task.organisation_id in actor.organisations(ANSWERABLE | {Role.CURATOR}):
        return True
    if shares(actor, task):
        return True
    if task.assignee_id not in actor.assignees:
        return False
    return task.organisation_id in actor.organisations(frozenset({Role.TEACHER})) or _named(actor, task)


def may_hand_in(actor: Actor, task: Task) -> bool:
    """The head of the task's organisation or its keeper, or the teacher it was handed to.

    The department's own tasks are handed in by its coordinator: they have no other head.
    """
    if task.organisation_id in actor.organisations(ANSWERABLE):
        return True
    if (task.own and actor.coordinates(task.department_id)) or shares(actor, task):
        return True
    if task.assignee_id not in actor.assignees:
        return False
    return task.organisation_id in actor.organisations(DOERS) or _named(actor, task)


def shares(actor: Actor, task: Task) -> bool:
    """Whether the actor is a co-executor, or heads or keeps an organisation that is one."""
    headed = actor.organisations(ANSWERABLE)
    works_here = task.department_id in actor.departments(frozenset(Role))
    return any(
        works_here and one.person_id in actor.assignees if one.person_id else one.organisation_id in headed
        for one in task.partners
    )


def _named(actor: Actor, task: Task) -> bool:
    """A task of the department itself, which the order gave to somebody by name, whatever their post."""
    return task.own and task.department_id in actor.departments(frozenset(Role))


def may_review(actor: Actor, task: Task) -> bool:
    """Department staff, or the curator of the task's organisation; a school's own plan is its own affair."""
    if task.road_map_of is not None:
        return False
    if task.department_id in actor.departments(OF_DEPARTMENT):
        return True
    return task.organisation_id in actor.organisations(REVIEWERS - OF_DEPARTMENT)


def may_decide(actor: Actor, task: Task) -> bool:
    """Only the department's coordinator moves a date or takes a task off (product.md).

    In a school's own plan its head does.
    """
    if task.road_map_of is not None:
        return task.road_map_of in actor.organisations(frozenset({Role.HEAD}))
    return actor.coordinates(task.department_id)


def may_delegate(actor: Actor, task: Task) -> bool:
    """Only the head of the organisation hands its task to a colleague: a keeper has none there."""
    return task.organisation_id in actor.organisations(frozenset({Role.HEAD}))
