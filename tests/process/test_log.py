"""The log while everything breaks: it says what is wrong, in either form, and never the token."""

from __future__ import annotations

import json

import pytest

from tests.process.conftest import House
from tests.process.running import until
from tests.town import ORDER, order

pytestmark = pytest.mark.process


@pytest.mark.parametrize("form", ["text", "json"])
async def test_no_token_in_the_log_whatever_breaks(house: House, form: str) -> None:
    house.bot.settings["LOG_FORMAT"] = form
    faults, anna = house.telegram.faults, house.anna
    await house.bot.start()
    await house.found_department()
    for kind in ("502", "cut", "429"):
        faults.add(kind, method="sendMessage", times=1)
        await anna.says("/halp")
        await anna.gets("Команды /halp нет")
        await until(lambda: not house.bot.rows("SELECT id FROM outbox"), "everything is said")
    for kind in ("outage", "500"):
        faults.add(kind, method="download")
        await anna.sends_file(ORDER, order())
        await anna.gets("Мессенджер не отдал мне файл")
        faults.heal()
    faults.add("502", method="getUpdates", times=1)
    await anna.says("/halp")
    await house.bot.writes("Updates cannot be fetched")
    faults.add("outage")
    await anna.says("/halp")
    begun = len(house.bot.log)
    await house.bot.writes("Updates cannot be fetched", since=begun)
    faults.heal()
    await house.bot.stop()
    log = house.bot.text()
    token = house.telegram.bot().token
    assert token not in log
    assert token.partition(":")[2] not in log
    assert house.telegram.bot().token.partition(":")[0] + "%3A" not in log
    assert "The messenger cannot be reached" in log
    assert "A file cannot be fetched" in log
    if form == "json":
        assert all(
            {"time", "level", "logger", "message"} <= json.loads(line).keys() for line in house.bot.log
        )


async def test_a_token_that_was_revoked_ends_the_bot_with_a_line(house: House) -> None:
    await house.bot.start()
    await until(lambda: house.telegram.bot().updates.is_read, "the bot waits for updates")
    token = house.telegram.bot().token
    house.telegram.bot().token = f"{token.partition(':')[0]}:SANDBOX{'b' * 24}"
    await house.anna.starts()
    await house.bot.writes("BOT_TOKEN: токен не принят")
    assert await house.bot.ended() == 2
    assert "Traceback" not in house.bot.text()
    assert token not in house.bot.text()
