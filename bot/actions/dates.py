"""Dates that the order left open are given, corrected and withdrawn; the tasks follow, the others are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.actions.by import By
from bot.actions.news import tell
from bot.actions.replanning import redate, standing
from bot.here import Here
from roadmap.deadlines import Schedule
from roadmap.draft import period_of
from roadmap.given_dates import Given, after_event, may_be_dated, may_change, may_wait_again, read_dates
from roadmap.news import NewsKind
from roadmap.people import ANSWERABLE, Person, Presence
from roadmap.planning import Decisions
from roadmap.refusals import DatesChanged, DatesInUse, GoneStale, NotAllowed
from roadmap.roadmap import RoadMap
from roadmap.tasks import Status, Task, may_decide
from storage.roadmaps import LiveRoadMap


@dataclass(frozen=True, slots=True)
class Row:
    """The row of a task whose dates the order left open; *given* is what counts for the task now."""

    by: By
    road_map: LiveRoadMap
    plan: RoadMap
    written: Schedule | None
    organisations: tuple[int, ...]
    """Who each have a task of it."""
    decisions: Decisions
    given: Given | None

    def meant(self, given_for: int | None, activity_id: int) -> tuple[int, ...]:
        """The organisations that dates count for: one alone, or all that have none of their own."""
        if given_for is not None:
            return (given_for,)
        return tuple(one for one in self.organisations if (activity_id, one) not in self.decisions.given)


async def row_of(here: Here, task: Task) -> Row:
    """The task's row, if its dates may be said now; raises GoneStale, NotAllowed or AlreadyDone."""
    given = await here.unit.lives.given(task.activity_id, task.organisation_id)
    may_be_dated(here.actor, task, given)
    department = await here.unit.departments.get(task.department_id)
    by = By(here.unit, department, here.actor.person.id, here.now)
    road_map = await here.unit.roadmaps.get(task.road_map_id)
    if road_map is None:
        raise GoneStale
    stands = await standing(by, road_map)
    present = await here.unit.tasks.held([task.activity_id])
    alive = {key.organisation_id for key, (_, one) in present.items() if one.status is not Status.CANCELLED}
    for activity, _ in stands.rows([task.activity_id]):
        places = tuple(sorted(alive))
        return Row(by, road_map, stands.plan, activity.schedule, places, stands.decisions, given)
    raise GoneStale


async def dates_in(row: Row, task: Task, phrase: str) -> Schedule:
    """What *phrase* means in the row's plan; raises DatesUnclear."""
    present = await row.by.unit.tasks.held([task.activity_id])
    return read_dates(
        phrase,
        period_of(row.plan),
        row.plan.requisites.date,
        row.by.department.settings.calendar,
        row.by.today,
        {key.occurrence for key, (_, held) in present.items() if held.status is not Status.CANCELLED},
    )


def event_schedule(row: Row, day: date) -> Schedule:
    """The date that follows from the day of the row's event."""
    return after_event(day, row.written, row.by.department.settings)


def given_for(here: Here, task: Task, everybody: bool) -> int | None:
    """Whom dates are given for: the task's organisation, or by the coordinator's word for all (None)."""
    if not everybody:
        return task.organisation_id
    if not may_decide(here.actor, task):
        raise NotAllowed
    return None


async def give(here: Here, task: Task, row: Row, given: Given, seen: int) -> None:
    """Keeps dates and carries the tasks over; raises DatesChanged where others were given meanwhile.

    *seen* is the id of the dates that counted when the question was asked, 0 for none.
    """
    if seen != _was(row):
        raise DatesChanged
    places = row.meant(given.organisation_id, task.activity_id)
    number = await here.unit.lives.give(given, here.actor.person.id, here.now)
    if given.schedule is not None:
        await redate(row.by, row.road_map, task.activity_id, given.organisation_id)
    if given.happened_on is not None:
        await row.by.write("task.event", f"task:{task.id}", happened=given.happened_on.isoformat())
    else:
        await row.by.write("task.dated", f"task:{task.id}", **_due_words(row.given, given))
    by_file = given.schedule is None and not may_decide(here.actor, task)
    for about, people in await _concerned(here, task, row, places):
        await tell(here, NewsKind.DATED, about, people, before=_was(row), after=number, by_file=by_file)


async def wait_again(here: Here, task: Task, row: Row, seen: int | None = None) -> None:
    """Withdraws the dates that count: the tasks wait again.

    *seen* is the id of the dates that were shown, where that is known. Raises GoneStale, NotAllowed, DatesInUse,
    or DatesChanged where others were given meanwhile.
    """
    if row.given is None:
        raise GoneStale
    if not may_change(here.actor, task, row.given):
        raise NotAllowed
    if seen not in {None, row.given.id}:
        raise DatesChanged
    whose, places = row.given.organisation_id, row.meant(row.given.organisation_id, task.activity_id)
    present = await here.unit.tasks.held([task.activity_id], places)
    if row.given.schedule is not None and not may_wait_again({key: one for key, (_, one) in present.items()}):
        raise DatesInUse
    await here.unit.lives.withdraw(task.activity_id, whose, here.now)
    if row.given.schedule is not None:
        await redate(row.by, row.road_map, task.activity_id, whose)
    await row.by.write("task.dated", f"task:{task.id}", **_due_words(row.given, None))
    left = await here.unit.lives.given(task.activity_id, task.organisation_id)
    for about, people in await _concerned(here, task, row, places):
        await tell(here, NewsKind.UNDATED, about, people, before=_was(row), after=left.id if left else 0)


def _was(row: Row) -> int:
    """The id of the dates that counted before; 0 for none."""
    return row.given.id if row.given else 0


def _due_words(old: Given | None, new: Given | None) -> dict[str, str]:
    """The due dates before and after; typed words never stand in the journal."""
    both = {"old": old and old.schedule, "new": new and new.schedule}
    return {
        name: ", ".join(f"{day:%d.%m.%Y}" for day in schedule.due)
        for name, schedule in both.items()
        if schedule
    }


async def _concerned(
    here: Here, task: Task, row: Row, places: Iterable[int]
) -> list[tuple[Task, list[Person]]]:
    """Who hears of it, by the task that it is about for them.

    Who decides hears of others: the coordinators, in a school's own plan its heads; the others hear of them.
    """
    people = here.unit.people
    if not may_decide(here.actor, task):
        if task.road_map_of is None:
            deciding = await people.coordinators(task.department_id, row.by.today)
        else:
            deciding = await people.heads(task.road_map_of, row.by.today)
        return [(task, [one for _, one in deciding])]
    found = []
    for first in await _first_tasks(here, task, places):
        reached = await people.several(await doers_of(here, first, row.by.today))
        found.append((first, [one for one in reached.values() if one.presence is not Presence.EXPECTED]))
    return found


async def _first_tasks(here: Here, task: Task, places: Iterable[int]) -> list[Task]:
    """The first task of the row that each of the organisations has now."""
    present = await here.unit.tasks.held([task.activity_id], places)
    first: dict[int, int] = {}
    for key in sorted(present, key=lambda key: key.occurrence):
        number, held = present[key]
        if held.status is not Status.CANCELLED:
            first.setdefault(key.organisation_id, number)
    found = [await here.unit.tasks.get(number) for number in first.values()]
    return [one for one in found if one is not None]


async def doers_of(here: Here, task: Task, today: date) -> list[int]:
    """The ids of those who must do a task: whom it was handed to, else the heads."""
    if task.assignee_id is not None:
        return [task.assignee_id]
    heads = await here.unit.people.colleagues(task.organisation_id, ANSWERABLE, today)
    return [one.id for one in heads]
