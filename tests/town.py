"""The town: everything real but the network, the calendar and the thread of SQLite (tests/driver.py)."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties

from bot.assemble import Vekha
from bot.delivery.pace import UNLIMITED
from bot.links.resolver import NameUnknown, Resolver
from bot.reading import read_here
from bot.settings import Settings
from sandbox.bots import DEFAULT_TOKEN
from sandbox.clock import Clock
from sandbox.desk import Desk
from sandbox.lines import DirectLine
from sandbox.person import Person
from sandbox.session import SandboxSession
from sandbox.telegram import Telegram
from storage.database import Database
from tests.fresh import fresh

ORDER = "order-2026.txt"
AGREE = "Согласен, войти"


class Town:
    """One installation of the bot and the people who use it."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self.telegram = Telegram(clock)
        self.line = DirectLine(Desk(self.telegram), self.settle)
        self.admin_ids: set[int] = set()
        # News is told at once, so that a story need not wait for it.
        self.news_minutes = 0
        # What looks at links: nobody, so that no test leaves this machine.
        self.resolver: Resolver = Resolver(_nobody)
        self.database: Database
        self.vekha: Vekha

    @classmethod
    async def founded(cls, path: Path, now: datetime) -> Town:
        """A town whose calendar stands still until it is moved."""
        town = cls(path, Clock(now, ticks=lambda: now))
        await town.start()
        return town

    async def start(self) -> None:
        """Starts the bot on what is remembered."""
        settings = Settings(
            bot_token=DEFAULT_TOKEN,
            admin_ids=frozenset(self.admin_ids),
            news_minutes=self.news_minutes,
            _env_file=None,
        )
        self.bot = Bot(
            DEFAULT_TOKEN,
            session=SandboxSession(self.telegram),
            default=DefaultBotProperties(parse_mode="HTML"),
        )
        self.database = await fresh(self.path)
        username = self.telegram.bot(DEFAULT_TOKEN).username
        self.vekha = Vekha(
            settings,
            self.bot,
            self.database,
            self.clock.now,
            username,
            lambda: self.clock.now().timestamp(),
            read_here,
            self.resolver,
            UNLIMITED,
        )

    async def restart(self) -> None:
        """Stops the bot and starts it again: only what was saved is there."""
        await self.close()
        await self.start()

    async def close(self) -> None:
        await self.database.close()
        await self.bot.session.close()

    async def settle(self) -> None:
        await self.vekha.settle()

    def days_pass(self, days: int) -> None:
        self.clock.move(timedelta(days=days))

    async def person(self, first_name: str, last_name: str | None = None, *, admin: bool = False) -> Person:
        """Somebody with a phone; an administrator is known to the settings, so the bot starts again."""
        person = await Person.arrives(self.line, first_name, last_name)
        if admin:
            self.admin_ids.add(person.id)
            await self.restart()
        return person

    async def coordinator(self) -> Person:
        """Анна Ким, who has made her department."""
        anna = await self.person("Анна", "Ким", admin=True)
        await anna.starts()
        await anna.says("Управление образования Верхнереченского округа")
        return anna

    async def coordinator_with_road_map(self) -> Person:
        """Анна Ким, whose road map is live."""
        anna = await self.coordinator()
        await anna.sends_file(ORDER, order())
        await anna.presses("Ввести в действие")
        await anna.presses("Просроченными")
        return anna

    async def joins(self, coordinator: Person, organisation: str, post: str, *name: str) -> Person:
        """Somebody whom the coordinator invites and who opens the link."""
        link = await link_of(coordinator, organisation, post)
        person = await self.person(*name)
        await person.starts(link)
        await person.presses(AGREE)
        return person


async def link_of(coordinator: Person, organisation: str, post: str) -> str:
    """A fresh link that the coordinator makes, for whoever comes."""
    await coordinator.says("/people")
    await coordinator.presses("Организации")
    await coordinator.says(organisation)
    await coordinator.presses(organisation)
    await coordinator.presses("Пригласить")
    await coordinator.presses(post)
    invitation = await coordinator.gets("Приглашение", organisation)
    return next(word for word in invitation.text.split() if "start=" in word)


async def _nobody(host: str) -> list[str]:
    raise NameUnknown(host)


def order(name: str = ORDER) -> bytes:
    """An example order."""
    return (files("examples") / name).read_bytes()
