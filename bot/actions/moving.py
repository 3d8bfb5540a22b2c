"""Who is told that tasks came or went with a group's members: every head once, however many groups changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from roadmap.people import Person
from roadmap.replanning import Moves
from storage.unit import Unit


async def heads_moved(
    unit: Unit, moved: Mapping[int, Moves], day: date, but: int | None
) -> list[tuple[int, Person, Moves]]:
    """(Telegram id, person, what came and went for their organisations); not the person *but*, who did it."""
    reached: dict[int, tuple[int, Person]] = {}
    sums: dict[int, Moves] = {}
    for organisation_id, chat, person in await unit.people.heads_of(
        [one for one in moved if moved[one]], day
    ):
        if person.id != but:
            reached[person.id] = (chat, person)
            sums[person.id] = sums.get(person.id, Moves()) + moved[organisation_id]
    return [(chat, person, sums[person.id]) for chat, person in reached.values()]
