"""A read order goes live: its schools and groups, its rows, their tasks; an older one is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bot.actions.by import By
from bot.actions.prospects import forget, prepare
from bot.actions.replanning import Standing, apply, follow, make, share, standing, tasks_of
from roadmap.documents.editions import compare
from roadmap.draft import Draft, Edition, Past, resembles
from roadmap.own_plans import as_it_works
from roadmap.planning import AS_WRITTEN
from roadmap.refusals import SameOrder
from roadmap.replanning import carried_over, done_elsewhere
from roadmap.roadmap import RoadMap
from roadmap.tasks import Status
from storage.roadmaps import LiveRoadMap
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many tasks a new edition made, cancelled and gave another date, how many parties wait."""

    made: int
    cancelled: int
    moved: int
    unbound: int


@dataclass(frozen=True, slots=True)
class WentLive:
    """How many tasks there are now, for how many organisations, which road map it repeals, how many parties wait."""

    tasks: int
    organisations: int
    repealed: LiveRoadMap | None
    unbound: int
    road_map_id: int


async def go_live(by: By, draft: Draft, past: Past) -> WentLive:
    """Makes everything a road map needs in one unit of work; raises NoPeriod or SameOrder."""
    draft = as_it_works(draft)
    unit, plan, owner = by.unit, draft.plan, draft.organisation_id
    live = await unit.roadmaps.live(by.department.id, owner)
    _not_twice(plan, live)
    book = await prepare(by, draft)
    road_map_id, activity_ids = await unit.roadmaps.add(by.department.id, plan, by.now, owner)
    tasks = await make(by, Standing(plan, tuple(activity_ids), book, AS_WRITTEN, by.today), past)
    for other in live if owner is None else ():
        # Its groups may have other members now.
        await follow(by, await standing(by, other))
    doubts = len(draft.open_doubts)
    await _write(by, "roadmap.live", road_map_id, owner, tasks=len(tasks), past=past, doubts=doubts)
    alive = [task for task in tasks if task.status is not Status.CANCELLED]
    return WentLive(
        len(alive),
        len({task.key.organisation_id for task in alive}),
        _repealed(plan, live),
        await _unbound(by, owner),
        road_map_id,
    )


async def renew(by: By, draft: Draft, road_map: LiveRoadMap, past: Past) -> Renewed:
    """Puts a new edition in a live road map's place: what was done is carried over. Raises NoPeriod."""
    draft = as_it_works(draft)
    unit, plan = by.unit, draft.plan
    before = await unit.roadmaps.activities(road_map.id)
    pairs = compare(await unit.roadmaps.plan(road_map.id), plan).pairs
    book = await prepare(by, draft)
    activity_ids = await unit.roadmaps.renew(road_map.id, plan, pairs, by.now)
    stands = Standing(plan, tuple(activity_ids), book, await unit.lives.decisions(activity_ids), by.today)
    present = await unit.tasks.held({*before, *activity_ids})
    held = {key: one for key, (_, one) in present.items()}
    wanted = tasks_of(stands, past, by)
    for key in done_elsewhere(wanted, held, book.own):
        del wanted[key]
    change = carried_over(wanted, held)
    await apply(by, change, wanted, present)
    await share(by, stands)
    await forget(by)
    result = Renewed(
        len(change.made) + len(change.restored),
        len(change.cancelled),
        len(change.moved),
        await _unbound(by, draft.organisation_id),
    )
    await _write(by, "roadmap.renewed", road_map.id, road_map.organisation_id, past=past, **asdict(result))
    return result


async def resembled(
    unit: Unit, department_id: int, plan: RoadMap, organisation_id: int | None = None
) -> Edition | None:
    """The live road map that *plan* looks like a new edition of, the newest first; of a school's own ones alone."""
    for one in await unit.roadmaps.live(department_id, organisation_id):
        found = resembles(await unit.roadmaps.plan(one.id), plan, one.id)
        if found is not None:
            return found
    return None


async def set_review(by: By, road_map: LiveRoadMap, review: bool | None) -> None:
    """Whether what is handed in for a road map is reviewed; None is as the department has it."""
    await by.unit.roadmaps.set_review(road_map.id, review)
    await _write(by, "roadmap.changed", road_map.id, None, setting="review", old=road_map.review, new=review)


def _not_twice(plan: RoadMap, live: Sequence[LiveRoadMap]) -> None:
    requisites = plan.requisites
    for one in live:
        if requisites.number and (one.number, one.ordered_on) == (requisites.number, requisites.date):
            raise SameOrder(requisites.number)


def _repealed(plan: RoadMap, live: Sequence[LiveRoadMap]) -> LiveRoadMap | None:
    numbers = {(one.number, one.date) for one in plan.requisites.repeals if one.number}
    return next((one for one in live if (one.number, one.ordered_on) in numbers), None)


async def _unbound(by: By, owner: int | None) -> int:
    """How many parties of the department wait; in a school's own plan everything has its doer."""
    return await by.unit.bindings.waiting(by.department.id) if owner is None else 0


async def _write(by: By, action: str, road_map_id: int, owner: int | None, **details: object) -> None:
    if owner is not None:
        details["organisation"] = owner
    await by.unit.journal.write(
        action,
        f"roadmap:{road_map_id}",
        person_id=by.person_id,
        department_id=by.department.id,
        now=by.now,
        **details,
    )
