"""The one way in which tasks come out of a live road map, and follow it: orders, people, dates and days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions.by import By
from bot.actions.prospects import directory_of
from roadmap.before_order import STANDS
from roadmap.draft import Past
from roadmap.occurrences import Occurrence, occurrences
from roadmap.planning import Decisions, Directory, Doer, TaskKey, doers, fans, partners, waiting
from roadmap.replanning import Held, Replan, carried_over, done_elsewhere, followed, in_the_way
from roadmap.roadmap import Activity, RoadMap
from roadmap.tasks import Off, Status
from storage.roadmaps import LiveRoadMap
from storage.tasks import NewTask

Present = Mapping[TaskKey, tuple[int, Held]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A live road map as it stands today: its rows with their ids, whom they mean, what was decided."""

    plan: RoadMap
    activity_ids: tuple[int, ...]
    directory: Directory
    decisions: Decisions
    began: date
    """The day this edition went live: what was due before it stands apart."""

    def rows(self, activity_ids: Iterable[int] | None = None) -> list[tuple[Activity, int]]:
        """Rows with their ids; some of them alone."""
        chosen = None if activity_ids is None else set(activity_ids)
        pairs = zip(self.plan.activities, self.activity_ids, strict=True)
        return [(row, number) for row, number in pairs if chosen is None or number in chosen]


async def standing(by: By, road_map: LiveRoadMap) -> Standing:
    """How a live road map stands today."""
    plan = await by.unit.roadmaps.plan(road_map.id)
    activity_ids = tuple(await by.unit.roadmaps.activities(road_map.id))
    directory = await directory_of(by, plan, owner=road_map.organisation_id)
    decisions = await by.unit.lives.decisions(activity_ids)
    return Standing(plan, activity_ids, directory, decisions, by.department.day(road_map.live_at))


def tasks_of(
    stands: Standing,
    past: Past,
    by: By,
    activity_ids: Iterable[int] | None = None,
    staying: Mapping[int, Sequence[Doer]] | None = None,
    organisation_ids: Collection[int] | None = None,
) -> dict[TaskKey, NewTask]:
    """The tasks of rows: one for each organisation and date, in the order of the plan; of some alone.

    *staying* says by a row's id who has its tasks, whoever it means.
    """
    made = {}
    for activity, number in stands.rows(activity_ids):
        dated: dict[int, tuple[Occurrence, ...]] = {}
        meant = (staying or {}).get(number)
        for doer in meant or doers(activity, stands.directory, number in stands.decisions.split):
            if organisation_ids is not None and doer.organisation_id not in organisation_ids:
                continue
            schedule = stands.decisions.schedule(number, doer.organisation_id, activity.schedule)
            if id(schedule) not in dated:
                dated[id(schedule)] = occurrences(schedule, by.department.settings, by.today)
            for one in dated[id(schedule)]:
                task = _task(number, doer, one, past, by.today, stands.began)
                made[task.key] = task
    return made


def _task(number: int, doer: Doer, one: Occurrence, past: Past, today: date, began: date) -> NewTask:
    late = one.due is not None and one.due < today
    before = one.due is not None and one.due < began
    status, off = STANDS[past] if late else (Status.OPEN, None)
    key = TaskKey(number, doer.organisation_id, one.key)
    return NewTask(key, one, status, doer.assignee_id, off, before_order=before)


async def make(by: By, stands: Standing, past: Past) -> list[NewTask]:
    """Makes the tasks of a road map that goes live."""
    tasks = list(tasks_of(stands, past, by).values())
    await by.unit.tasks.add(by.department.id, tasks)
    await share(by, stands)
    return tasks


async def share(by: By, stands: Standing, activity_ids: Iterable[int] | None = None) -> None:
    """Writes who shares the tasks of rows."""
    split = stands.decisions.split
    await by.unit.lives.set_partners(
        {
            number: partners(activity, stands.directory, number in split)
            for activity, number in stands.rows(activity_ids)
        }
    )


async def follow_all(by: By) -> int:
    """Brings the tasks of all live road maps up to this day; how many changed. Twice is as once."""
    touched, roadmaps = 0, by.unit.roadmaps
    everything = [
        *await roadmaps.live(by.department.id),
        *await roadmaps.of_schools([by.department.id]),
    ]
    for road_map in everything:
        stands = await standing(by, road_map)
        touched += await follow(by, stands)
        await share(by, stands)
    return touched


async def follow(
    by: By,
    stands: Standing,
    activity_ids: Iterable[int] | None = None,
    organisation_ids: Iterable[int] | None = None,
) -> int:
    """Brings tasks up to this day: who came or left, what a rule makes next; how many changed.

    Rows that wait for a word on whom they mean stay with whoever has them. With *organisation_ids* only
    those are looked at, and the department itself, which has what nobody else has.
    """
    change, _ = await follow_rows(by, stands, activity_ids, organisation_ids)
    return change.touched + len(change.cancelled)


async def follow_rows(
    by: By,
    stands: Standing,
    activity_ids: Iterable[int] | None = None,
    organisation_ids: Iterable[int] | None = None,
) -> tuple[Replan, Mapping[TaskKey, Held]]:
    """Does the same; what became of the tasks, and those that were there."""
    rows = stands.rows(activity_ids)
    some = None if organisation_ids is None else {*organisation_ids, stands.directory.own}
    present = await by.unit.tasks.held((number for _, number in rows), some)
    uncertain = {number for activity, number in rows if not _is_certain(activity, stands.directory)}
    whose = await _staying(by, uncertain)
    wanted = tasks_of(stands, Past.OVERDUE, by, [number for _, number in rows], whose, some)
    held = {key: one for key, (_, one) in present.items()}
    fanning = {number for activity, number in rows if fans(activity, stands.directory)}
    for each in (True, False):
        keys = [key for key in wanted if (key.activity_id in fanning) is each]
        for key in done_elsewhere(keys, held, stands.directory.own, each):
            del wanted[key]
    change = followed({key: task.due for key, task in wanted.items()}, held, by.today)
    await apply(by, change, wanted, present)
    return change, held


