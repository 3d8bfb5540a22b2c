"""The journal as it is read: who did what, when, to what, with ids turned into names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What entries are about; the letters stand in buttons."""

    ALL = "a"
    TASKS = "t"
    PEOPLE = "p"
    PLACES = "o"
    ROAD_MAPS = "r"
    SETTINGS = "s"
    QUESTIONNAIRES = "q"


THINGS: Mapping[Kind, tuple[str, ...]] = {
    Kind.ALL: (),
    Kind.TASKS: ("task",),
    Kind.PEOPLE: ("person", "post", "invitation", "curator", "roster", "party"),
    Kind.PLACES: ("organisation", "group"),
    Kind.ROAD_MAPS: ("roadmap", "indicator"),
    Kind.SETTINGS: ("settings", "department", "push", "chat"),
    Kind.QUESTIONNAIRES: ("questionnaire", "campaign", "round", "response"),
}
"""What an action's name begins with, by kind; nothing for all of them."""


class About(StrEnum):
    """Whose entries are wanted; the letters stand in buttons."""

    DEPARTMENT = "d"
    PERSON = "p"
    ORGANISATION = "o"
    TASK = "t"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of a department are read; *id* belongs to *about*."""

    kind: Kind = Kind.ALL
    about: About = About.DEPARTMENT
    id: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. *subject* and the ids in *details* are names in *names*, by ``thing:id``.

    A person whose data were removed has the empty name. *person_id* is None for the command line.
    """

    id: int
    at: datetime
    action: str
    subject: str
    person_id: int | None = None
    department_id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, key: str) -> str | None:
        """The name of what ``details[key]`` is the id of; None where there is none."""
        one = one_of(self, key)
        return self.names.get(one) if one else None


_ONE = re.compile(r"[a-z]+:\d+")
_BY_KEY = {
    "organisation": "organisation",
    "organisation_id": "organisation",
    "person": "person",
    "person_id": "person",
    "now_with": "person",
    "group": "group",
    "parent": "organisation",
    "school": "organisation",
}
_BY_ACTION = {
    ("task.delegated", "was"): "person",
    ("organisation.moved", "old"): "organisation",
    ("organisation.moved", "new"): "organisation",
    ("department.handed_over", "old"): "person",
    ("department.handed_over", "new"): "person",
    ("person.substituted", "by"): "person",
    ("person.replaced", "old"): "person",
    ("person.replaced", "new"): "person",
}


def thing_of(action: str, key: str) -> str | None:
    """What kind of thing a detail of *action* is the id of; None for a plain value."""
    return _BY_ACTION.get((action, key)) or _BY_KEY.get(key)


def one_of(entry: Entry, key: str) -> str | None:
    """The ``thing:id`` that a detail is, written so or as the bare id of a known thing; None for a plain value."""
    value, thing = entry.details.get(key), thing_of(entry.action, key)
    if isinstance(value, str) and _ONE.fullmatch(value):
        return value
    return f"{thing}:{value}" if thing and isinstance(value, int) else None


def ids_of(entry: Entry) -> Iterator[str]:
    """Every ``thing:id`` that an entry speaks of."""
    yield entry.subject
    if entry.person_id is not None:
        yield f"person:{entry.person_id}"
    yield from filter(None, (one_of(entry, key) for key in entry.details))
