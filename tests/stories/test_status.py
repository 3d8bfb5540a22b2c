"""«How do we stand?»: one screen, the ways into it and back, what has changed, straight to a school."""

from __future__ import annotations

from sandbox.person import Person
from tests.stories.place import OTHER, SCHOOL, Place
from tests.town import Town


async def test_the_coordinator_walks_from_the_digest_to_a_task_and_back(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("/status")
    print(await anna.transcript())