async def _staying(by: By, activity_ids: Collection[int]) -> dict[int, tuple[Doer, ...]]:
    """Who has tasks of rows that wait for a word, whichever organisations are looked at."""
    found: dict[int, dict[int, Doer]] = {}
    for key, (_, one) in (await by.unit.tasks.held(activity_ids)).items() if activity_ids else ():
        if one.status is not Status.CANCELLED:
            found.setdefault(key.activity_id, {})[key.organisation_id] = Doer(key.organisation_id)
    return {number: tuple(doers.values()) for number, doers in found.items()}


def _is_certain(activity: Activity, directory: Directory) -> bool:
    return not waiting(activity, directory) or any(directory.empty(party) for party in activity.parties)


async def wants(by: By, road_map: LiveRoadMap, key: TaskKey) -> bool:
    """Whether a live road map asks this task of this organisation today; a row that waits for a word may."""
    stands = await standing(by, road_map)
    rows = stands.rows([key.activity_id])
    if any(not _is_certain(activity, stands.directory) for activity, _ in rows):
        return True
    return key in tasks_of(stands, Past.OVERDUE, by, [key.activity_id])


async def redate(
    by: By, road_map: LiveRoadMap, activity_id: int, organisation_id: int | None = None
) -> Replan:
    """Carries an activity's tasks over to dates that were given, of one organisation or of all.

    Whose tasks they are is another matter: whoever has them goes by the new dates, what is off stays off.
    """
    stands = await standing(by, road_map)
    some = None if organisation_id is None else [organisation_id]
    present = await by.unit.tasks.held([activity_id], some)
    whose = _as_they_are(stands, activity_id, present)
    places = {doer.organisation_id for doer in whose}
    wanted = tasks_of(stands, Past.OVERDUE, by, [activity_id], {activity_id: whose}, places)
    present = {key: one for key, one in present.items() if key.organisation_id in places}
    blocked = in_the_way(wanted, {key: one for key, (_, one) in present.items()})
    await by.unit.tasks.make_way([present[key][0] for key in blocked])
    present = {key: one for key, one in present.items() if key not in blocked}
    change = carried_over(wanted, {key: one for key, (_, one) in present.items()})
    await carry(by, change, wanted, present)
    return change


def _as_they_are(stands: Standing, activity_id: int, present: Present) -> tuple[Doer, ...]:
    """Who has tasks of a row now, whoever it means."""
    meant = {
        doer.organisation_id: doer
        for activity, number in stands.rows([activity_id])
        for doer in doers(activity, stands.directory, number in stands.decisions.split)
    }
    places = {key.organisation_id for key, (_, one) in present.items() if one.status is not Status.CANCELLED}
    return tuple(meant.get(one, Doer(one)) for one in sorted(places))


async def carry(by: By, change: Replan, wanted: Mapping[TaskKey, NewTask], present: Present) -> None:
    """Does what was planned, and those that stay on their date become what the rows say now: a day may be of
    another kind, or count another number."""
    await apply(by, change, wanted, present)
    await _renew(by, set(wanted) & set(present), wanted, present)


async def apply(by: By, change: Replan, wanted: Mapping[TaskKey, NewTask], present: Present) -> None:
    """Does to the tasks that are there what was planned, and makes the new ones in the order of the plan."""
    tasks, ids = by.unit.tasks, {key: number for key, (number, _) in present.items()}
    await tasks.cancel([ids[key] for key in change.cancelled], Off.PLAN, by.today)
    ways: dict[tuple[Status, Off | None], list[int]] = {}
    for key in change.restored:
        ways.setdefault((wanted[key].status, wanted[key].off), []).append(ids[key])
    for (status, off), task_ids in ways.items():
        await tasks.set_statuses(task_ids, status, off)
    await _renew(by, change.restored, wanted, present)
    for key, successor in change.moved.items():
        if key.occurrence != successor.occurrence:
            await tasks.redate(ids[key], wanted[successor].occurrence)
    await _hand(by, change, wanted, ids)
    await tasks.add(by.department.id, [task for key, task in wanted.items() if key in change.made])


async def _renew(
    by: By, keys: Collection[TaskKey], wanted: Mapping[TaskKey, NewTask], present: Present
) -> None:
    """What was off missed whatever changed meanwhile, the days off above all."""
    found: dict[Occurrence, list[int]] = {}
    for key in keys:
        found.setdefault(wanted[key].occurrence, []).append(present[key][0])
    await by.unit.tasks.renew(found)


async def _hand(
    by: By, change: Replan, wanted: Mapping[TaskKey, NewTask], ids: Mapping[TaskKey, int]
) -> None:
    after = {change.moved.get(key, key): number for key, number in ids.items()}
    others = {
        successor
        for key, successor in change.moved.items()
        if key.organisation_id != successor.organisation_id
    }
    whose: dict[Doer, list[int]] = {}
    for key in others | set(change.handed):
        assignee = change.handed.get(key, wanted[key].assignee_id)
        whose.setdefault(Doer(key.organisation_id, assignee), []).append(after[key])
    for doer, task_ids in whose.items():
        await by.unit.tasks.hand(task_ids, doer)
