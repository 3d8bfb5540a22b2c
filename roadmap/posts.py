"""Who holds which post, and what a change does to posts and to work: values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.people import Post, Role


class Kind(StrEnum):
    """The changes there are; the letters stand in buttons."""

    SUBSTITUTE = "s"
    ACTING = "a"
    """Somebody acts as the head of an organisation."""
    SUCCESSOR = "h"
    """Somebody takes over from the head."""
    VACANCY = "n"
    """Somebody becomes the head where there is none."""
    LEAVE = "l"
    HAND_OVER = "d"
    """A coordinator hands the department over and stays as staff."""
    HAND_OVER_AND_GO = "e"


ABOUT_PLACES = frozenset({Kind.ACTING, Kind.VACANCY})
"""Kinds whose subject is an organisation; the others are about a post."""

OF_DEPARTMENT_HANDING = frozenset({Kind.HAND_OVER, Kind.HAND_OVER_AND_GO})


@dataclass(frozen=True, slots=True)
class Held:
    """A post with whoever holds it; *here* tells whether they have come in.

    *inherits* marks a post that only says who gets the unfinished work of one that has ended.
    """

    post: Post
    person_id: int
    name: str = ""
    here: bool = True
    inherits: bool = False

    @property
    def own(self) -> bool:
        """Whether it is not held in somebody's place."""
        return self.post.stands_for_id is None


@dataclass(frozen=True, slots=True)
class Assigned:
    """A task that is not done with, handed to a person."""

    task_id: int
    organisation_id: int
    person_id: int
    own: bool = False
    """Whether the organisation is the department itself."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A post is held up to *last*, that day included."""

    post_id: int
    last: date


@dataclass(frozen=True, slots=True)
class Beginning:
    """A post that somebody gets."""

    person_id: int
    role: Role
    department_id: int
    organisation_id: int | None
    title: str = ""
    since: date | None = None
    until: date | None = None
    stands_for_id: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A task goes to somebody else; None is back to the head of its organisation."""

    task_id: int
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """Everything one change of life does."""

    ends: tuple[Ending, ...] = ()
    begins: tuple[Beginning, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """A change that somebody asks for.

    *subject* is the id of a post or, for ``ABOUT_PLACES``, of an organisation. *person* is who comes into it
    (for LEAVE: who gets the work), 0 for nobody or for somebody new, called *name*. *since* is the first day
    of the new state (for LEAVE: the first day without them); None is at once, or when a link is opened.
    """

    kind: Kind
    subject: int
    person: int = 0
    since: date | None = None
    until: date | None = None
    name: str = ""
