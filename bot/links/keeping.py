"""Which links are due to be looked at, and what people are told of what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.clock import Clock
from bot.delivery import outgoing
from bot.keyboards.tasks import to_card
from bot.says import Note
from bot.texts import links as words
from bot.texts.voice import voice_of
from roadmap.link_checks import Verdict, is_news
from storage.database import Database
from storage.unit import Unit

HANDFUL = 20


class LinkBook:
    """The two ends of the background check in the database. *said* wakes the sender."""

    def __init__(self, database: Database, clock: Clock, said: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._said = said

    async def next_due(self) -> Sequence[str]:
        """A handful of addresses that are due, the longest due first."""
        async with self._database.unit() as unit:
            return await unit.links.due(self._clock(), HANDFUL)

    async def save(self, verdict: Verdict) -> None:
        """Keeps what was found; the author and the coordinators are told of trouble, once."""
        now = self._clock()
        async with self._database.unit() as unit:
            notes: list[Note] = []
            for link_id, department_id, times in await unit.links.seen(verdict, now):
                if is_news(verdict, times):
                    notes += await self._news(unit, verdict, link_id, department_id)
            await unit.outbox.add(outgoing.rows(notes, 0, None, None), now)
        self._said()

    async def _news(self, unit: Unit, verdict: Verdict, link_id: int, department_id: int) -> list[Note]:
        task_id, authors = await unit.links.concerned(link_id)
        task = None if task_id is None else await unit.tasks.get(task_id)
        if task is None:
            return []
        department = await unit.departments.get(department_id)
        tell = [*authors, *await unit.people.coordinators(department_id, department.day(self._clock()))]
        return [
            Note(
                words.trouble(voice_of(person.language), verdict),
                to_card(voice_of(person.language), task),
                to=chat,
            )
            for chat, person in dict(tell).items()
        ]
