"""A read order goes live: its schools and groups, its rows, their tasks; an older one is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bot.actions.by import By
from bot.actions.prospects import forget, prepare
from roadmap.documents.editions import compare
from roadmap.draft import Draft, Edition, Past, resembles
from roadmap.planning import Directory, TaskKey, carried_over, doers, occurrences
from roadmap.rebinding import done_elsewhere
from roadmap.refusals import SameOrder
from roadmap.roadmap import RoadMap
from roadmap.tasks import UNFINISHED, Status
from storage.roadmaps import LiveRoadMap
from storage.tasks import NewTask
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many tasks a new edition made, cancelled and gave another date, how many parties wait."""

    made: int
    cancelled: int
    moved: int
    unbound: int


PAST_STATUS = {Past.DONE: Status.ACCEPTED, Past.OVERDUE: Status.OPEN, Past.LEFT_OUT: Status.CANCELLED}


@dataclass(frozen=True, slots=True)
class WentLive:
    """How many tasks there are now, for how many organisations, which road map it repeals, how many parties wait."""

    tasks: int
    organisations: int
    repealed: LiveRoadMap | None
    unbound: int


async def go_live(by: By, draft: Draft, past: Past) -> WentLive:
    """Makes everything a road map needs in one unit of work; raises NoPeriod or SameOrder."""
    unit, plan = by.unit, draft.plan
    live = await unit.roadmaps.live(by.department.id)
    _not_twice(plan, live)
    book = await prepare(by, draft)
    road_map_id, activity_ids = await unit.roadmaps.add(by.department.id, plan, by.now)
    tasks = tasks_of(plan, activity_ids, book, past, by)
    await unit.tasks.add(by.department.id, tasks)
    await _write(by, "roadmap.live", road_map_id, tasks=len(tasks), past=past, doubts=len(draft.open_doubts))
    alive = [task for task in tasks if task.status is not Status.CANCELLED]
    return WentLive(
        len(alive),
        len({task.key.organisation_id for task in alive}),
        _repealed(plan, live),
        await unit.bindings.waiting(by.department.id),
    )


async def renew(by: By, draft: Draft, road_map: LiveRoadMap, past: Past) -> Renewed:
    """Puts a new edition in a live road map's place: what was done is carried over. Raises NoPeriod."""
    unit, plan = by.unit, draft.plan
    before = await unit.roadmaps.activities(road_map.id)
    pairs = compare(await unit.roadmaps.plan(road_map.id), plan).pairs
    book = await prepare(by, draft)
    activity_ids = await unit.roadmaps.renew(road_map.id, plan, pairs, by.now)
    present = await unit.tasks.of_activities({*before, *activity_ids})
    wanted = {task.key: task for task in tasks_of(plan, activity_ids, book, past, by)}
    statuses = {key: status for key, (_, status) in present.items()}
    for key in done_elsewhere(wanted, statuses, book.own):
        del wanted[key]
    change = carried_over(wanted, statuses)
    # In the order of the plan, as when it went live.
    await unit.tasks.add(by.department.id, [task for key, task in wanted.items() if key in change.made])
    await unit.tasks.set_statuses([present[key][0] for key in change.cancelled], Status.CANCELLED)
    for status in Status:
        restored = [present[key][0] for key in change.restored if wanted[key].status is status]
        await unit.tasks.set_statuses(restored, status)
    for key, successor in change.moved.items():
        await unit.tasks.move(present[key][0], wanted[successor])
    await forget(by)
    result = Renewed(
        len(change.made) + len(change.restored),
        len(change.cancelled),
        len(change.moved),
        await unit.bindings.waiting(by.department.id),
    )
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
    await forget(by)
    await _write(by, "roadmap.closed", road_map.id, cancelled=len(unfinished))
    return len(unfinished)


async def set_review(by: By, road_map: LiveRoadMap, review: bool | None) -> None:
    """Whether what is handed in for a road map is reviewed; None is as the department has it."""
    await by.unit.roadmaps.set_review(road_map.id, review)
    await _write(by, "roadmap.changed", road_map.id, setting="review", old=road_map.review, new=review)


def tasks_of(
    plan: RoadMap, activity_ids: Sequence[int], book: Directory, past: Past, by: By
) -> list[NewTask]:
    """The tasks of every row: one for each organisation and date."""
    return [
        NewTask(
            TaskKey(activity_id, doer.organisation_id, one.key),
            one.due,
            one.awaiting,
            PAST_STATUS[past] if one.due is not None and one.due < by.today else Status.OPEN,
            doer.assignee_id,
        )
        for activity, activity_id in zip(plan.activities, activity_ids, strict=True)
        for doer in doers(activity, book)
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


async def _write(by: By, action: str, road_map_id: int, **details: object) -> None:
    await by.unit.journal.write(
        action,
        f"roadmap:{road_map_id}",
        person_id=by.person_id,
        department_id=by.department.id,
        now=by.now,
        **details,
    )
