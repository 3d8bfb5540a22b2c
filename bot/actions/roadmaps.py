"""A read order goes live: its schools and groups, its rows, their tasks."""

from __future__ import annotations

from dataclasses import dataclass

from bot.here import Here
from roadmap.department import Department
from roadmap.period import Period
from roadmap.planning import Directory, directory, doers, occurrences, organisations_named
from roadmap.refusals import NoPeriod, SameOrder
from roadmap.roadmap import RoadMap
from storage.tasks import NewTask


@dataclass(frozen=True, slots=True)
class WentLive:
    """How many tasks there are now, for how many organisations."""

    tasks: int
    organisations: int


def period_of(plan: RoadMap) -> Period:
    """The plan's period: as written, else the year of the order; raises NoPeriod."""
    if plan.period is not None:
        return plan.period
    if plan.requisites.date is not None:
        return Period.years(plan.requisites.date.year)
    raise NoPeriod


def preview_tasks(plan: RoadMap, department: Department) -> int:
    """How many tasks the plan would make, without making anything."""
    # The ids do not matter for counting; negative ones cannot be mistaken for real ones.
    names = organisations_named(plan, [department.name])
    known = {name: -number for number, name in enumerate(names, start=2)}
    groups = {group.name: [known[s] for s in group.schools if s in known] for group in plan.groups}
    book = directory(-1, known, groups)
    return sum(len(occurrences(a.schedule)) * len(doers(a, book)) for a in plan.activities)


async def go_live(here: Here, plan: RoadMap, department: Department) -> WentLive:
    """Makes everything a road map needs in one unit of work; raises NoPeriod or SameOrder."""
    unit, requisites = here.unit, plan.requisites
    period = period_of(plan)
    if await unit.roadmaps.same_order(department.id, requisites.number, requisites.date):
        raise SameOrder(requisites.number)
    book = await _directory(here, plan, department)
    road_map_id, activity_ids = await unit.roadmaps.add(department.id, plan, period, here.now)
    tasks = [
        NewTask(activity_id, organisation_id, occurrence.key, occurrence.due, occurrence.awaiting)
        for activity, activity_id in zip(plan.activities, activity_ids, strict=True)
        for organisation_id in doers(activity, book)
        for occurrence in occurrences(activity.schedule)
    ]
    await unit.tasks.add(department.id, tasks)
    await unit.journal.write(
        "roadmap.live",
        f"roadmap:{road_map_id}",
        person_id=here.actor.person.id,
        department_id=department.id,
        now=here.now,
        tasks=len(tasks),
    )
    return WentLive(len(tasks), len({task.organisation_id for task in tasks}))


async def _directory(here: Here, plan: RoadMap, department: Department) -> Directory:
    departments = here.unit.departments
    names = organisations_named(plan, [department.name])
    known = await departments.ensure_organisations(department.id, names)
    for group in plan.groups:
        members = [known[school] for school in group.schools if school in known]
        await departments.ensure_group(department.id, group.name, members)
    own = next(o.id for o in await departments.organisations(department.id) if o.own)
    return directory(own, known, await departments.groups(department.id))
