"""News of people's deeds: who hears of what, gathered; what was undone before it was told is not told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from roadmap.tasks import UNFINISHED, Status, Task


class NewsKind(StrEnum):
    """What has happened; a message tells it in this order."""

    RETURNED = "returned"
    DELEGATED = "delegated"
    ASKED = "asked"
    """Somebody asks to move a date or to take a task off; ``request`` says which."""
    HANDED_IN = "handed_in"
    """With ``added`` it is more of what waited for a review already."""
    TROUBLE = "trouble"
    """Work that goes on has a difficulty; ``quarter`` says in which check-in."""
    LINK = "link"
    """A link that proves tasks does not open; it brings its own words."""
    DECIDED = "decided"
    """A request was granted or not."""
    DATED = "dated"
    """Dates that the order left open are known."""
    UNDATED = "undated"
    """They count no more."""
    COMMENT = "comment"
    ASIDE = "aside"
    """The task is waited for no more."""
    BACK = "back"
    """It is waited for again."""
    ACCEPTED = "accepted"
    """With ``lapsed`` nobody has reviewed it in time."""
    MOVED = "moved"
    """Tasks came or went with a group: ``gained``, ``lost``, ``kept``, the group's ``id`` and ``name``."""
    ROAD_MAP = "road_map"
    """A road map went live: its ``id`` and ``title``, and how many ``tasks`` of it the reader has."""
    CLOSED = "closed"
    """One ended: the same, with the tasks that are waited for no more."""
    PLAN = "plan"
    """Who does what of a row has changed; it brings its own words."""
    PEOPLE = "people"
    """Somebody came, left or does another's work; it brings its own words."""


class Axis(StrEnum):
    """What a kind of news is about: of a task only the last of an axis is told, and only if anything changed."""

    VERDICT = "verdict"
    WAITS = "waits"
    DOER = "doer"
    REQUEST = "request"
    DATES = "dates"
    COUNTS = "counts"
    GROUP = "group"
    LIVES = "lives"


AXES: Mapping[NewsKind, Axis] = {
    NewsKind.RETURNED: Axis.VERDICT,
    NewsKind.ACCEPTED: Axis.VERDICT,
    NewsKind.HANDED_IN: Axis.WAITS,
    NewsKind.DELEGATED: Axis.DOER,
    NewsKind.ASKED: Axis.REQUEST,
    NewsKind.DATED: Axis.DATES,
    NewsKind.UNDATED: Axis.DATES,
    NewsKind.ASIDE: Axis.COUNTS,
    NewsKind.BACK: Axis.COUNTS,
    NewsKind.MOVED: Axis.GROUP,
    NewsKind.ROAD_MAP: Axis.LIVES,
    NewsKind.CLOSED: Axis.LIVES,
}
"""Kinds that stand for themselves, like a comment, are on no axis: each is told."""

ORDER = {kind: place for place, kind in enumerate(NewsKind)}
WHATEVER_THE_POST = frozenset({NewsKind.PLAN, NewsKind.PEOPLE})
"""Kinds that are told to somebody who holds no post here any more."""


@dataclass(frozen=True, slots=True)
class News:
    """One deed as one person is to hear of it; *details* are ids and neutral values.

    ``before`` and ``after`` among them, where they are given, say how an axis stood before and after: where it
    stands again as it did, nothing has happened.
    """

    id: int
    kind: NewsKind
    person_id: int
    at: datetime
    actor_id: int | None = None
    task_id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    merged: tuple[int, ...] = ()
    """Ids of earlier ones that this one tells too."""


@dataclass(frozen=True, slots=True)
class Wait:
    """News is told once nothing new came for *calm*, or once the oldest is as old as *most*."""

    calm: timedelta = timedelta(minutes=3)
    most: timedelta = timedelta(minutes=15)

    @classmethod
    def of(cls, minutes: int) -> Wait:
        """The wait of an installation; 0 tells at once."""
        return cls(timedelta(minutes=minutes), timedelta(minutes=5 * minutes))

    def is_over(self, news: Collection[News], now: datetime) -> bool:
        """Whether somebody's *news*, at least one, is told now. A clock that was put back makes nobody wait longer."""
        moments = [one.at for one in news]
        return not (now - self.calm < max(moments) <= now and now - self.most < min(moments))


def by_person(news: Iterable[News]) -> dict[int, list[News]]:
    """Everybody's own, in order."""
    found: dict[int, list[News]] = {}
    for one in news:
        found.setdefault(one.person_id, []).append(one)
    return found


def settled(news: Sequence[News]) -> list[News]:
    """One person's *news*, the oldest first, as it is told: of each task the last word, nobody's own deed."""
    last: dict[object, News] = {}
    for one in news:
        if one.actor_id == one.person_id:
            continue
        key = _key(one)
        before = last.pop(key, None)
        after = one if before is None else _after(before, one)
        if after is not None:
            last[key] = after
    return sorted((one for one in last.values() if _changed(one)), key=lambda one: (ORDER[one.kind], one.id))


def _key(one: News) -> object:
    axis = AXES.get(one.kind)
    if axis in {Axis.GROUP, Axis.LIVES}:
        return axis, one.details.get("id")
    return one.id if axis is None or one.task_id is None else (axis, one.task_id)


def _after(first: News, then: News) -> News | None:
    """The later one in the place of both: since the first, from how it stood before; None where it takes all back."""
    details = dict(then.details)
    if then.kind is NewsKind.MOVED:
        moved = {name: first.details[name] + details[name] for name in ("gained", "lost")}
        if moved["gained"] == moved["lost"] and first.details["gained"] == details["lost"]:
            return None
        details |= moved
    if first.kind is then.kind is NewsKind.HANDED_IN:
        # What was added to what is not told yet comes with it.
        details = dict(first.details if details.get("added") else details)
    if "before" in first.details:
        details["before"] = first.details["before"]
    return replace(then, at=first.at, details=details, merged=(*first.merged, first.id))


def _changed(one: News) -> bool:
    before = one.details.get("before")
    return before is None or before != one.details.get("after")


def still_so(one: News, task: Task, asked: Collection[int]) -> bool:
    """Whether it is worth telling as the task stands by now; *asked* are ids of requests that nobody has decided."""
    match one.kind:
        case NewsKind.RETURNED:
            return task.status is Status.RETURNED
        case NewsKind.ACCEPTED:
            return task.status is Status.ACCEPTED
        case NewsKind.HANDED_IN:
            return task.status is (Status.SUBMITTED if task.road_map_of is None else Status.ACCEPTED)
        case NewsKind.DELEGATED:
            return task.assignee_id == one.person_id and task.status in UNFINISHED
        case NewsKind.ASKED:
            return one.details.get("request") in asked
        case NewsKind.ASIDE:
            return task.status is Status.CANCELLED
        case NewsKind.BACK | NewsKind.DATED | NewsKind.UNDATED:
            return task.status is not Status.CANCELLED
    return True
