"""The roll of a department: who holds, held or will hold which post, and how far they have come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from roadmap.people import ANSWERABLE, OF_DEPARTMENT, Person, Post, Presence, Role


class Show(StrEnum):
    """Which people a list shows."""

    ALL = "all"
    HERE = "here"
    EXPECTED = "expected"
    UNREACHABLE = "unreachable"
    OFFICE = "office"
    CURATORS = "curators"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Listed:
    """A person with their posts in one department, those that ended too.

    *joined* is when they came in, *blocked* since when the bot is blocked.
    """

    person: Person
    posts: tuple[Post, ...]
    joined: datetime | None = None
    blocked: datetime | None = None

    def held(self, day: date) -> tuple[Post, ...]:
        """The posts held on *day* or to be held later."""
        return tuple(post for post in self.posts if is_ahead(post, day))

    def past(self, day: date) -> tuple[Post, ...]:
        """The posts that ended before *day*; one taken back on its first day never was."""
        return tuple(post for post in self.posts if not is_ahead(post, day) and not never_was(post))


@dataclass(frozen=True, slots=True)
class Roll:
    """How many people there are and how far they have come."""

    people: int
    here: int
    expected: int
    unreachable: int


def is_ahead(post: Post, day: date) -> bool:
    """Whether *day* is not past the post's end."""
    return (post.until is None or post.until >= day) and not never_was(post)


def never_was(post: Post) -> bool:
    """Whether the post ended before it began."""
    return post.since is not None and post.until is not None and post.until < post.since


def shown(everybody: Iterable[Listed], show: Show, day: date) -> list[Listed]:
    """Those that *show* means; who has no post any more is among those who left alone."""
    return [
        one for one in everybody if one.person.presence is not Presence.REMOVED and _shows(one, show, day)
    ]


def counted(everybody: Iterable[Listed], day: date) -> Roll:
    """How many of those with a post have come in, are expected, have blocked the bot."""
    number = Counter(one.person.presence for one in shown(everybody, Show.ALL, day))
    return Roll(
        number.total(), number[Presence.HERE], number[Presence.EXPECTED], number[Presence.UNREACHABLE]
    )


def at(everybody: Iterable[Listed], organisation_id: int, day: date) -> list[Listed]:
    """Those with a post in the organisation."""
    return [
        one
        for one in shown(everybody, Show.ALL, day)
        if any(post.organisation_id == organisation_id for post in one.held(day))
    ]


def headed(everybody: Iterable[Listed], day: date) -> frozenset[int]:
    """The organisations that somebody heads or is named to head."""
    return frozenset(
        post.organisation_id
        for one in shown(everybody, Show.ALL, day)
        for post in one.held(day)
        if post.role is Role.HEAD and post.organisation_id is not None
    )


def cared_for(everybody: Iterable[Listed], day: date) -> frozenset[int]:
    """The organisations that somebody heads or keeps, or is named to."""
    return frozenset(
        post.organisation_id
        for one in shown(everybody, Show.ALL, day)
        for post in one.held(day)
        if post.role in ANSWERABLE and post.organisation_id is not None
    )


def leads_alone(everybody: Sequence[Listed], post_id: int, day: date) -> bool:
    """Whether the post is a coordinator's and nobody else who has come in coordinates without an end."""
    leading = {
        post.id
        for one in everybody
        if one.person.presence in {Presence.HERE, Presence.UNREACHABLE}
        for post in one.posts
        if post.role is Role.COORDINATOR and post.holds(day) and post.until is None
    }
    mine = any(
        post.id == post_id and post.role is Role.COORDINATOR for one in everybody for post in one.posts
    )
    return mine and not leading - {post_id}


def _shows(one: Listed, show: Show, day: date) -> bool:
    held = one.held(day)
    if show is Show.LEFT:
        return not held and bool(one.past(day))
    if not held:
        return False
    if show is Show.OFFICE:
        return any(post.role in OF_DEPARTMENT for post in held)
    if show is Show.CURATORS:
        return any(post.role is Role.CURATOR for post in held)
    return show is Show.ALL or one.person.presence == show.value
