"""What is kept of a person, and what is taken out when they ask to be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from html import escape
from itertools import permutations
from typing import Any

from roadmap.evidence import Evidence
from roadmap.journal import Entry
from roadmap.people import Person, Post, Role
from roadmap.tasks import Status
from roadmap.tellings import Telling

WORDS_MOST = 6

LEFT_OUT = "…"
"""What stands in a text in a removed person's place."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the row of a person says of them; moments are in UTC."""

    person: Person
    telegram_id: int | None
    known: datetime
    joined: datetime | None
    consented: datetime | None
    unreachable: datetime | None


@dataclass(frozen=True, slots=True)
class InvitationHeld:
    """An invitation that somebody used, or that is kept for them; *role* is None for an administrator's."""

    role: Role | None
    title: str
    place: str
    made: datetime
    expires: datetime
    used: datetime | None
    revoked: datetime | None


@dataclass(frozen=True, slots=True)
class TaskHeld:
    """A task that is in somebody's hands."""

    number: str
    title: str
    organisation: str
    due: date | None
    status: Status


@dataclass(frozen=True, slots=True)
class SnoozeHeld:
    """A task whose reminders somebody put off, *until* the last day of silence."""

    task: str
    until: date


@dataclass(frozen=True, slots=True)
class ProofHeld:
    """What somebody handed in, when, and for which task."""

    task: str
    evidence: Evidence
    at: datetime


class Where(StrEnum):
    """Where somebody wrote words that others read."""

    COMMENT = "comment"
    REQUEST = "request"
    CHECK_IN = "check_in"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Written:
    """Words that somebody wrote about a task, or the plan with its dates that they sent: its name or its link."""

    where: Where
    task: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A message, a press or a document of somebody's chat, as far as it is kept."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that is held on one person."""

    facts: Facts
    posts: tuple[Post, ...]
    invitations: tuple[InvitationHeld, ...]
    tasks: tuple[TaskHeld, ...]
    proofs: tuple[ProofHeld, ...]
    written: tuple[Written, ...]
    journal: tuple[Entry, ...]
    bindings: tuple[str, ...]
    """Parties of orders that mean this person."""
    drafts: tuple[Said, ...]
    received: tuple[Said, ...]
    waiting: tuple[Said, ...]
    failed_starts: tuple[datetime, ...]
    conversation: str
    """The state of the chat's conversation with its data, as it is kept."""
    tellings: tuple[Telling, ...] = ()
    """What the bot told by itself."""
    snoozed: tuple[SnoozeHeld, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal changed: the posts that ended, and how many tasks went back, by department."""

    posts: tuple[Post, ...]
    tasks: Mapping[int, int]


_WORTH_TELLING = ("first_name", "last_name", "username", "text", "caption", "data", "file_name", "name")


def said_in(document: Any) -> str:
    """What a message of the messenger says, without the numbers that are for machines: who, then what."""
    press = document.get("callback_query") if isinstance(document, Mapping) else None
    if isinstance(press, Mapping):
        # The message under which it stood was the bot's own.
        document = {key: value for key, value in press.items() if key != "message"}
    found = dict.fromkeys(_worth_telling(document))
    return " · ".join(" ".join(text.split()) for text in found)


def _worth_telling(document: Any) -> Iterator[str]:
    if isinstance(document, Mapping):
        for key, value in document.items():
            if key in _WORTH_TELLING and isinstance(value, str) and value:
                yield value
            elif key not in {"reply_markup", "entities", "chat", "keyboard", "reply_to_message"}:
                yield from _worth_telling(value)
    elif isinstance(document, list):
        for value in document:
            yield from _worth_telling(value)


def without_name(text: str, name: str) -> str:
    """*text* with a person's name left out, in whatever case and order its words stand.

    A name of several words goes where two of them meet, or one and initials; a name of one word wherever it
    stands: «роман» in a report on literature is nobody's name, «Роман Петров» is somebody's.
    """
    words = [word for word in re.split(r"[\s,]+", name) if any(map(str.isalpha, word))][:WORDS_MOST]
    if name and len(words) != 1:
        # As it stands; but «Ли» must not be cut out of «Лист».
        text = text.replace(name, LEFT_OUT)
    for pattern in _patterns(words):
        text = re.sub(pattern, LEFT_OUT, text, flags=re.IGNORECASE)
    return text


# «_» is a letter to regular expressions, not in the names of files.
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_INITIALS = r"\w\.\s?(?:\w\.)?"


def _patterns(words: list[str]) -> Iterator[str]:
    if len(words) == 1:
        yield rf"{_START}{_in_any_case(words[0])}{_END}"
        return
    for first, second in permutations(words, 2):
        yield rf"{_START}{_in_any_case(first)}[\s_,]+{_in_any_case(second)}{_END}"
    for word in words:
        yield rf"{_START}{_in_any_case(word)}[\s_]+{_INITIALS}"
        yield rf"{_START}{_INITIALS}[\s_]?{_in_any_case(word)}{_END}"


def _in_any_case(word: str) -> str:
    """«Петров» is «Петрову» too: the last letter may be another one, and two more may follow."""
    return rf"{re.escape(word[:-1])}\w{{0,3}}" if len(word) > 3 and word.isalpha() else re.escape(word)


def speaks_of(document: Any, needles: Iterable[str]) -> bool:
    """Whether any text or number in a JSON document contains one of *needles*, written for HTML or not."""
    sought = {form for one in needles if one for form in (one, escape(one), escape(one, quote=False))}
    return any(needle in text for text in _texts(document) for needle in sought)


def _texts(document: Any) -> Iterator[str]:
    if isinstance(document, Mapping):
        for key, value in document.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(document, list):
        for value in document:
            yield from _texts(value)
    elif document is not None:
        yield str(document)
