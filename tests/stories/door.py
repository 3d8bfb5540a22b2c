"""What stories at the door have in common: links, people whom a list names, a look into the database."""

from __future__ import annotations

import sqlite3
from typing import Any

from roadmap.people import Role
from sandbox.person import Person
from tests.town import Town
from tests.town import link_of as made_link

SCHOOL = "МБОУ СОШ № 2"
HEAD = "Руководитель организации"
NOTHING = "Эта ссылка больше ничего не открывает"


async def link_of(coordinator: Person, organisation: str = SCHOOL, post: str = HEAD) -> str:
    """A fresh link for whoever comes."""
    return await made_link(coordinator, organisation, post)


def asked(town: Town, question: str, *values: Any) -> list[Any]:
    """What the database answers."""
    with sqlite3.connect(town.path) as live:
        found = live.execute(question, values).fetchall()
    live.close()
    return found


def journal(town: Town, action: str) -> list[Any]:
    return asked(town, "SELECT subject, person_id, details FROM journal WHERE action = ?", action)


async def expected(
    town: Town, name: str, role: Role = Role.HEAD, school: str = SCHOOL, title: str = ""
) -> int:
    """Somebody whom a list names before they come in; their id."""
    async with town.database.unit() as unit:
        (department,) = await unit.departments.all()
        schools = {one.name: one.id for one in await unit.departments.organisations(department.id)}
        person = await unit.people.expect(name, "ru", town.clock.now())
        await unit.people.appoint(person.id, role, department.id, schools[school], title=title)
    return person.id


async def personal_link(coordinator: Person, name: str) -> str:
    """A link for somebody who is expected."""
    await coordinator.says("/people")
    await coordinator.presses("Приглашения")
    await coordinator.presses("Кто вошёл, кто нет")
    await coordinator.presses(name)
    await coordinator.presses("Сообщения для пересылки")
    invitation = await coordinator.sees("Приглашение", "start=")
    return next(word for word in invitation.text.split() if "start=" in word)


async def together(town: Town, *deeds: Any) -> None:
    """Everybody acts before the bot looks."""
    town.line.settle = None
    for deed in deeds:
        await deed
    town.line.settle = town.settle
    await town.settle()


async def refused(person: Person, link: str) -> None:
    await person.starts(link)
    await person.sees_last(NOTHING)
