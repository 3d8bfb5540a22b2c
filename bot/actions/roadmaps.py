"""A read order goes live: its schools and groups, its rows, their tasks; an older one is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from roadmap.department import Department
from roadmap.documents.editions import compare
from roadmap.draft import Count, Draft, Edition, Past, count, resembles
from roadmap.planning import (
    Directory,
    TaskKey,
    carried_over,
    directory,
    doers,
    name_key,
    occurrences,
    organisations_named,
)
from roadmap.refusals import SameOrder
from roadmap.roadmap import RoadMap
from roadmap.tasks import UNFINISHED, Status
from storage.roadmaps import LiveRoadMap
from storage.tasks import NewTask
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many tasks a new edition made, cancelled and gave another date."""

    made: int
    cancelled: int
    moved: int


PAST_STATUS = {Past.DONE: Status.ACCEPTED, Past.OVERDUE: Status.OPEN, Past.LEFT_OUT: Status.CANCELLED}


@dataclass(frozen=True, slots=True)
class By:
    """Who does it, where and when; *person_id* is None for the command line."""

    unit: Unit
    department: Department
    person_id: int | None
    now: datetime

    @property
    def today(self) -> date:
        """The calendar day in the department's time zone."""
        return self.department.day(self.now)


@dataclass(frozen=True, slots=True)
class WentLive:
    """How many tasks there are now, for how many organisations, and which road map it repeals."""

    tasks: int
    organisations: int
    repealed: LiveRoadMap | None


def foresee(plan: RoadMap, department: Department, today: date) -> Count:
    """What the plan would make, without making anything."""
    # The ids do not matter for counting; negative ones cannot be mistaken for real ones.
    names = organisations_named(plan, [department.name])
    known = {name: -number for number, name in enumerate(names, start=2)}
    return count(plan, directory(-1, known, plan), today, department.settings)


async def go_live(by: By, draft: Draft, past: Past) -> WentLive:
    """Makes everything a road map needs in one unit of work; raises NoPeriod or SameOrder."""
    unit, plan = by.unit, draft.plan
    live = await unit.roadmaps.live(by.department.id)
    _not_twice(plan, live)
    book = await _directory(by, plan)
    road_map_id, activity_ids = await unit.roadmaps.add(by.department.id, plan, by.now)
    tasks = tasks_of(plan, activity_ids, book, past, by)
    await unit.tasks.add(by.department.id, tasks)
    await _write(by, "roadmap.live", road_map_id, tasks=len(tasks), past=past, doubts=len(draft.open_doubts))
    alive = [task for task in tasks if task.status is not Status.CANCELLED]
    return WentLive(len(alive), len({task.key.organisation_id for task in alive}), _repealed(plan, live))


async def renew(by: By, draft: Draft, road_map: LiveRoadMap, past: Past) -> Renewed:
    """Puts a new edition in a live road map's place: what was done is carried over. Raises NoPeriod."""
    unit, plan = by.unit, draft.plan
    before = await unit.roadmaps.activities(road_map.id)
    pairs = compare(await unit.roadmaps.plan(road_map.id), plan).pairs
    book = await _directory(by, plan)
    activity_ids = await unit.roadmaps.renew(road_map.id, plan, pairs, by.now)
    present = await unit.tasks.of_activities({*before, *activity_ids})
    wanted = {task.key: task for task in tasks_of(plan, activity_ids, book, past, by)}
    change = carried_over(wanted, {key: status for key, (_, status) in present.items()})
    # In the order of the plan, as when it went live.
    await unit.tasks.add(by.department.id, [task for key, task in wanted.items() if key in change.made])
    await unit.tasks.set_statuses([present[key][0] for key in change.cancelled], Status.CANCELLED)
    for status in Status:
        restored = [present[key][0] for key in change.restored if wanted[key].status is status]
        await unit.tasks.set_statuses(restored, status)
    for key, successor in change.moved.items():
        await unit.tasks.move(present[key][0], wanted[successor])
    result = Renewed(len(change.made) + len(change.restored), len(change.cancelled), len(change.moved))
    await _write(by, "roadmap.renewed", road_map.id, past=past, **asdict(result))
    return result


async def resembled(unit: Unit, department_id: int, plan: RoadMap) -> Edition | None:
    """The live road map that *plan* looks like a new edition of, the newest first."""
    for one in await unit.roadmaps.live(department_id):
        found = resembles(await unit.roadmaps.plan(one.id), plan, one.id)
        if found is not None:
            return found
    return None


async def close(by: By, road_map: LiveRoadMap) -> int:
    """Ends a road map: what is unfinished in it is no longer waited for; how many tasks that were."""
    present = await by.unit.tasks.of_activities(await by.unit.roadmaps.activities(road_map.id))
    unfinished = [number for number, status in present.values() if status in UNFINISHED]
    await by.unit.tasks.set_statuses(unfinished, Status.CANCELLED)
    await by.unit.roadmaps.close(road_map.id, by.now)
    await _write(by, "roadmap.closed", road_map.id, cancelled=len(unfinished))
    return len(unfinished)


def tasks_of(
    plan: RoadMap, activity_ids: Sequence[int], book: Directory, past: Past, by: By
) -> list[NewTask]:
    """The tasks of every row: one for each organisation and date."""
    return [
        NewTask(
            TaskKey(activity_id, organisation_id, one.key),
            one.due,
            one.awaiting,
            PAST_STATUS[past] if one.due is not None and one.due < by.today else Status.OPEN,
        )
        for activity, activity_id in zip(plan.activities, activity_ids, strict=True)
        for organisation_id in doers(activity, book)
        for one in occurrences(activity.schedule, by.department.settings)
    ]


def _not_twice(plan: RoadMap, live: Sequence[LiveRoadMap]) -> None:
    requisites = plan.requisites
    for one in live:
        if requisites.number and (one.number, one.ordered_on) == (requisites.number, requisites.date):
            raise SameOrder(requisites.number)


def _repealed(plan: RoadMap, live: Sequence[LiveRoadMap]) -> LiveRoadMap | None:
    numbers = {(one.number, one.date) for one in plan.requisites.repeals if one.number}
    return next((one for one in live if (one.number, one.ordered_on) in numbers), None)


async def _directory(by: By, plan: RoadMap) -> Directory:
    """The plan's organisations by id, made where they are not there; its groups and no others."""
    departments, department = by.unit.departments, by.department
    known = await departments.ensure_organisations(
        department.id, organisations_named(plan, [department.name])
    )
    own = next(o.id for o in await departments.organisations(department.id) if o.own)
    book = directory(own, known, plan)
    for group in plan.groups:
        await departments.set_group(department.id, group.name, book.groups[name_key(group.name)], by.today)
    return book


async def _write(by: By, action: str, road_map_id: int, **details: object) -> None:
    await by.unit.journal.write(
        action,
        f"roadmap:{road_map_id}",
        person_id=by.person_id,
        department_id=by.department.id,
        now=by.now,
        **details,
    )
