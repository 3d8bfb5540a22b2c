"""A person asks what is held on them, or asks to be forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from roadmap.changes import led_without
from roadmap.people import Actor, Person, Post, Role
from roadmap.privacy import Removed
from roadmap.refusals import LastCoordinator, SetAsAdministrator
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who has to know what became free: their Telegram id, and what concerns them."""

    chat: int
    person: Person
    posts: tuple[Post, ...]
    tasks: int


async def check_removal(unit: Unit, actor: Actor, set_as_administrator: bool, now: datetime) -> None:
    """Raises SetAsAdministrator or LastCoordinator where a person cannot be forgotten yet."""
    if set_as_administrator:
        raise SetAsAdministrator
    for post in actor.posts:
        if post.role is Role.COORDINATOR and post.stands_for_id is None:
            day = post.department.day(now)
            known = await unit.changes.held(post.department.id, day)
            if not led_without(actor.person.id, day, known):
                raise LastCoordinator


async def remove(unit: Unit, actor: Actor, set_as_administrator: bool, now: datetime) -> list[Told]:
    """Forgets who a person is, in one unit; whom to tell what became free. Raises as :func:`check_removal`."""
    await check_removal(unit, actor, set_as_administrator, now)
    person = actor.person
    # The earliest of their departments' days: from it on they hold no post anywhere.
    day = min((post.department.day(now) for post in actor.posts), default=now.astimezone(UTC).date())
    removed = await unit.forgetting.remove(person.id, day, now)
    departments: set[int | None] = {post.department.id for post in removed.posts}
    for department_id in departments or {None}:
        await unit.journal.write(
            "person.removed",
            f"person:{person.id}",
            person_id=person.id,
            department_id=department_id,
            now=now,
            tasks=removed.tasks.get(department_id or 0, 0),
        )
    return await _to_tell(unit, removed, now)


async def _to_tell(unit: Unit, removed: Removed, now: datetime) -> list[Told]:
    """The coordinators of every department that a post was in; what is theirs alone."""
    told: list[Told] = []
    for department in {post.department.id: post.department for post in removed.posts}.values():
        posts = tuple(post for post in removed.posts if post.department.id == department.id)
        for chat, person in await unit.people.coordinators(department.id, department.day(now)):
            told.append(Told(chat, person, posts, removed.tasks.get(department.id, 0)))
    return told
