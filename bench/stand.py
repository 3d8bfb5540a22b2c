"""The stand: a sandbox in a process of its own, the whole bot in this one, and a line between them that is watched."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, TelegramMethod

from bot.assemble import Vekha, make_bot
from bot.clock import real_clock
from bot.delivery.line import Line
from bot.delivery.poller import GetRawUpdates
from bot.settings import PER_SECOND_MOST, Settings
from storage.database import Database, open_database

ROOT = Path(__file__).parents[1]
CONNECTIONS = 1000


class WatchedLine(Line):
    """Writes down when calls leave, when taps come, when they are answered and what was forbidden until when."""

    def __init__(self, address: str) -> None:
        super().__init__(api=TelegramAPIServer.from_base(address), limit=CONNECTIONS)
        self.came: dict[str, float] = {}
        self.answered: dict[str, float] = {}
        self.disobeyed = 0
        self._forbidden = 0.0

    @property
    def waits(self) -> list[float]:
        """Seconds from a tap's arrival to the first call that answers it, the shortest first."""
        return sorted(self.answered[tap] - self.came[tap] for tap in self.answered if tap in self.came)

    def forget_taps(self) -> None:
        """Begins to measure."""
        self.came.clear()
        self.answered.clear()

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109
        if isinstance(method, GetRawUpdates):
            answer = await super().make_request(bot, method, timeout)
            queries = [update["callback_query"]["id"] for update in answer if "callback_query" in update]
            self.came |= dict.fromkeys(queries, time.monotonic())
            return answer
        if isinstance(method, AnswerCallbackQuery):
            self.answered.setdefault(method.callback_query_id, time.monotonic())
        self.disobeyed += time.monotonic() < self._forbidden
        try:
            return await super().make_request(bot, method, timeout)
        except TelegramRetryAfter as error:
            self._forbidden = max(self._forbidden, time.monotonic() + error.retry_after)
            raise


@dataclass
class Stand:
    """*people* are the chats that there are; the first of them tap."""

    people: list[int]
    bot: Bot
    line: WatchedLine
    database: Database
    settings: Settings
    username: str
    _telegram: asyncio.subprocess.Process
    _work: asyncio.Task[None] | None = None
    wake: Callable[[], None] = lambda: None
    """Tells the bot that there is something new to say."""

    @classmethod
    @asynccontextmanager
    async def built(
        cls, kind: str, *, per_second: int = 30, people: int, tappers: int = 0, presses: Sequence[str] = ()
    ) -> AsyncIterator[Stand]:
        """A sandbox that enforces so much, and a bot with an empty database that keeps to it."""
        telegram = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.telegram", "--limits", kind, "--per-second", str(per_second),
            "--people", str(people), "--tappers", str(tappers), "--presses", *presses,
            cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=2**27,
        )  # fmt: skip
        try:
            with TemporaryDirectory(prefix="vekha-bench-") as folder:
                told = await _read(telegram)
                settings = Settings(
                    _env_file=None,
                    bot_token=told["token"],
                    bot_api_server=told["address"],
                    bot_proxy=None,
                    database_url=f"sqlite:///{(Path(folder) / 'bench.sqlite3').as_posix()}",
                    messages_per_second=min(per_second, PER_SECOND_MOST),
                )
                line = WatchedLine(told["address"])
                bot = make_bot(settings, line)
                database = await open_database(settings.database_url)
                me = await bot.get_me()
                stand = cls(told["people"], bot, line, database, settings, me.username or "", telegram)
                try:
                    yield stand
                finally:
                    await stand.stop()
                    await database.close()
                    await bot.session.close()
        finally:
            telegram.kill()
            await telegram.wait()

    def start(self) -> None:
        """The bot goes to work."""
        vekha = Vekha(self.settings, self.bot, self.database, real_clock, self.username)
        self.wake = vekha._sender.wake
        self._work = asyncio.create_task(vekha.run())

    async def stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work
            self._work = None

    async def tell(self, word: str) -> None:
        """Says a word to the sandbox's process."""
        assert self._telegram.stdin is not None
        self._telegram.stdin.write(f"{word}\n".encode())
        await self._telegram.stdin.drain()

    async def report(self) -> dict[str, Any]:
        """What the sandbox has seen."""
        await self.tell("report")
        return await _read(self._telegram)


async def _read(process: asyncio.subprocess.Process) -> dict[str, Any]:
    assert process.stdout is not None
    async with asyncio.timeout(120):
        line = await process.stdout.readline()
    values: dict[str, Any] = json.loads(line)
    return values
