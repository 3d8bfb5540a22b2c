"""A row with co-executors is split, so that each has a task of their own, and put together again."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from bot.actions.by import By
from bot.actions.replanning import Standing, apply, share, standing, tasks_of
from roadmap.activities import given_back, split_off
from roadmap.draft import Past
from roadmap.planning import TaskKey, doers, fans, waiting
from roadmap.refusals import GoneStale
from roadmap.roadmap import Activity
from roadmap.tasks import Off, Task


@dataclass(frozen=True, slots=True)
class Divided:
    """How many tasks came or went, and whose they are: organisations but for the one that leads."""

    tasks: int
    organisations: frozenset[int]


async def split_row(by: By, task: Task) -> Divided:
    """Each co-executor gets tasks of their own for what is still due; the leading ones stay with all their history.

    Raises GoneStale for a row that is closed, split, fans out, or whose parties wait to be bound.
    """
    stands, activity = await _row(by, task, split=False)
    if fans(activity, stands.directory) or waiting(activity, stands.directory):
        raise GoneStale
    await by.unit.lives.split(task.activity_id, True)
    stands = await _standing(by, task)
    wanted = tasks_of(stands, Past.OVERDUE, by, [task.activity_id])
    present = await by.unit.tasks.held([task.activity_id])
    dues = {key: one.due for key, one in wanted.items()}
    change = split_off(dues, {key: held for key, (_, held) in present.items()}, by.today)
    await apply(by, change, wanted, present)
    await share(by, stands, [task.activity_id])
    return await _divided(by, task, "task.split", change.made | change.restored)


async def join_row(by: By, task: Task) -> Divided:
    """One task for all again: those that were split off are waited for no more.

    Raises PartHandedIn where one of them was handed in, GoneStale for a row that is closed or not split.
    """
    stands, activity = await _row(by, task, split=True)
    leading = {one.organisation_id for one in doers(activity, stands.directory)}
    present = await by.unit.tasks.held([task.activity_id])
    names = {one.id: one.name for one in await by.unit.organisations.all(by.department.id)}
    gone = given_back({key: held for key, (_, held) in present.items()}, leading, names)
    await by.unit.lives.split(task.activity_id, False)
    await by.unit.tasks.cancel([present[key][0] for key in gone], Off.PLAN, by.today)
    await share(by, await _standing(by, task), [task.activity_id])
    return await _divided(by, task, "task.joined", gone)


async def _row(by: By, task: Task, *, split: bool) -> tuple[Standing, Activity]:
    stands = await _standing(by, task)
    found = stands.rows([task.activity_id])
    if not found or (task.activity_id in stands.decisions.split) is not split:
        raise GoneStale
    return stands, found[0][0]


async def _standing(by: By, task: Task) -> Standing:
    road_map = await by.unit.roadmaps.get(task.road_map_id)
    if road_map is None:
        raise GoneStale
    return await standing(by, road_map)


async def _divided(by: By, task: Task, action: str, keys: Set[TaskKey]) -> Divided:
    await by.write(action, f"task:{task.id}", tasks=len(keys))
    return Divided(len(keys), frozenset(key.organisation_id for key in keys))
