"""kill -9 at any moment of a push: everybody has it, nobody more than twice, and no more twice than were on their way."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from markupsafe import Markup

from bot.clock import real_clock
from bot.delivery import outgoing
from bot.delivery.pace import Limits
from bot.says import Note
from roadmap.tellings import NewTelling, TellingKind
from sandbox.deeds import Deeds
from storage.database import open_database
from tests.process.conftest import House
from tests.process.running import until

pytestmark = pytest.mark.process

WEEK = "Ваша неделя: 3 задания"
SECONDS = 120.0


@pytest.mark.parametrize(("kills", "recipients"), [(3, 90), pytest.param(10, 600, marks=pytest.mark.soak)])
async def test_everybody_has_it_and_nobody_thrice(house: House, kills: int, recipients: int) -> None:
    house.telegram.latency.change(0.05, 0.3)
    people = crowd(house, recipients)
    await house.bot.start()
    await house.bot.kill()
    await push(house, people)
    await house.bot.start()
    chance, half_said = random.Random(20261116), set[int]()
    for number in range(1, kills + 1):
        wanted = recipients * number // (kills + 1) + chance.randint(0, 10)
        await until(lambda wanted=wanted: len(told(house)) >= wanted, "some more of the push", SECONDS)  # type: ignore[misc]
        await house.bot.kill()
        # Said, and not known to be: of each kill there are no more than were on their way.
        fresh = (set(told(house)) & waiting(house)) - half_said
        assert len(fresh) <= Limits().at_once
        half_said |= fresh
        await house.bot.start()
    await until(lambda: not waiting(house), "everybody is told", SECONDS)

    times = Counter(told(house))
    assert set(times) == set(people)
    assert max(times.values()) <= 2
    assert {chat for chat, number in times.items() if number > 1} <= half_said
    assert house.bot.rows("SELECT count(*) FROM telling WHERE sent_at IS NULL OR failure IS NOT NULL") == [
        (0,)
    ]


def crowd(house: House, number: int) -> list[int]:
    """People who have all written to the bot once."""
    bot, deeds = house.telegram.bot(), Deeds(house.telegram)
    people = [deeds.arrive(f"Имя{n}") for n in range(number)]
    for person in people:
        person.started.add(bot.id)
    return [person.id for person in people]


async def push(house: House, people: list[int]) -> None:
    """Something is to be told to everybody, in one commit; the bot does not run meanwhile."""
    database = await open_database(f"sqlite:///{house.bot.database}")
    now = real_clock()
    async with database.unit() as unit:
        department = await unit.departments.add("Управление образования", "Europe/Moscow", now)
        # Whatever the hour is at which the test runs.
        await unit.settings.change(
            department.id, settings=replace(department.settings, quiet_from=0, quiet_until=0)
        )
        wanted = [NewTelling(chat, None) for chat in people]
        made = await unit.tellings.claim(department.id, TellingKind.WEEK, "2020-W01", wanted, now)
        notes = [Note(Markup(WEEK), to=chat, telling=number) for chat, number in made.items()]
        await unit.outbox.add(outgoing.rows(notes, 0, None, None), now)
    await database.close()


def waiting(house: House) -> set[int]:
    """The chats that have not been told as far as the bot knows."""
    return {chat for (chat,) in house.bot.rows("SELECT chat_id FROM outbox WHERE refused_at IS NULL")}


def told(house: House) -> list[int]:
    """The chats that the messenger gave it to, as often as it did."""
    lines = house.telegram.book.stored("sendMessage")
    return [line.chat_id for line in lines if line.chat_id is not None and line.said.startswith(WEEK)]
