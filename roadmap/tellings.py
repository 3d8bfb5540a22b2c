"""What the bot tells by itself: of which kind, why, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class TellingKind(StrEnum):
    """What a telling is. There is one of each kind for a chat, a department and a period."""

    WEEK = "week"
    """What a person has to do in the week; the period is ``2026-W47``."""
    ALARM = "alarm"
    """That some did not get their week; the period is that week."""
    REMIND = "remind"
    """What is overdue, because somebody reminds of it; the period is the day, ``2026-11-24``."""
    NEWS = "news"
    """What others did; the period is the id of the last piece of news in it."""
    DATES = "dates"
    """Asks for dates that tasks wait for; the period is the day."""
    CHECK_IN = "check_in"
    """Asks how work goes that has no end; the period is the day."""
    CHECK_IN_AGAIN = "check_in_again"
    """Reminds of that question; the period is the day."""
    ASK = "ask"
    """Questionnaires that are new or due soon; the period is the minute, ``2026-11-24T08:00``: responses are marked."""
    ASK_AGAIN = "ask_again"
    """Questionnaires that somebody reminds of; the period is the day."""
    NUDGE = "nudge"
    """What is near its due date or past it, gathered for a person; the period is the day."""


class Mark(StrEnum):
    """What became of a period as a whole."""

    DONE = "done"
    """Everybody who was to be told has their telling."""
    OFF = "off"
    """The coordinator wants nothing to be told, or a change of the settings left this week out."""


@dataclass(frozen=True, slots=True)
class NewTelling:
    """Who is to be told in which chat, and why: ids and numbers that words are made of later."""

    chat_id: int
    person_id: int | None
    why: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling; neither *sent* nor *failure* while it waits. *department* is the department's name."""

    id: int
    department: str
    timezone: str
    kind: str
    period: str
    why: Mapping[str, Any]
    at: datetime
    sent: datetime | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How the tellings of one period go: *since* is when the first was made; names are of those not reached."""

    total: int = 0
    sent: int = 0
    failed: tuple[str, ...] = ()
    waiting: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """The mark of a period, when it was made, and what was counted then."""

    period: str
    mark: Mark
    at: datetime
    counts: Mapping[str, int] = field(default_factory=dict)
