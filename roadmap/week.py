"""Everybody's week: what a person has to do, how the schools stand that they look after, who cannot be reached.

One reading of a department, then cheap filtering for each of its people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from roadmap.digest import Digest, Tally, digest
from roadmap.people import OF_DEPARTMENT, Actor, Post, Presence, Role
from roadmap.roll import Listed
from roadmap.tasks import Task, may_hand_in

AHEAD = timedelta(days=7)
CURATOR = frozenset({Role.CURATOR})


class Outcome(StrEnum):
    """What a push is for somebody; the letters stand in buttons."""

    GETS = "g"
    SILENT = "s"
    """There is nothing to say."""
    UNREACHABLE = "u"
    """Blocked the bot."""
    EXPECTED = "e"
    """Has not come in yet."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Who gets nothing though they should: who blocked the bot, and who has not come in."""

    unreachable: tuple[Listed, ...] = ()
    expected: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """What is said to one person: *tasks* to hand in until *until*, overdue ones first; *awaiting* have no date yet.

    *digest* is of everything they look after, which for a curator are *schools*; *missing* is for the department.
    """

    today: date
    until: date
    tasks: tuple[Task, ...] = ()
    awaiting: int = 0
    digest: Digest | None = None
    schools: tuple[str, ...] = ()
    missing: Missing = Missing()

    @property
    def overdue(self) -> int:
        """How many of *tasks* are late."""
        return sum(task.overdue(self.today) for task in self.tasks)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say: nothing to do, and nothing to look after that is not done."""
        return not self.tasks and self.digest is None


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody of the department with the posts of that day, what they are told, and what becomes of it."""

    listed: Listed
    posts: tuple[Post, ...]
    week: Week
    outcome: Outcome


def weeks(
    people: Iterable[Listed],
    tasks: Sequence[Task],
    tallies: Mapping[int, Sequence[Tally]],
    today: date,
    until: date,
) -> list[Told]:
    """Everybody who holds a post in the department on *today*, each once, whatever number of posts they hold.

    *tasks* are its unfinished ones that are due until *until* or wait for dates, *tallies* all by organisation.
    """
    present = [(one, posts) for one in people if (posts := _held(one, today))]
    board = _Board(tasks)
    # The digest of the department is the same for all who see it.
    whole = worth(digest((tally for some in tallies.values() for tally in some), today))
    missing = Missing(
        tuple(one for one, _ in present if one.person.presence is Presence.UNREACHABLE),
        tuple(one for one, _ in present if one.person.presence is Presence.EXPECTED),
    )
    found = []
    for one, posts in present:
        actor = Actor(one.person, posts)
        mine, awaiting = board.to_hand_in(actor, today)
        week = Week(today, until, mine, awaiting)
        if actor.roles & OF_DEPARTMENT:
            week = Week(today, until, mine, awaiting, whole, missing=missing)
        elif actor.roles & CURATOR:
            places = {post.organisation_id: post.organisation for post in posts if post.role is Role.CURATOR}
            own = digest((tally for place in places for tally in tallies.get(place or 0, ())), today)
            week = Week(today, until, mine, awaiting, worth(own), tuple(places.values()))
        found.append(Told(one, posts, week, _outcome(one, week)))
    return found


def counts(told: Iterable[Told]) -> dict[Outcome, int]:
    """How many people there are of each outcome."""
    found = dict.fromkeys(Outcome, 0)
    for one in told:
        found[one.outcome] += 1
    return found


class _Board:
    """Tasks by whoever may have to do with them, so that nobody's list walks through everybody's."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._places: dict[int, list[Task]] = defaultdict(list)
        self._persons: dict[int, list[Task]] = defaultdict(list)
        self._own: list[Task] = []
        for task in tasks:
            self._places[task.organisation_id].append(task)
            if task.own:
                self._own.append(task)
            if task.assignee_id is not None:
                self._persons[task.assignee_id].append(task)
            for partner in task.partners:
                if partner.person_id is None:
                    self._places[partner.organisation_id].append(task)
                else:
                    self._persons[partner.person_id].append(task)

    def to_hand_in(self, actor: Actor, today: date) -> tuple[tuple[Task, ...], int]:
        """The dated tasks that are the actor's to hand in, and how many wait for dates.

        What somebody else was asked to do stands behind one's own; within either the oldest date leads.
        """
        mine = {task.id: task for task in self._near(actor) if may_hand_in(actor, task)}.values()
        dated = sorted(
            (task for task in mine if task.due is not None), key=lambda task: _order(actor, task, today)
        )
        return tuple(dated), sum(task.due is None for task in mine)

    def _near(self, actor: Actor) -> Iterator[Task]:
        for place in actor.organisations(frozenset(Role)):
            yield from self._places.get(place, ())
        for person in actor.assignees:
            yield from self._persons.get(person, ())
        if Role.COORDINATOR in actor.roles:
            yield from self._own


def handed_on(task: Task, assignees: frozenset[int]) -> bool:
    """Whether the task was given to somebody other than *assignees*."""
    return task.assignee_id is not None and task.assignee_id not in assignees


def _order(actor: Actor, task: Task, today: date) -> tuple[bool, bool, date, int]:
    return (
        handed_on(task, actor.assignees),
        not task.overdue(today),
        task.due or date.max,
        task.id,
    )


def _held(one: Listed, day: date) -> tuple[Post, ...]:
    """The posts of the day; somebody who was forgotten has none."""
    if one.person.presence is Presence.REMOVED:
        return ()
    return tuple(post for post in one.posts if post.holds(day))


def worth(found: Digest) -> Digest | None:
    """The digest, if there is anything to tell: one of nothing, or of what is all accepted, is not told."""
    return found if found.numbers.total > found.numbers.accepted else None


def _outcome(one: Listed, week: Week) -> Outcome:
    presence = one.person.presence
    if presence is Presence.EXPECTED:
        return Outcome.EXPECTED
    if presence is Presence.UNREACHABLE:
        return Outcome.UNREACHABLE
    return Outcome.SILENT if week.empty else Outcome.GETS
