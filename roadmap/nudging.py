"""Reminders before and after a due date: who hears of which tasks on a day, all of it gathered for each person.

What was told before is read from what is stored (the day up to which the steps were told, and what somebody heard
since), so that days on which nothing ran neither double a step nor lose it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from roadmap.department import Department
from roadmap.people import Frequency, Person
from roadmap.reminding import Seat, Seating
from roadmap.speaking import may_speak
from roadmap.steps import CURATOR_AFTER, HEAD_AFTER, Steps
from roadmap.tasks import Task
from roadmap.week import AHEAD

_DAY = timedelta(days=1)


class Why(StrEnum):
    """Why somebody hears of a task; the values are stored."""

    OWN = "tasks"
    """It is theirs to do."""
    COLLEAGUES = "colleagues"
    """They answer for whoever does not do it."""
    SCHOOLS = "schools"
    """They look after the school that does not do it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a day's reminders go by.

    The steps up to *since* were told; *heard* is the last day on which a person heard of a task after that, *snoozed*
    the last day on which they do not want to; both by (person id, task id). *begun* is by task id the first day of the
    task's own window.
    """

    since: date
    heard: Mapping[tuple[int, int], date] = field(default_factory=dict)
    snoozed: Mapping[tuple[int, int], date] = field(default_factory=dict)
    begun: Mapping[int, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Nudge:
    """What one person is reminded of on *today*: the late ones first, the oldest of them at the head."""

    person: Person
    chat: int
    today: date
    own: tuple[Task, ...] = ()
    colleagues: tuple[Task, ...] = ()
    schools: tuple[Task, ...] = ()

    @property
    def of(self) -> dict[Why, tuple[Task, ...]]:
        """The tasks by why they are told."""
        return {Why.OWN: self.own, Why.COLLEAGUES: self.colleagues, Why.SCHOOLS: self.schools}


def is_hour(department: Department, now: datetime) -> bool:
    """Whether the day's reminders may leave: from the hour of the push on, when the bot may speak."""
    settings = department.settings
    hour = settings.quiet_until if settings.quiet(settings.push_hour) else settings.push_hour
    return may_speak(department, now) and now.astimezone(ZoneInfo(department.timezone)).hour >= hour


def told_until(department: Department, last: date | None, today: date) -> date:
    """The day up to which the steps were told: *last*, or where nothing was ever told the working day before."""
    return last or department.settings.calendar.working.previous_working(today - _DAY)


def nudges(
    seats: Sequence[Seat], tasks: Iterable[Task], steps: Steps, known: Known, today: date
) -> list[Nudge]:
    """Everybody who is reminded of one of *tasks* on *today*, each once, whatever number of posts they hold."""
    seating = Seating(seats)
    found: dict[int, dict[Why, list[Task]]] = {}
    who: dict[int, Seat] = {}
    for task in tasks:
        if task.due is None:
            continue
        days = _days(task.due, steps, known, task.id, today)
        for seat, why in _listeners(task, seating, today).values():
            if seat.reachable and _hears(seat.person, task, why, days, known, today):
                found.setdefault(seat.person.id, {}).setdefault(why, []).append(task)
                who[seat.person.id] = seat
    return [_nudge(who[person], own, today) for person, own in sorted(found.items())]


def _nudge(seat: Seat, found: Mapping[Why, list[Task]], today: date) -> Nudge:
    ordered = {
        why: tuple(sorted(found.get(why, ()), key=lambda task: (task.due or date.max, task.id)))
        for why in Why
    }
    return Nudge(
        seat.person, seat.chat or 0, today, ordered[Why.OWN], ordered[Why.COLLEAGUES], ordered[Why.SCHOOLS]
    )


def _days(due: date, steps: Steps, known: Known, task_id: int, today: date) -> dict[int, date]:
    """The steps to be told, by the days after the due date, with the day of each."""
    passed = steps.passed(due, known.since, today, known.begun.get(task_id))
    return {step: due + step * _DAY for step in passed}


def _listeners(task: Task, seating: Seating, today: date) -> dict[int, tuple[Seat, Why]]:
    """By person whoever may hear of a task, each for the nearest reason."""
    found: dict[int, tuple[Seat, Why]] = {}
    for seat in seating.doers(task):
        found.setdefault(seat.person.id, (seat, Why.OWN))
    if task.assignee_id is not None and not task.own:
        for seat in seating.heads(task.organisation_id):
            found.setdefault(seat.person.id, (seat, Why.COLLEAGUES))
    # A school's own plan is its own affair.
    if task.overdue(today) and task.road_map_of is None:
        for seat in seating.curators(task.organisation_id):
            found.setdefault(seat.person.id, (seat, Why.SCHOOLS))
    return found


def _hears(person: Person, task: Task, why: Why, days: Mapping[int, date], known: Known, today: date) -> bool:
    key = (person.id, task.id)
    heard = max(known.since, known.heard.get(key, date.min))
    silent = known.snoozed.get(key)
    if heard >= today or (silent is not None and today <= silent):
        return False
    if silent is not None and heard <= silent and why is not Why.SCHOOLS:
        return True
    often = person.preferences.frequency
    if often is Frequency.WEEKLY:
        return False
    if often is Frequency.EVERYTHING and why is Why.OWN and task.due is not None:
        return task.due <= today + AHEAD or any(day > heard for day in days.values())
    return any(day > heard and _concerns(why, step) for step, day in days.items())


def _concerns(why: Why, step: int) -> bool:
    """Whether a step is told to those who hear of a task for this reason."""
    return {
        Why.OWN: True,
        Why.COLLEAGUES: step >= HEAD_AFTER,
        Why.SCHOOLS: step == CURATOR_AFTER,
    }[why]
