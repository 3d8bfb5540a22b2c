"""Puts the bot together: the one place that knows all its parts."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import cache

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeDefault,
    BotCommandScopeUnion,
)

from bot.clock import Clock
from bot.delivery.line import Line
from bot.delivery.pace import Limits
from bot.delivery.poller import Poller
from bot.delivery.sender import Sender
from bot.delivery.worker import Worker
from bot.handlers import routers
from bot.handling import Handling
from bot.jobs import Jobs
from bot.links.checker import LinkChecker
from bot.links.keeping import LinkBook
from bot.links.queue import LinkChecks
from bot.links.resolver import Resolver
from bot.middleware import Circumstances
from bot.reading import FileReader, Read, read_apart
from bot.settings import Settings
from bot.texts.commands import COMMANDS, IN_GROUPS, descriptions
from bot.texts.voice import DEFAULT_LANGUAGE, LANGUAGES, plain, voice_of
from bot.unbroken import unbroken
from roadmap.news import Wait
from storage.database import Database

log = logging.getLogger(__name__)

# What an update said, or what could not be said, is needed no longer than it takes to look into a complaint.
KEPT = timedelta(days=3)
HOUSEKEEPING_SECONDS = 3600
JOBS_SECONDS = 30
CONNECTIONS = 100
MENUS: tuple[tuple[BotCommandScopeUnion, tuple[str, ...]], ...] = (
    (BotCommandScopeDefault(), COMMANDS),
    (BotCommandScopeAllGroupChats(), IN_GROUPS),
)


def make_bot(settings: Settings, session: BaseSession | None = None) -> Bot:
    """The Bot API's client; *session* replaces the way over HTTP."""
    if session is None:
        session = Line(
            proxy=settings.bot_proxy,
            api=TelegramAPIServer.from_base(settings.bot_api_server),
            # A connection for each call that may be on its way.
            limit=max(CONNECTIONS, int(settings.messages_per_second)),
        )
    return Bot(
        settings.bot_token.get_secret_value(),
        session=session,
        default=DefaultBotProperties(parse_mode="HTML"),
    )


@cache
def conversations() -> Dispatcher:
    """All handlers. They know no installation and are slow to set up, so a process has them once."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(Circumstances())
    dispatcher.include_routers(*routers())
    return dispatcher


class Vekha:
    """The bot, assembled. ``username`` is what the Bot API calls it: start links carry it.

    *links* resolves the hosts of links that are looked at; another one is given by the demo and by tests alone,
    as are *limits* of a messenger that counts nothing.
    """

    def __init__(
        self,
        settings: Settings,
        bot: Bot,
        database: Database,
        clock: Clock,
        username: str,
        seconds: Callable[[], float] = time.monotonic,
        read: Read = read_apart,
        links: Resolver | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.bot = bot
        self._database = database
        self._clock = clock
        limits = limits or Limits(settings.messages_per_second, settings.chat_seconds)
        self._sender = Sender(bot, database, clock, seconds, limits)
        handle = Handling(conversations(), bot, settings, username)
        self._worker = Worker(handle, database, clock, FileReader(bot, read), self._sender.wake)
        # Where news does not wait, nobody waits for it.
        self._jobs_seconds = JOBS_SECONDS if settings.news_minutes else 1
        self._jobs = Jobs(database, clock, self._sender.wake, Wait.of(settings.news_minutes))
        book = LinkBook(database, clock)
        self.links = LinkChecks(LinkChecker(links).check, book.next_due, book.save)
        self._poller = Poller(bot, database, clock, self._worker.take)

    async def settle(self) -> None:
        """Takes every update there is, handles it and says what is to be said; then returns."""
        await self._worker.take_leftovers()
        while True:
            await self._jobs.run_due()
            taken = await self._poller.poll(long_poll=0)
            await self._worker.drain()
            await self._sender.drain()
            if not taken:
                return

    async def run(self) -> None:
        """Works until cancelled; what is in hand stays in the inbox and the outbox."""
        await self._introduce()
        try:
            await self._worker.take_leftovers()
            async with asyncio.TaskGroup() as parts:
                parts.create_task(self._sender.run())
                parts.create_task(self._keep_house())
                parts.create_task(self._work_by_the_clock())
                parts.create_task(self.links.run())
                parts.create_task(self._poller.run(lambda: self._worker.backlog))
        finally:
            await self._worker.stop()

    async def _introduce(self) -> None:
        """Tells the messenger the commands; without that people can still type them."""
        with suppress(AiogramError):
            await self.bot.delete_webhook()
        for language in LANGUAGES:
            said = descriptions(voice_of(language))
            code = None if language == DEFAULT_LANGUAGE else language
            for scope, names in MENUS:
                commands = [BotCommand(command=name, description=plain(said[name])) for name in names]
                try:
                    await self.bot.set_my_commands(commands, scope=scope, language_code=code)
                except AiogramError as error:
                    log.warning("The menu of commands was not set: %s", error)

    async def _work_by_the_clock(self) -> None:
        while True:
            try:
                await self._jobs.run_due()
            except Exception:
                log.exception("What was due by the clock was not done; it is tried again.")
            await asyncio.sleep(self._jobs_seconds)

    async def _keep_house(self) -> None:
        while True:
            try:
                await unbroken(self._forget_old())
            except Exception:
                log.exception("Old updates and messages were not forgotten.")
            await asyncio.sleep(HOUSEKEEPING_SECONDS)

    async def _forget_old(self) -> None:
        async with self._database.unit() as unit:
            await unit.inbox.forget(self._clock() - KEPT)
            await unit.outbox.forget(self._clock() - KEPT)
