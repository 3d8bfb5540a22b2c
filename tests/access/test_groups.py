"""In a group of the messenger no button does anything, but for the one by which its coordinator binds it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.keyboards import data
from bot.texts.chats import only_coordinator
from bot.texts.unexpected import private_only
from bot.texts.voice import plain, voice_of
from sandbox.membership import Groups
from tests.access.table import TABLE
from tests.access.test_walk import packed
from tests.access.world import World, build
from tests.town import Town

RUSSIAN = voice_of("ru")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    town = await Town.founded(tmp_path / "town.sqlite3", datetime(2026, 3, 2, 6, tzinfo=UTC))
    yield await build(town)
    await town.close()


async def a_group(world: World) -> int:
    """Everybody's group, to which the coordinator has added the bot."""
    telegram = world.town.telegram
    people = [telegram.world.people[person.id] for person in world.people.values()]
    groups, bot = Groups(telegram.world), telegram.bot()
    chat = groups.make(bot, "Район", people, with_bot=False)
    groups.invite(chat, bot, telegram.world.people[world.people["coordinator"].id])
    await world.town.settle()
    return chat.id


async def test_no_button_of_the_private_chat_works_in_a_group(world: World) -> None:
    chat = await a_group(world)
    before, complaints = world.rows(), []
    for kind, row in TABLE.items():
        if kind is data.BindChat:
            continue
        there = world.people["coordinator"].in_chat(chat)
        toast = await there.forges(packed(kind, row, world, world.things.get(row.thing or "", 0)))
        if toast is None or toast.text != plain(private_only(RUSSIAN)):
            complaints.append(f"{kind.__name__}: {toast}")
    assert not complaints, "\n".join(complaints)
    assert world.rows() == before


async def test_only_the_coordinators_press_binds(world: World) -> None:
    chat = await a_group(world)
    before = world.rows()
    button = data.BindChat(id=world.things["department"]).pack()
    for part, person in world.people.items():
        if part == "coordinator":
            continue
        toast = await person.in_chat(chat).forges(button)
        assert toast is not None, part
        assert toast.text == plain(only_coordinator(RUSSIAN)), part
    assert world.rows() == before
    await world.people["coordinator"].in_chat(chat).forges(button)
    changed = {name for name, rows in world.rows().items() if rows != before[name]}
    assert changed == {"group_chat", "journal"}
