"""Role × button × somebody else's id: refused in one neutral sentence, and nothing is changed.

The walk is made from the routers, so a button without a row in the table fails. An id of another department
is answered exactly as one that nothing has.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter

from bot.handlers import routers
from bot.texts.arrival import opens_nothing
from bot.texts.refusals import sentence
from bot.texts.voice import plain, voice_of
from roadmap.refusals import GoneStale, NotAllowed, NotYours
from tests.access.table import EVERYBODY, TABLE, Row
from tests.access.world import HERE, NEIGHBOUR, NOWHERE, Rows, World, build, others
from tests.town import Town

RUSSIAN = voice_of("ru")
REFUSED = {plain(sentence(RUSSIAN, refusal())) for refusal in (NotYours, NotAllowed, GoneStale)}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    town = await Town.founded(tmp_path / "town.sqlite3", datetime(2026, 3, 2, 6, tzinfo=UTC))
    yield await build(town)
    await town.close()


def buttons() -> set[type[CallbackData]]:
    """Every button that a router listens to."""
    return {
        flt.callback.callback_data
        for router in routers()
        for handler in router.callback_query.handlers
        for flt in handler.filters or []
        if isinstance(flt.callback, CallbackQueryFilter)
    }


def packed(kind: type[CallbackData], row: Row, world: World, thing: int) -> str:
    """The button of *row* about *thing*."""
    values = {
        name: world.things.get(value, value) if isinstance(value, str) else value
        for name, value in row.values.items()
    }
    if row.thing is not None:
        values["id"] = thing
    return kind(**values).pack()


def changed(world: World, before: Rows, deed: str) -> list[str]:
    """A complaint where somebody's *deed* has changed something; then all is again as it was.

    Asked once everybody has tried it: to read all that is remembered costs more than a press.
    """
    after = world.rows()
    if after == before:
        return []
    tables = sorted(name for name in after if after[name] != before[name])
    world.restore()
    return [f"{deed} changed {', '.join(tables)}"]


def test_every_button_has_a_row() -> None:
    assert buttons() ^ TABLE.keys() == set()


async def test_who_may_not_is_refused_and_nothing_changes(world: World) -> None:
    complaints = []
    before = world.rows()
    for kind, row in TABLE.items():
        for part in others(EVERYBODY, row.allowed):
            toast = await world.people[part].forges(
                packed(kind, row, world, world.things.get(row.thing or "", 0))
            )
            if toast is None or toast.text not in REFUSED or not toast.alert:
                complaints.append(f"{kind.__name__} by {part}: {toast and toast.text!r}")
        complaints += changed(world, before, kind.__name__)
    assert not complaints, "\n".join(complaints)


async def test_the_neighbour_learns_nothing_and_changes_nothing(world: World) -> None:
    complaints = []
    before = world.rows()
    strangers = [part for part in world.people if part.endswith("there") or part == "stranger"]
    for kind, row in TABLE.items():
        if row.thing is None:
            continue
        for part in strangers:
            person = world.people[part]
            theirs = await person.forges(packed(kind, row, world, world.things[row.thing]))
            nobodys = await person.forges(packed(kind, row, world, NOWHERE))
            if theirs is None or theirs != nobodys or not theirs.alert:
                complaints.append(f"{kind.__name__} by {part}: {theirs} but {nobodys} for nothing")
        complaints += changed(world, before, kind.__name__)
    assert not complaints, "\n".join(complaints)


async def test_who_may_is_let_in(world: World) -> None:
    complaints = []
    for kind, row in TABLE.items():
        for part in row.allowed:
            toast = await world.people[part].forges(
                packed(kind, row, world, world.things.get(row.thing or "", 0))
            )
            if toast is None or (toast.text in REFUSED) != row.out_of_date:
                complaints.append(f"{kind.__name__} by {part}: {toast and toast.text!r}")
            world.restore()
    assert not complaints, "\n".join(complaints)


async def test_screens_about_oneself_show_nothing_of_the_neighbour(world: World) -> None:
    complaints = []
    for kind, row in TABLE.items():
        if row.thing is not None:
            continue
        for part in row.allowed:
            person = world.people[part]
            await person.forges(packed(kind, row, world, 0))
            if NEIGHBOUR in await person.transcript():
                complaints.append(f"{kind.__name__} by {part}")
            world.restore()
    assert not complaints, "\n".join(complaints)


def commands() -> set[str]:
    """Every command that a router listens to."""
    return {
        str(name)
        for router in routers()
        for handler in router.message.handlers
        for flt in handler.filters or []
        if isinstance(flt.callback, Command)
        for name in flt.callback.commands
    }


async def test_commands_show_nothing_of_the_neighbour_and_change_nothing(world: World) -> None:
    complaints = []
    before = world.rows()
    for name in sorted(commands()):
        for part, person in world.people.items():
            await person.says(f"/{name}")
            told = (await person.last()).text
            if (HERE if part.endswith("there") else NEIGHBOUR) in told:
                complaints.append(f"/{name} by {part}: {told}")
        complaints += changed(world, before, f"/{name}")
    assert not complaints, "\n".join(complaints)


async def test_a_start_link_of_nothing_is_answered_alike_to_everybody_and_changes_nothing(
    world: World,
) -> None:
    complaints = []
    before = world.rows()
    neutral = plain(opens_nothing(RUSSIAN))
    for part, person in world.people.items():
        await person.starts("A" * 22)
        told = (await person.last()).text
        if told != neutral:
            complaints.append(f"a link by {part}: {told}")
        if world.rows() != before:
            complaints.append(f"a link by {part} changed something")
            world.restore()
    assert not complaints, "\n".join(complaints)
