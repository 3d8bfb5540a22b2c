"""What one school, or one person, owes in a round: who may see and give it, when it is late, how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from roadmap.department import Department
from roadmap.people import ANSWERABLE, OF_DEPARTMENT, Actor, Role
from roadmap.period import Period
from roadmap.questionnaires.audience import Respondent
from roadmap.refusals import GoneStale, NotAllowed


class State(StrEnum):
    """How far a response has come. That it is late, or that it is not waited for, stands beside it."""

    EXPECTED = "expected"
    DRAFT = "draft"
    """Begun: some answers are there."""
    SENT = "sent"
    RETURNED = "returned"
    """Sent, and given back to be mended."""


class Part(StrEnum):
    """A part of a round's list; the letters stand in buttons."""

    WAITING = "w"
    """Not answered yet: expected, begun or returned."""
    ANSWERED = "a"
    LATE = "l"
    """Answered after the due date."""
    OFF = "o"
    """Not waited for any more."""


@dataclass(frozen=True, slots=True)
class Response:
    """One response of a round, there from the opening on.

    *covers* is the stretch reported on. *person_id* is who answers for themselves, None where the organisation answers as one; *handed_to* is the
    colleague who answers for it. *due* is its own: the round's day, or the one it was given longer to (*extended*).
    *off* is not waited for: it left the audience, or the coordinator let it off (*let_off* says why). *closed* is
    when the round was closed. *asked* is when somebody was first told of it, *reminded* the day of the last reminder.
    """

    id: int
    round_id: int
    department_id: int
    organisation_id: int
    organisation: str
    state: State
    due: date
    opens: date
    title: str = ""
    covers: Period | None = None
    person_id: int | None = None
    person: str = ""
    handed_to: int | None = None
    extended: bool = False
    off: bool = False
    let_off: str | None = None
    closed: datetime | None = None
    started: datetime | None = None
    sent: datetime | None = None
    sent_by: int | None = None
    changed: datetime | None = None
    returned: datetime | None = None
    returned_by: int | None = None
    comment: str = ""
    asked: datetime | None = None
    reminded: date | None = None

    @property
    def respondent(self) -> Respondent:
        """Who owes it."""
        return Respondent(self.organisation_id, self.person_id)

    @property
    def answered(self) -> bool:
        """Whether it has been sent, and not been returned since."""
        return self.state is State.SENT

    @property
    def waited_for(self) -> bool:
        """Whether an answer is still to come."""
        return not self.answered and not self.off and self.closed is None

    def late(self, department: Department) -> bool:
        """Whether it was first sent after its due date, by the department's calendar."""
        return self.sent is not None and department.day(self.sent) > self.due

    def overdue(self, today: date) -> bool:
        """Whether it is waited for and its due date has passed."""
        return self.waited_for and self.due < today


@dataclass(frozen=True, slots=True)
class Counts:
    """How many responses a round has: *asked* in all, of them *answered*; of those to come *begun* and *returned*."""

    asked: int = 0
    answered: int = 0
    begun: int = 0
    returned: int = 0

    @property
    def waiting(self) -> int:
        """How many have not answered."""
        return self.asked - self.answered


def counted(responses: Iterable[Response]) -> Counts:
    """The counts of these responses; those that are not waited for are none, unless they were answered."""
    states = [one.state for one in responses if one.answered or not one.off]
    return counts_of({state: states.count(state) for state in State})


def counts_of(number: Mapping[State, int]) -> Counts:
    """The counts by state, of responses that are waited for or answered."""
    return Counts(
        sum(number.values()),
        number.get(State.SENT, 0),
        number.get(State.DRAFT, 0),
        number.get(State.RETURNED, 0),
    )


def in_part(responses: Iterable[Response], part: Part, department: Department) -> list[Response]:
    """The responses of a part of the list."""
    return [one for one in responses if _belongs(one, part, department)]


def _belongs(one: Response, part: Part, department: Department) -> bool:
    if part is Part.OFF:
        return one.off and not one.answered
    if part is Part.WAITING:
        return not one.answered and not one.off
    return one.answered and (part is Part.ANSWERED or one.late(department))


@dataclass(frozen=True, slots=True)
class Follow:
    """How the responses of a round follow its audience: who is added, which (by ids) are off and on again."""

    add: tuple[Respondent, ...] = ()
    off: tuple[int, ...] = field(default=())
    on: tuple[int, ...] = field(default=())


def followed(wanted: Iterable[Respondent], present: Iterable[Response]) -> Follow:
    """What changes where *wanted* owe a response and *present* are there.

    What was answered stays, whoever leaves; whom the coordinator let off is not asked again by joining.
    """
    owing, there = {one.key: one for one in wanted}, {one.respondent.key: one for one in present}
    return Follow(
        tuple(one for key, one in owing.items() if key not in there),
        tuple(one.id for key, one in there.items() if key not in owing and not one.off and not one.answered),
        tuple(one.id for key, one in there.items() if key in owing and one.off and one.let_off is None),
    )


def follows(due: date, today: date) -> bool:
    """Whether a round still follows its audience: who comes after the due date is asked by the next one."""
    return today <= due


def may_answer(actor: Actor, response: Response) -> bool:
    """Who answers for themselves; for an organisation its head or keeper, or whom it was handed to; stand-ins too."""
    if response.person_id is not None:
        return response.person_id == actor.person.id
    heads = response.organisation_id in actor.organisations(ANSWERABLE)
    return heads or response.handed_to in actor.assignees


def may_see(actor: Actor, response: Response) -> bool:
    """The department's staff, the curator and the head of the organisation, and who answers (product.md)."""
    if response.department_id in actor.departments(OF_DEPARTMENT):
        return True
    around = frozenset({Role.CURATOR, *ANSWERABLE})
    return response.organisation_id in actor.organisations(around) or may_answer(actor, response)


def may_be_answered(actor: Actor, response: Response) -> None:
    """Raises NotAllowed, or GoneStale where the round is closed or the response is not waited for any more."""
    if not may_answer(actor, response):
        raise NotAllowed
    if response.closed is not None or (response.off and not response.answered):
        raise GoneStale


def may_be_extended(response: Response) -> None:
    """Raises GoneStale where no answer is waited for any more."""
    if not response.waited_for:
        raise GoneStale
