"""Stays of an organisation in a group as stretches of days, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.days import read_days
from roadmap.department import Organisation, holds
from roadmap.refusals import DaysUnclear

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from *since* to *until*, both included; None is open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether *day* is one of them."""
        return holds(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Stay:
    """An organisation in a group for a stretch of days."""

    organisation: Organisation
    days: Stretch


def with_days(stretches: Iterable[Stretch], days: Stretch) -> tuple[Stretch, ...]:
    """The stretches and *days* together, in order; those that touch become one."""
    joined: list[Stretch] = []
    for one in sorted((*stretches, days), key=_first):
        if joined and _touch(joined[-1], one):
            joined[-1] = Stretch(joined[-1].since, _later(joined[-1].until, one.until))
        else:
            joined.append(one)
    return tuple(joined)


def without_days(stretches: Iterable[Stretch], days: Stretch) -> tuple[Stretch, ...]:
    """The stretches less *days*: one that *days* cut through becomes two."""
    left: list[Stretch] = []
    for one in stretches:
        before = Stretch(one.since, _earlier(one.until, days.since - DAY)) if days.since else None
        after = Stretch(_last(one.since, days.until + DAY), one.until) if days.until else None
        left += [part for part in (before, after) if part is not None and not _empty(part)]
    return tuple(sorted(left, key=_first))


def _first(one: Stretch) -> date:
    return one.since or date.min


def _touch(one: Stretch, following: Stretch) -> bool:
    return one.until is None or following.since is None or following.since <= one.until + DAY


def _empty(one: Stretch) -> bool:
    return one.since is not None and one.until is not None and one.until < one.since


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def _earlier(one: date | None, other: date) -> date:
    return other if one is None else min(one, other)


def _last(one: date | None, other: date) -> date:
    return other if one is None else max(one, other)


def typed_stretch(phrase: str, today: date) -> Stretch:
    """The days of a stay as they are typed: an end alone begins today. Raises DaysUnclear."""
    since, until = read_days(phrase, today)
    if since is None and until is None:
        raise DaysUnclear(phrase)
    return Stretch(since or min(today, until or today), until)
