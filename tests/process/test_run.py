"""The whole way by ``vekha run``: a real process over HTTP, from the order to the digest, killed on the way."""

from __future__ import annotations

import os
import re
import stat

import pytest

from sandbox.person import Person
from tests.process.conftest import House

pytestmark = pytest.mark.process

TASK = "Назначение школьных координаторов"
LINK = "https://school2.example.org/order.pdf"
SHOWN = LINK.removeprefix("https://")


async def test_the_main_job_from_the_order_to_the_digest(house: House) -> None:
    await house.bot.start(cold=True)
    await house.found_department()
    boris = await house.joins("МБОУ СОШ № 2", "Руководитель организации", "Борис", "Орлов")
    await opens_task(boris)
    await boris.presses("Сдать")
    await boris.gets("Пришлите подтверждение")
    await boris.says(f"Вот: {LINK}")
    await boris.gets("на проверке", SHOWN)
    await house.anna.gets("На проверку: МБОУ СОШ № 2", SHOWN, "Борис Орлов")
    await house.anna.presses("Принять")
    await boris.gets("Принято", TASK)
    await house.anna.says("/status")
    await house.anna.gets("Принято 1 из ", "Принято: 1")
    assert await house.bot.stop() == 0
    assert "Traceback" not in house.bot.text()


async def test_where_nobody_is_the_administrator_a_link_is_printed_and_never_logged(house: House) -> None:
    house.bot.settings.pop("ADMIN_IDS")
    await house.bot.start()
    await house.bot.kill()
    await house.bot.start()
    old, new = re.findall(r"https://t\.me/\w+\?start=(\S+)", house.bot.printed())
    assert old not in house.bot.text()
    assert new not in house.bot.text()
    await house.anna.starts(old)
    await house.anna.gets("больше ничего не открывает")
    await house.anna.starts(new)
    await house.found_department(opened=True)
    await house.bot.kill()
    await house.bot.start()
    assert house.bot.printed().count("start=") == 2


async def test_named_administrators_need_no_link(house: House) -> None:
    await house.bot.start()
    assert house.bot.printed() == ""


async def opens_task(person: Person) -> None:
    await person.says("/tasks")
    await person.gets(TASK)
    await person.presses("Назначение")
    await person.gets(TASK, "Подтверждение")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
async def test_nobody_else_can_read_the_database(house: House) -> None:
    await house.bot.start()
    await house.anna.starts()
    await house.anna.gets("Как называется")
    for file in house.bot.folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
