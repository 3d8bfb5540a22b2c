"""Who people are to the product: persons, their posts, and what a post lets them do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from roadmap.department import Department, holds
from roadmap.refusals import NameUnusable

NAME_MOST = 200


class Role(StrEnum):
    """What a post makes of a person in one department."""

    COORDINATOR = "coordinator"
    STAFF = "staff"
    CURATOR = "curator"
    HEAD = "head"
    TEACHER = "teacher"
    KEEPER = "keeper"
    """Asks an organisation that has nobody of its own here, and hands in for it."""


OF_DEPARTMENT = frozenset({Role.COORDINATOR, Role.STAFF})
"""Roles that see the whole department; the others belong to an organisation."""

REVIEWERS = OF_DEPARTMENT | {Role.CURATOR}
DELEGATES = frozenset({Role.TEACHER})
"""Roles that a head hands tasks to."""

DOERS = frozenset({Role.HEAD, Role.TEACHER})

ANSWERABLE = frozenset({Role.HEAD, Role.KEEPER})
"""Roles that see everything of an organisation and hand in for it; a keeper is of the department, not of it."""

KEEPERS = frozenset({Role.KEEPER})


class Frequency(StrEnum):
    """How often the bot reminds a person by itself, beside their week."""

    WEEKLY = "weekly"
    """Never, but of what they put off themselves."""
    DAILY = "daily"
    """On the department's steps before and after a due date, all together once a day."""
    EVERYTHING = "everything"
    """Every working day of all that is late or due within seven days."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose for themselves; *rich* shows digests as tables."""

    frequency: Frequency = Frequency.DAILY
    rich: bool = False


class Presence(StrEnum):
    """How far somebody has come."""

    EXPECTED = "expected"
    """Named, but never pressed Start."""
    HERE = "here"
    UNREACHABLE = "unreachable"
    """Blocked the bot."""
    REMOVED = "removed"
    """Asked to be forgotten: nothing personal is left."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has opened the bot, or is named and expected to.

    *consent* is the version of the consent to the processing of personal data that they gave.
    *department_id* is where somebody with posts in several departments works now.
    """

    id: int
    name: str
    language: str
    presence: Presence = Presence.HERE
    consent: str | None = None
    administrator: bool = False
    department_id: int | None = None
    preferences: Preferences = field(default_factory=Preferences)


@dataclass(frozen=True, slots=True)
class Post:
    """A role somebody holds in a department and, but for its own staff, in an organisation.

    *title* is the post in words. *since* and *until* are days, both included; None is open.
    *stands_for_id* is the post of the absent person whose substitute this is, *stands_for* that person.
    """

    id: int
    role: Role
    department: Department
    organisation_id: int | None = None
    organisation: str = ""
    title: str = ""
    since: date | None = None
    until: date | None = None
    stands_for_id: int | None = None
    stands_for: int | None = None

    def holds(self, day: date) -> bool:
        """Whether the post is held on *day*."""
        return holds(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with the posts they hold today: who acts in one update."""

    person: Person
    posts: tuple[Post, ...]
    administrator: bool = False

    @property
    def assignees(self) -> frozenset[int]:
        """Whose tasks the person does: their own, and those of people they stand in for."""
        absent = {post.stands_for for post in self.posts if post.stands_for is not None}
        return frozenset({self.person.id, *absent})

    @property
    def roles(self) -> frozenset[Role]:
        """Every role held anywhere."""
        return frozenset(post.role for post in self.posts)

    def within(self, department_id: int) -> Actor:
        """The same person with the posts of one department alone."""
        return replace(self, posts=tuple(post for post in self.posts if post.department.id == department_id))

    def departments(self, roles: frozenset[Role]) -> frozenset[int]:
        """Departments where the person holds one of *roles*."""
        return frozenset(post.department.id for post in self.posts if post.role in roles)

    def organisations(self, roles: frozenset[Role]) -> frozenset[int]:
        """Organisations where the person holds one of *roles*."""
        return frozenset(
            post.organisation_id
            for post in self.posts
            if post.role in roles and post.organisation_id is not None
        )

    def coordinates(self, department_id: int) -> bool:
        """Whether the person is the coordinator of this department."""
        return department_id in self.departments(frozenset({Role.COORDINATOR}))


def clean_name(text: str) -> str:
    """A typed name with its white space tidied; invisible direction marks are dropped.

    Raises NameUnusable where no letter is left, or where it is longer than ``NAME_MOST``.
    """
    visible = re.sub(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", text)
    name = " ".join(visible.split())
    if not any(letter.isalpha() for letter in name) or len(name) > NAME_MOST:
        raise NameUnusable(NAME_MOST)
    return name
