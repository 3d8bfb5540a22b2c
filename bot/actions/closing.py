"""A road map is closed: what is unfinished in it is waited for no more, what was done stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.actions.by import By
from bot.actions.prospects import forget
from roadmap.activities import Closing
from roadmap.evidence import Evidence
from roadmap.people import Person
from roadmap.tasks import Off
from storage.roadmaps import LiveRoadMap


@dataclass(frozen=True, slots=True)
class Closed:
    """How its tasks stood, what was handed in for them by their ids, and whom to tell: (chat, person, how many)."""

    closing: Closing
    proofs: dict[int, list[Evidence]]
    heads: list[tuple[int, Person, int]]


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
    return Closed(closing, proofs, await _heads(by, closing))


async def _heads(by: By, closing: Closing) -> list[tuple[int, Person, int]]:
    """Heads whose tasks were unfinished, each once, with how many."""
    tasks = Counter(one.organisation_id for one in closing.unfinished)
    of_person: Counter[int] = Counter()
    reached = {}
    for organisation_id, chat, person in await by.unit.people.heads_of(tasks, by.today):
        if person.id != by.person_id:
            reached[person.id] = (chat, person)
            of_person[person.id] += tasks[organisation_id]
    return [(chat, person, of_person[person.id]) for chat, person in reached.values()]
