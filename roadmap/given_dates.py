"""Dates for what the order left open: how they are read, who may give and change them, when they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from roadmap.cases import day_first
from roadmap.days import RECENTLY, read_days
from roadmap.deadlines import (
    Calendar,
    Code,
    Countdown,
    Kind,
    Level,
    Schedule,
    Window,
    due_after,
    read_deadline,
)
from roadmap.department import DepartmentSettings
from roadmap.moments import months_on
from roadmap.people import ANSWERABLE, Actor
from roadmap.period import Period
from roadmap.planning import TaskKey
from roadmap.refusals import DatesUnclear, DayAhead, DaysUnclear, GoneStale, NotAllowed, NotYet
from roadmap.replanning import Held
from roadmap.tasks import UNFINISHED, Status, Task, may_decide, may_hand_in

EVERY = timedelta(days=14)
"""How long people are left in peace before they are asked again."""

_DATED = frozenset({Kind.FIXED, Kind.RECURRING, Kind.CONTINUOUS})


@dataclass(frozen=True, slots=True)
class Given:
    """Dates for what the order left open, as somebody gave them: in words, by an event's day or by a file.

    *organisation_id* None is everybody who has none of their own. Without a *schedule* the file alone knows,
    or the link in *phrase*. *id* and *person_id* (who gave them) are 0 for dates that are not kept yet.
    """

    activity_id: int
    organisation_id: int | None
    phrase: str = ""
    schedule: Schedule | None = None
    happened_on: date | None = None
    file_id: str | None = None
    file_name: str | None = None
    id: int = 0
    person_id: int = 0


def read_dates(
    phrase: str,
    period: Period,
    ordered: date | None,
    calendar: Calendar,
    today: date,
    standing: Collection[str] = (),
) -> Schedule:
    """The dates that were typed for a plan of *period*; raises DatesUnclear for what is doubted or has none.

    A rule («ежеквартально») counts from *today* on; what has passed of it stays only where a task stands on it
    already (*standing*: the occurrences of tasks). Dates outside the plan are for whoever gave them to confirm.
    """
    found = read_deadline(phrase, period, ordered, calendar)
    doubts = tuple(one for one in found.warnings if _is_doubt(one.code))
    if doubts or found.kind not in _DATED or not found.windows:
        raise DatesUnclear(phrase, doubts)
    if found.kind is not Kind.RECURRING:
        return found
    windows = tuple(one for one in found.windows if one.end >= today or one.end.isoformat() in standing)
    if not windows:
        raise DatesUnclear(phrase)
    return found if windows == found.windows else replace(found, windows=windows, rrule=None)


def _is_doubt(code: Code) -> bool:
    return code.level is Level.DOUBT and code is not Code.OUTSIDE_PERIOD


def outside(schedule: Schedule) -> tuple[date, ...]:
    """The dates that lie outside the plan's period."""
    return tuple(day for one in schedule.warnings if one.code is Code.OUTSIDE_PERIOD for day in one.days)


def confirmed(schedule: Schedule) -> Schedule:
    """A schedule whose dates outside the plan's period somebody has agreed to: they make tasks now."""
    kept = tuple(one for one in schedule.warnings if one.code is not Code.OUTSIDE_PERIOD)
    return replace(schedule, warnings=kept)


def event_day(text: str, today: date) -> date:
    """The day of an event as it was typed, today at the latest; raises DaysUnclear, NoSuchDay or NotYet.

    A day without a year that would come only much later is the last one that has been; so is a weekday («в пятницу»).
    """
    since, until = read_days(text, today)
    if since is not None and since > today and not any(map(str.isdigit, text)):
        since, until = _weekday_before(text, since, today), None
    if since is None or until not in {None, since}:
        raise DaysUnclear(text)
    day = since
    if day - today > RECENTLY and str(day.year) not in text:
        day = months_on(day, -12)
    if day > today:
        raise NotYet(day)
    return day


def _weekday_before(text: str, day: date, today: date) -> date:
    """The last weekday of this name; raises NotYet for «завтра»."""
    try:
        return day_first(text, today)[0] or day
    except DayAhead as ahead:
        raise NotYet(day) from ahead


def countdown_of(written: Schedule | None, settings: DepartmentSettings) -> Countdown:
    """The time that an awaited event leaves: as the order has it, else as the department does."""
    known = None if written is None else written.countdown
    return known or Countdown(days=settings.event_days)


def after_event(day: date, written: Schedule | None, settings: DepartmentSettings) -> Schedule:
    """The one date that follows from an event of *day*."""
    due = due_after(countdown_of(written, settings), day, settings.calendar)
    return Schedule("" if written is None else written.phrase, Kind.FIXED, (Window(due),))


def may_give(actor: Actor, task: Task) -> bool:
    """Whoever may hand in gives dates for their organisation, the coordinator for all."""
    return may_hand_in(actor, task) or may_decide(actor, task)


def may_change(actor: Actor, task: Task, given: Given) -> bool:
    """The coordinator, and for dates of the task's own organisation its head and whoever gave them."""
    if may_decide(actor, task):
        return True
    heads = task.organisation_id in actor.organisations(ANSWERABLE)
    mine = given.person_id == actor.person.id and may_hand_in(actor, task)
    return given.organisation_id == task.organisation_id and (heads or mine)


def may_be_dated(actor: Actor, task: Task, given: Given | None) -> None:
    """Whether *actor* may say the dates of *task* now; raises NotAllowed, AlreadyDone or GoneStale."""
    if task.awaiting and task.status in UNFINISHED:
        if not may_give(actor, task):
            raise NotAllowed
    elif given is None:
        raise GoneStale if task.status in UNFINISHED else task.already()
    elif not may_change(actor, task, given):
        raise NotAllowed


def may_wait_again(present: Mapping[TaskKey, Held]) -> bool:
    """Whether dates can be withdrawn: of each organisation's tasks only the first may have been handed in.

    The first one waits again with all that was done for it; what was done for the later ones would be lost.
    """
    alive = sorted(
        (key for key, held in present.items() if held.status is not Status.CANCELLED),
        key=lambda key: (key.activity_id, key.organisation_id, key.occurrence),
    )
    later = (
        key
        for before, key in pairwise(alive)
        if (before.activity_id, before.organisation_id) == (key.activity_id, key.organisation_id)
    )
    return all(present[key].status is Status.OPEN for key in later)


def asks_again(asked: date | None, live: date, today: date) -> bool:
    """Whether dates are asked for on *today*: the day after the road map went *live*, then every ``EVERY``."""
    return live < today if asked is None else asked + EVERY <= today
