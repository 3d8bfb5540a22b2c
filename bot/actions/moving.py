"""Who hears that tasks came or went with a group's members: every head once, however many groups changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from bot.here import Here
from roadmap.news import NewsKind
from roadmap.replanning import Moves
from storage.news import Fresh


async def tell_heads(here: Here, moved: Mapping[int, Moves], group_id: int = 0, name: str = "") -> None:
    """Heads hear what came and went for their organisations; *name* is the group's, where one alone changed."""
    sums: dict[int, Moves] = {}
    places = [one for one in moved if moved[one]]
    for organisation_id, _, person in await here.unit.people.heads_of(places, here.today):
        sums[person.id] = sums.get(person.id, Moves()) + moved[organisation_id]
    fresh = [
        Fresh(NewsKind.MOVED, person_id, None, {**asdict(tasks), "id": group_id, "name": name})
        for person_id, tasks in sums.items()
    ]
    await here.unit.news.add(here.department.id, fresh, here.actor.person.id, here.now)
