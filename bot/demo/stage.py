"""The stage: a local Telegram and the bot that talks to it over HTTP, with a data folder that vanishes."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.assemble import Vekha, make_bot
from bot.clock import real_clock
from bot.delivery.pace import UNLIMITED
from bot.demo.links import SandboxResolver
from bot.reading import read_here
from bot.settings import Settings
from sandbox.clock import Clock
from sandbox.http_line import HttpLine
from sandbox.person import Person
from sandbox.server import Server
from sandbox.telegram import Telegram
from storage.database import open_database


@dataclass(frozen=True, slots=True)
class Script:
    """What is played: ``examples/demo.json``, with the order's bytes."""

    words: dict[str, Any]
    order: bytes

    @classmethod
    def read(cls) -> Script:
        """The script and its order, from the examples."""
        examples = files("examples")
        words = json.loads((examples / "demo.json").read_text("utf-8"))
        return cls(words, (examples / words["order"]).read_bytes())


class Stage:
    """``async with Stage(script, port) as stage``: everything runs until the block ends.

    ``coordinator`` is there from the start: the settings name them as the administrator.
    """

    def __init__(self, script: Script, port: int = 0) -> None:
        self.script = script
        self._port = port
        self._parts = AsyncExitStack()
        self.coordinator: Person
        self.line: HttpLine

    @property
    def address(self) -> str:
        """Where the chat page is."""
        return self._server.address

    async def __aenter__(self) -> Stage:
        async with self._parts:
            folder = self._parts.enter_context(TemporaryDirectory(prefix="vekha-demo-"))
            clock = Clock(datetime.fromisoformat(self.script.words["now"]), ticks=real_clock)
            self._server = await self._parts.enter_async_context(Server(Telegram(clock), port=self._port))
            self.line = await self._parts.enter_async_context(HttpLine(self.address))
            self.coordinator = await Person.arrives(self.line, **self.script.words["coordinator"])
            await self._start_bot(Path(folder), clock)
            self._parts = self._parts.pop_all()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._parts.aclose()

    async def _start_bot(self, folder: Path, clock: Clock) -> None:
        telegram_bot = self._server.telegram.bot()
        telegram_bot.first_name = self.script.words["bot"]
        settings = Settings(
            _env_file=None,
            bot_token=telegram_bot.token,
            bot_api_server=self.address,
            database_url=f"sqlite:///{(folder / 'vekha.sqlite3').as_posix()}",
            admin_ids=str(self.coordinator.id),
            bot_proxy=None,
            # Who plays all the parts does not wait for the news of what they did.
            news_minutes=0,
        )
        bot = make_bot(settings)
        self._parts.push_async_callback(bot.session.close)
        database = await open_database(settings.database_url)
        self._parts.push_async_callback(database.close)
        vekha = Vekha(
            settings,
            bot,
            database,
            lambda: clock.now().astimezone(UTC),
            telegram_bot.username,
            read=read_here,
            links=SandboxResolver(self.address),
            limits=UNLIMITED,
        )
        work = asyncio.create_task(vekha.run())
        self._parts.push_async_callback(_stopped, work)


async def _stopped(work: asyncio.Task[None]) -> None:
    work.cancel()
    with suppress(asyncio.CancelledError):
        await work
