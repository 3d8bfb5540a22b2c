"""A department where life goes on: the people of the stories about changes, and what they do often."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from roadmap.people import Role
from roadmap.tasks import Scope
from sandbox.person import Person
from tests.town import Town

SCHOOL, OTHER = "МБОУ СОШ № 2", "МБОУ СОШ № 5"


@dataclass
class Place:
    """A department with a live road map: Анна coordinates; Борис heads a school, Вера and Глеб teach in it."""

    town: Town
    anna: Person
    boris: Person
    vera: Person
    gleb: Person

    async def id(self, person: Person) -> int:
        async with self.town.database.unit() as unit:
            actor = await unit.people.actor(person.id, self.town.clock.now())
        assert actor is not None
        return actor.person.id

    async def post(self, person: Person, role: Role) -> int:
        number = await self.id(person)
        async with self.town.database.unit() as unit:
            held = await unit.changes.of_person(number)
        return next(one.post.id for one in held if one.post.role is role and one.own)

    async def school(self, name: str = SCHOOL) -> int:
        async with self.town.database.unit() as unit:
            return next(one.id for one in await unit.departments.organisations(1) if one.name == name)

    async def tasks(self, name: str = SCHOOL) -> list[int]:
        scope = Scope(organisations=frozenset({await self.school(name)}))
        async with self.town.database.unit() as unit:
            page, _, _ = await unit.task_lists.page(scope, 0, 100, self.town.clock.now().date())
        return [task.id for task in page]

    async def give(self, task_id: int, person: Person) -> None:
        number = await self.id(person)
        async with self.town.database.unit() as unit:
            await unit.tasks.change(task_id, assignee_id=number)

    async def assignee(self, task_id: int) -> int | None:
        async with self.town.database.unit() as unit:
            task = await unit.tasks.get(task_id)
        assert task is not None
        return task.assignee_id

    async def appoint(self, person: Person, role: Role, school: str | None) -> None:
        number, where = await self.id(person), None if school is None else await self.school(school)
        async with self.town.database.unit() as unit:
            await unit.people.appoint(number, role, 1, where)

    async def changes(self, who: Person, about: Person) -> None:
        await who.forges(f"vc:{await self.id(about)}")

    def rows(self, query: str) -> list[Any]:
        with sqlite3.connect(self.town.path) as live:
            found = live.execute(query).fetchall()
        live.close()
        return found


async def names_a_substitute(place: Place, who: Person, absent: Person, name: str, days: str) -> None:
    await place.changes(who, absent)
    await who.presses("Назначить замещение")
    await who.presses(name)
    await who.says(days)


async def a_colleague(place: Place) -> Person:
    """Жанна, a specialist of the department."""
    zhanna = await place.town.joins(place.anna, SCHOOL, "Педагог", "Жанна", "Уль")
    await place.appoint(zhanna, Role.STAFF, None)
    return zhanna


async def head_when_opened(place: Place, name: str) -> str:
    """Анна names somebody new who will head Борис's school; the link that makes them so."""
    anna = place.anna
    await anna.forges(f"cw:{await place.post(place.boris, Role.HEAD)}:h:0")
    await anna.says(name)
    await anna.presses("Добавить нового человека")
    await anna.presses("Когда откроет ссылку")
    await anna.presses("Да, подтверждаю")
    invitation = await anna.sees(f"Приглашение: {name}", "start=")
    return next(word for word in invitation.text.split() if "start=" in word)
