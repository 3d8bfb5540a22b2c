"""A read order goes live: its schools and groups, its rows, their tasks; an older one is closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from bot.actions.by import By
from bot.actions.indicators import take_over
from bot.actions.parties import replan
from bot.actions.prospects import forget, prepare
from bot.actions.replanning import Standing, carry, follow, make, share, standing, tasks_of
from roadmap.bindings import Binding
from roadmap.documents.editions import compare
from roadmap.draft import Draft, Edition, Past, period_of, resembles
from roadmap.news import NewsKind
from roadmap.own_plans import as_it_works
from roadmap.planning import AS_WRITTEN, doers, fans
from roadmap.refusals import SameOrder
from roadmap.renewing import came_later, is_heard, named_anew
from roadmap.replanning import Replan, carried_over, done_elsewhere
from roadmap.roadmap import RoadMap
from roadmap.tasks import Status
from storage.news import Fresh
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
    bound = await unit.bindings.all(by.department.id)
    book = await prepare(by, draft)
    road_map_id, activity_ids = await unit.roadmaps.add(by.department.id, plan, by.now, owner)
    tasks = await make(by, Standing(plan, tuple(activity_ids), book, AS_WRITTEN, by.today), past)
    if owner is None:
        await _follow_others(by, live, bound)
        await take_over(by, road_map_id, plan, period_of(plan).end.year)
    doubts = len(draft.open_doubts)
    await _write(by, "roadmap.live", road_map_id, owner, tasks=len(tasks), past=past, doubts=doubts)
    alive = [task for task in tasks if task.status is not Status.CANCELLED]
    await _doers_hear(by, road_map_id, plan.title, alive)
    return WentLive(
        len(alive),
        len({task.key.organisation_id for task in alive}),
        _repealed(plan, live),
        await _unbound(by, owner),
        road_map_id,
    )


async def _doers_hear(by: By, road_map_id: int, title: str, tasks: Sequence[NewTask]) -> None:
    """Who heads an organisation hears of its tasks, who is named in the plan of their own; each once."""
    of_place = Counter(task.key.organisation_id for task in tasks if task.assignee_id is None)
    of_person = Counter(task.assignee_id for task in tasks if task.assignee_id is not None)
    for organisation_id, _, person in await by.unit.people.heads_of(of_place, by.today):
        of_person[person.id] += of_place[organisation_id]
    about = {"id": road_map_id, "title": title, "before": "", "after": "live"}
    fresh = [
        Fresh(NewsKind.ROAD_MAP, number, None, {**about, "tasks": count})
        for number, count in of_person.items()
    ]
    await by.unit.news.add(by.department.id, fresh, by.person_id, by.now)


async def renew(by: By, draft: Draft, road_map: LiveRoadMap, past: Past) -> Renewed:
    """Puts a new edition in a live road map's place: what was done is carried over. Raises NoPeriod."""
    draft = as_it_works(draft)
    unit, plan = by.unit, draft.plan
    before, bound = await standing(by, road_map), await unit.bindings.all(by.department.id)
    pairs = compare(before.plan, plan).pairs
    book = await prepare(by, draft)
    activity_ids = await unit.roadmaps.renew(road_map.id, plan, pairs, by.now)
    await unit.lives.forget_dates(_dated(before, plan, pairs, activity_ids), by.now)
    stands = Standing(plan, tuple(activity_ids), book, await unit.lives.decisions(activity_ids), by.today)
    change = await _carry_over(by, before, stands, past)
    await share(by, stands)
    if draft.organisation_id is None:
        live = await unit.roadmaps.live(by.department.id)
        await _follow_others(by, [one for one in live if one.id != road_map.id], bound)
        await take_over(by, road_map.id, plan, period_of(plan).end.year)
    await forget(by)
    result = Renewed(
        len(change.made) + len(change.restored),
        len(change.cancelled),
        len(change.moved),
        await _unbound(by, draft.organisation_id),
    )
    await _write(by, "roadmap.renewed", road_map.id, road_map.organisation_id, past=past, **asdict(result))
    return result


def _dated(
    before: Standing, plan: RoadMap, pairs: Mapping[int, int], activity_ids: Sequence[int]
) -> list[int]:
    """The rows, by their ids, whose dates the new edition says itself."""
    found = []
    for row, activity in enumerate(plan.activities):
        said = before.plan.activities[pairs[row]].schedule if row in pairs else None
        if is_heard(said, activity.schedule):
            found.append(activity_ids[row])
    return found


async def _carry_over(by: By, before: Standing, stands: Standing, past: Past) -> Replan:
    """The tasks of an edition come out of those of the one before it."""
    present = await by.unit.tasks.held({*before.activity_ids, *stands.activity_ids})
    held = {key: one for key, (_, one) in present.items()}
    wanted = tasks_of(stands, past, by)
    every = {number for row, number in stands.rows(before.activity_ids) if fans(row, stands.directory)}
    dues = {key: task.due for key, task in wanted.items()}
    gone = done_elsewhere(wanted, held, stands.directory.own) | came_later(dues, held, every, by.today)
    wanted = {key: task for key, task in wanted.items() if key not in gone}
    change = carried_over(wanted, held)
    names = {key: task.assignee_id for key, task in wanted.items()}
    named_anew(change, names, held, _named(before))
    await carry(by, change, wanted, present)
    return change


def _named(stands: Standing) -> dict[tuple[int, int], int | None]:
    """Whom rows name, by activity and organisation."""
    return {
        (number, doer.organisation_id): doer.assignee_id
        for activity, number in stands.rows()
        for doer in doers(activity, stands.directory, number in stands.decisions.split)
    }


async def _follow_others(by: By, others: Sequence[LiveRoadMap], bound: Sequence[Binding]) -> None:
    """Other road maps of the department follow: its groups may have other members, and parties a meaning.

    *bound* is what was decided before. What waited goes to whoever is meant now, late or not.
    """
    waited = {one.key: one for one in bound if not one.aim}
    known = await by.unit.bindings.all(by.department.id)
    for other in others:
        for one in known:
            if one.aim and one.key in waited:
                await replan(by, other, waited[one.key], one.aim)
        stands = await standing(by, other)
        await follow(by, stands)
        await share(by, stands)


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
