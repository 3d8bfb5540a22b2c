"""News of a deed is kept in the deed's commit, and gathered for everybody who is to hear of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.here import Here
from roadmap.department import Department
from roadmap.news import WHATEVER_THE_POST, News, NewsKind, Wait, by_person, settled, still_so
from roadmap.people import Actor, Person
from roadmap.talk import Request
from roadmap.tasks import Task, may_see
from storage.news import Fresh
from storage.unit import Unit

BATCH = 100
"""People who are told in one commit."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the news speaks of, by ids, as it stands now."""

    tasks: Mapping[int, Task] = field(default_factory=dict)
    requests: Mapping[int, Request] = field(default_factory=dict)
    comments: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, Person] = field(default_factory=dict)

    @property
    def asked(self) -> frozenset[int]:
        """The ids of requests that nobody has decided."""
        return frozenset(number for number, request in self.requests.items() if request.granted is None)

    def task(self, one: News) -> Task:
        """The task that news is about."""
        return self.tasks[one.task_id or 0]

    def actor(self, one: News) -> str:
        """The name of who did it; empty for who was forgotten."""
        person = self.people.get(one.actor_id or 0)
        return person.name if person else ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one person hears now, in which chat; *elsewhere* they work for other departments too."""

    person: Person
    chat: int
    elsewhere: bool
    news: Sequence[News]


async def tell(here: Here, kind: NewsKind, task: Task, people: Iterable[Person], **details: Any) -> None:
    """What *people* are to hear of the actor's deed: within minutes, unless it is undone before."""
    await tell_of(here.unit, kind, task, people, here.now, here.actor.person.id, **details)


async def tell_of(
    unit: Unit,
    kind: NewsKind,
    task: Task,
    people: Iterable[Person],
    now: datetime,
    actor_id: int | None,
    **details: Any,
) -> None:
    """The same of a deed by *actor_id*; None is the clock."""
    fresh = [Fresh(kind, person.id, task.id, details) for person in people]
    await unit.news.add(task.department_id, fresh, actor_id, now)


async def due(
    unit: Unit, department: Department, now: datetime, wait: Wait
) -> tuple[list[Heard], Facts, list[int], bool]:
    """Who hears what now, of which facts; ids of news that needs no telling any more; whether there is more."""
    people = {
        number: own
        for number, own in by_person(await unit.news.waiting(department.id)).items()
        if wait.is_over(own, now)
    }
    batch = dict(list(people.items())[:BATCH])
    if not batch:
        return [], Facts(), [], False
    facts = await _facts(unit, batch)
    chats = await unit.tellings.chats(department.id)
    at_work = {
        actor.person.id: actor for _, actor in await unit.present.at_work(department.id, department.day(now))
    }
    heard, over = [], []
    for number, own in batch.items():
        told = [one for one in settled(own) if _is_told(one, at_work.get(number), facts)]
        if told and number in chats:
            heard.append(Heard(facts.people[number], *chats[number], told))
        kept = {one.id for one in told} if number in chats else set()
        over += [one.id for one in own if one.id not in kept]
    return heard, facts, over, len(people) > len(batch)


async def _facts(unit: Unit, batch: Mapping[int, Sequence[News]]) -> Facts:
    """Everything that a batch of people is told of: four statements."""
    news = [one for own in batch.values() for one in own]
    requests = {one.details["request"] for one in news if "request" in one.details}
    comments = {one.details["comment"] for one in news if "comment" in one.details}
    return Facts(
        await unit.tasks.several(one.task_id for one in news if one.task_id is not None),
        await unit.talk.requests(requests),
        await unit.talk.texts(comments),
        await unit.people.several({*batch, *(one.actor_id for one in news if one.actor_id is not None)}),
    )


def _is_told(one: News, actor: Actor | None, facts: Facts) -> bool:
    if one.kind in WHATEVER_THE_POST:
        return True
    if actor is None or one.task_id is None:
        return actor is not None
    task = facts.tasks.get(one.task_id)
    return task is not None and may_see(actor, task) and still_so(one, task, facts.asked)
