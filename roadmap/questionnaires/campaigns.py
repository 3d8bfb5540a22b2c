"""A questionnaire as a department keeps it, a campaign that sends it, and a round: one time that it asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from roadmap.deadlines import Schedule
from roadmap.period import Period
from roadmap.questionnaires.audience import Audience
from roadmap.questionnaires.responses import Counts


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A form of a department; *name* is its ``form_id``. A changed one of the same name is another *id*."""

    id: int
    department_id: int
    name: str
    version: str
    title: str
    created: datetime
    archived: bool = False


class Novelty(StrEnum):
    """What a form that was read is to the department."""

    NEW = "new"
    CHANGED = "changed"
    """One of its name is there, with other sheets."""
    SAME = "same"
    ARCHIVED = "archived"
    """The very same lies in the archive."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is there of a form's name; *earlier* is its newest version."""

    novelty: Novelty
    earlier: Questionnaire | None = None


@dataclass(frozen=True, slots=True)
class Campaign:
    """One sending of a questionnaire to an audience; *phrase* is the due date or schedule as it was typed."""

    id: int
    department_id: int
    questionnaire_id: int
    title: str
    phrase: str
    schedule: Schedule
    audience: Audience
    created: datetime
    closed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One time that a campaign asks. *covers* is the stretch reported on, which is another thing than *due*.

    It has its own *questionnaire_id*: a form that was changed meanwhile is asked from the next round on.
    *closed* is when nothing was taken any more, be it the round or the whole campaign that was closed.
    """

    id: int
    campaign_id: int
    department_id: int
    questionnaire_id: int
    title: str
    audience: Audience
    key: str
    covers: Period | None
    opens: date
    due: date
    opened: datetime
    closed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A round and how far it has come."""

    round: Round
    counts: Counts
