"""Groups of the messenger: one is bound to a department by its coordinator, and gets its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.actions.digests import WEEK, Standing
from bot.here import Here
from roadmap.chats import GroupChat
from roadmap.department import Department
from roadmap.digest import added, change, digest
from roadmap.tasks import Scope
from roadmap.tellings import NewTelling, TellingKind
from roadmap.week import worth
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class ToChat:
    """A group that is told the numbers of its department, and by which telling."""

    chat: GroupChat
    telling_id: int
    found: Standing


async def numbers(unit: Unit, department: Department, now: datetime) -> Standing:
    """How a department stands, in numbers alone: no school and no activity is named."""
    today = department.day(now)
    tallies = await unit.tasks.tallies(Scope(departments=frozenset({department.id})))
    then = await unit.snapshots.last(department.id, today - 2 * WEEK, today - WEEK)
    changed = None if then is None else change(added(tallies, today), then[1], then[0])
    return Standing(digest(tallies, today).nameless, len({one.id for one in tallies}), changed)


async def to_tell(unit: Unit, department: Department, now: datetime) -> tuple[list[GroupChat], Standing]:
    """The groups that a push of this moment is for, none where there is nothing to say, and what they are told."""
    chats = await unit.chats.told(department.id)
    if not chats:
        return [], Standing(digest((), department.day(now)))
    found = await numbers(unit, department, now)
    return (chats if worth(found.digest) else []), found


async def claim_chats(unit: Unit, department: Department, week: str, now: datetime) -> list[ToChat]:
    """The groups that have not got their digest of a week, each claimed for it now."""
    chats, found = await to_tell(unit, department, now)
    if not chats:
        return []
    wanted = [NewTelling(one.chat, None, {"digest": True}) for one in chats]
    made = await unit.tellings.claim(department.id, TellingKind.WEEK, week, wanted, now)
    return [ToChat(one, made[one.chat], found) for one in chats if one.chat in made]


async def bind(here: Here, chat: GroupChat, department_id: int, topic: int | None) -> Department:
    """The group gets the department's digest from now on."""
    await here.unit.chats.bind(chat.id, department_id, topic, here.actor.person.id)
    await _write(here, "chat.bound", chat, department_id)
    return await here.unit.departments.get(department_id)


async def unbind(here: Here, chat: GroupChat, department_id: int) -> None:
    """The group gets nothing any more."""
    await here.unit.chats.unbind(chat.id, here.now)
    await _write(here, "chat.unbound", chat, department_id)


async def _write(here: Here, action: str, chat: GroupChat, department_id: int) -> None:
    await here.unit.journal.write(
        action,
        f"chat:{chat.id}",
        person_id=here.actor.person.id,
        department_id=department_id,
        now=here.now,
    )
