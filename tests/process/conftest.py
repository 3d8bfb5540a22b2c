"""A local Telegram behind HTTP, and the bot as a process of its own that talks to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import real_clock
from sandbox.clock import Clock
from sandbox.http_line import HttpLine
from sandbox.lines import Line
from sandbox.person import Person
from sandbox.server import Server
from sandbox.telegram import Telegram
from tests.process.running import PATIENCE, Running
from tests.town import AGREE, ORDER, order

DEPARTMENT = "Управление образования Верхнереченского округа"


class House:
    """The sandbox's server, a line to it, the administrator Анна, and the bot that is not started yet."""

    def __init__(self, server: Server, line: Line, anna: Person, bot: Running) -> None:
        self.server = server
        self.telegram = server.telegram
        self.line = line
        self.anna = anna
        self.bot = bot

    async def found_department(self, *, opened: bool = False) -> None:
        """Анна names her department and makes the example order live."""
        if not opened:
            await self.anna.starts()
        await self.anna.gets("Как называется ваше управление образования?")
        await self.anna.says(DEPARTMENT)
        await self.anna.gets("Готово", DEPARTMENT)
        await self.anna.sends_file(ORDER, order())
        await self.anna.presses("Ввести в действие")
        # The bot's clock is the real one: most of the year some dates of the order are past.
        if "Как их считать?" in (await self.anna.gets()).text:
            await self.anna.presses("Просроченными")
        await self.anna.gets("Дорожная карта действует")

    async def joins(self, organisation: str, post: str, *name: str) -> Person:
        """Somebody whom Анна invites and who opens the link."""
        await self.anna.says("/people")
        await self.anna.gets("организаций")
        await self.anna.presses("Организации")
        await self.anna.gets("Выберите организацию")
        await self.anna.presses(organisation)
        await self.anna.gets(f"{organisation}\nШкола")
        await self.anna.presses("Пригласить")
        await self.anna.presses(post)
        invitation = await self.anna.gets("start=", organisation)
        link = next(word for word in invitation.text.split() if "start=" in word)
        person = await Person.arrives(self.line, *name)
        await person.starts(link)
        await person.presses(AGREE)
        await person.gets("Вы вошли как")
        return person


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Monday, 2 March 2026 in the sandbox; the bot's own clock is the real one."""
    start = datetime(2026, 3, 2, 6, tzinfo=UTC)
    folder = tmp_path / "house"
    folder.mkdir()
    async with AsyncExitStack() as parts:
        server = await parts.enter_async_context(Server(Telegram(Clock(start, ticks=real_clock))))
        line = await parts.enter_async_context(HttpLine(server.address, patience=PATIENCE))
        anna = await Person.arrives(line, "Анна", "Ким")
        bot = Running(
            folder,
            BOT_TOKEN=server.telegram.bot().token,
            BOT_API_SERVER=server.address,
            ADMIN_IDS=str(anna.id),
            # These people are quicker than any thumb.
            CHAT_SECONDS="0",
        )
        parts.push_async_callback(bot.end)
        yield House(server, line, anna, bot)
