"""A road map is closed: what is unfinished in it is waited for no more, what was done stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.actions.by import By
from bot.actions.prospects import forget
from roadmap.activities import Closing
from roadmap.evidence import Evidence
from roadmap.news import NewsKind
from roadmap.tasks import Off
from storage.news import Fresh
from storage.roadmaps import LiveRoadMap


@dataclass(frozen=True, slots=True)
class Closed:
    """How its tasks stood, and what was handed in for them by their ids."""

    closing: Closing
    proofs: dict[int, list[Evidence]]


async def foresee(by: By, road_map: LiveRoadMap) -> Closing:
    """What closing would do."""
    return Closing(tuple(await by.unit.activities.standing_tasks(road_map.id)))


async def close(by: By, road_map: LiveRoadMap) -> Closed:
    """Ends a road map: what is unfinished in it is no longer waited for; what waits for a review stays in the queue."""
    closing = await foresee(by, road_map)
    proofs = await by.unit.activities.proofs(road_map.id)
    unfinished = closing.unfinished
    await by.unit.tasks.cancel([one.task_id for one in unfinished], Off.CLOSED, by.today)
    await by.unit.roadmaps.close(road_map.id, by.now)
    await forget(by)
    owner = {} if road_map.organisation_id is None else {"organisation": road_map.organisation_id}
    await by.write("roadmap.closed", f"roadmap:{road_map.id}", **owner, cancelled=len(unfinished))
    await _heads_hear(by, road_map, closing)
    return Closed(closing, proofs)


async def _heads_hear(by: By, road_map: LiveRoadMap, closing: Closing) -> None:
    """Heads whose tasks were unfinished hear of it, each once, with how many."""
    tasks = Counter(one.organisation_id for one in closing.unfinished)
    of_person: Counter[int] = Counter()
    for organisation_id, _, person in await by.unit.people.heads_of(tasks, by.today):
        of_person[person.id] += tasks[organisation_id]
    about = {"id": road_map.id, "title": road_map.title, "before": "live", "after": ""}
    fresh = [
        Fresh(NewsKind.CLOSED, number, None, {**about, "tasks": count}) for number, count in of_person.items()
    ]
    await by.unit.news.add(by.department.id, fresh, by.person_id, by.now)
