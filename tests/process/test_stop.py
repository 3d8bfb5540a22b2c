"""SIGTERM, as a service manager stops the bot: it ends at once, with 0, and nothing in hand is lost."""

from __future__ import annotations

import asyncio
import os
import time

import pytest

from tests.process.conftest import House
from tests.process.running import until
from tests.process.test_kill import LINKS, left, link, told, writes

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name != "posix", reason="Windows knows no SIGTERM"),
]
# Service managers kill after ten seconds.
PROMPTLY = 9.0


async def stops(house: House) -> None:
    begun = time.monotonic()
    assert await house.bot.stop() == 0, house.bot.text()
    assert time.monotonic() - begun < PROMPTLY
    for words in ("Traceback", "never awaited", "was destroyed", "Warning"):
        assert words not in house.bot.text(), house.bot.text()


async def test_with_nothing_to_do(house: House) -> None:
    await house.bot.start(cold=True)
    await until(lambda: house.telegram.bot().updates.is_read, "the bot waits for updates")
    await stops(house)


async def test_in_the_middle_of_work(house: House) -> None:
    await house.bot.start()
    await house.found_department()
    heads = [await house.joins("СОШ № 2", "Руководитель", f"Пётр{number}") for number in range(4)]
    (task,) = house.bot.rows("SELECT min(task.id) FROM task JOIN organisation ON organisation.id = "
                             "organisation_id WHERE name LIKE '%СОШ № 2'")[0]  # fmt: skip
    writing = [asyncio.create_task(writes(head, task)) for head in heads]
    for more in (10, 30, 50):
        wanted = len(house.telegram.book) + more
        await until(lambda wanted=wanted: len(house.telegram.book) >= wanted, "some more work")  # type: ignore[misc]
        await stops(house)
        await house.bot.start()
    await asyncio.gather(*writing)
    await until(lambda: not left(house), "everything is done and said")
    wanted_links = sorted(link(head, number) for head in heads for number in range(LINKS))
    assert sorted(value for (value,) in house.bot.rows("SELECT value FROM evidence")) == wanted_links
    assert told(house, heads) == {head.id: LINKS for head in heads}


async def test_while_the_messenger_hangs(house: House) -> None:
    await house.bot.start()
    await house.anna.starts()
    await house.anna.gets("Как называется")
    house.telegram.faults.add("slow", method="sendMessage", times=1, seconds=60)
    await house.anna.says("12345")
    await until(lambda: not list(house.telegram.faults), "the answer is on its way")
    await stops(house)
    await house.bot.start()
    await house.anna.gets("В названии нужны буквы")


async def test_while_an_order_is_being_fetched(house: House) -> None:
    await house.bot.start()
    await house.found_department()
    house.telegram.faults.add("slow", method="download", times=1, seconds=60)
    await house.anna.sends_file("plan.txt", b"nothing")
    await until(lambda: not list(house.telegram.faults), "the download has begun")
    await stops(house)
    await house.bot.start()
    await house.anna.gets("Здесь нет таблицы")
