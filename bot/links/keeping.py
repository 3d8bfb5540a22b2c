"""Which links are due to be looked at, and what people are told of what was found."""

from __future__ import annotations

from collections.abc import Sequence

from bot.clock import Clock
from bot.keyboards import tasks as keyboards
from bot.letters import Letter, post
from bot.texts import link_news as words
from bot.texts.voice import Voice, voice_of
from roadmap.link_checks import Verdict, is_news
from roadmap.news import NewsKind
from roadmap.people import Person
from roadmap.tasks import Task
from storage.database import Database
from storage.unit import Unit

HANDFUL = 20


class LinkBook:
    """The two ends of the background check in the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def next_due(self) -> Sequence[str]:
        """A handful of addresses that are due, the longest due first."""
        async with self._database.unit() as unit:
            return await unit.links.due(self._clock(), HANDFUL)

    async def save(self, verdict: Verdict) -> None:
        """Keeps what was found; the author and the coordinators are told of trouble, once."""
        now = self._clock()
        async with self._database.unit() as unit:
            for link_id, department_id, times in await unit.links.seen(verdict, now):
                if is_news(verdict, times):
                    letters = await self._news(unit, verdict, link_id, department_id)
                    await post(unit, department_id, NewsKind.LINK, letters, now, None)

    async def _news(self, unit: Unit, verdict: Verdict, link_id: int, department_id: int) -> list[Letter]:
        """Each author hears of their own tasks, the coordinators of all at once."""
        concerned = await unit.links.concerned(link_id)
        found = [await unit.tasks.get(task_id) for task_id in dict.fromkeys(one for one, _, _ in concerned)]
        tasks = {task.id: task for task in found if task is not None}
        tell: dict[int, tuple[Person, list[Task]]] = {}
        for task_id, chat, person in concerned:
            if chat is not None and task_id in tasks:
                tell.setdefault(chat, (person, []))[1].append(tasks[task_id])
        day = (await unit.departments.get(department_id)).day(self._clock())
        for chat, person in await unit.people.coordinators(department_id, day):
            tell[chat] = (person, list(tasks.values()))
        return [
            _letter(person, voice_of(person.language), verdict, about)
            for person, about in tell.values()
            if about
        ]


def _letter(person: Person, voice: Voice, verdict: Verdict, about: list[Task]) -> Letter:
    return person, words.news(voice, verdict, about), keyboards.to_cards(voice, about)
