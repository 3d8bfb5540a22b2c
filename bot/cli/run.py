"""``vekha run``: the bot at work."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from contextlib import suppress

import click
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from markupsafe import Markup

from bot.actions.departments import claim
from bot.assemble import Vekha, make_bot
from bot.cli import Complaint
from bot.clock import real_clock
from bot.logs import set_up
from bot.settings import Settings, SettingsWrong, read_settings
from bot.start_links import start_link
from bot.texts import terminal
from bot.texts.voice import DEFAULT_LANGUAGE, plain, voice_of
from storage.database import Database, DatabaseUnusable, open_database

log = logging.getLogger(__name__)

VOICE = voice_of(DEFAULT_LANGUAGE)


@click.command()
def run() -> None:
    """Run the bot until Ctrl-C. Settings come from the environment and .env (see .env.example)."""
    try:
        settings = read_settings()
    except SettingsWrong as wrong:
        raise Complaint(
            "\n".join(plain(terminal.setting_wrong(VOICE, item)) for item in wrong.complaints)
        ) from None
    set_up(settings.log_format, settings.bot_token.get_secret_value())
    asyncio.run(_run(settings))


async def _run(settings: Settings) -> None:
    try:
        bot = make_bot(settings)
    except (RuntimeError, ValueError) as error:
        raise _complaint(terminal.proxy_unusable(VOICE, str(error))) from None
    try:
        username = await _who_am_i(bot, settings)
        try:
            database = await open_database(settings.database_url)
        except DatabaseUnusable as unusable:
            raise _complaint(terminal.database_unusable(VOICE, unusable)) from None
        await _offer_claim(database, settings, username)
        try:
            await _until_stopped(Vekha(settings, bot, database, real_clock, username))
        finally:
            await database.close()
    finally:
        await bot.session.close()


async def _offer_claim(database: Database, settings: Settings, username: str) -> None:
    """Prints the link that makes an administrator, where there is none: on the terminal, never in the log."""
    async with database.unit() as unit:
        token = await claim(unit, bool(settings.admin_ids), real_clock())
    if token is not None:
        click.echo(plain(terminal.claim_link(VOICE, start_link(username, token))))
        sys.stdout.flush()


async def _who_am_i(bot: Bot, settings: Settings) -> str:
    """The bot's username; complains where the server or the token is no good, before anything is made."""
    try:
        return (await bot.get_me()).username or ""
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise _complaint(terminal.token_refused(VOICE)) from None
    except TelegramNetworkError:
        raise _complaint(terminal.server_silent(VOICE, settings.bot_api_server)) from None
    except AiogramError as error:
        raise _complaint(terminal.server_refuses(VOICE, settings.bot_api_server, str(error))) from None


def _complaint(words: Markup) -> Complaint:
    return Complaint(plain(words))


async def _until_stopped(vekha: Vekha) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has Ctrl-C alone
            loop.add_signal_handler(name, stopped.set)
    work = asyncio.create_task(vekha.run())
    waiting = asyncio.create_task(stopped.wait())
    log.info("Vekha is at work.")
    try:
        await asyncio.wait({work, waiting}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        waiting.cancel()
        await _ended(work)


async def _ended(work: asyncio.Task[None]) -> None:
    """Stops the work and waits until it is; complains where it had ended by itself for a reason to tell."""
    work.cancel()
    try:
        await work
    except asyncio.CancelledError:
        log.info("Vekha has stopped; nothing in hand is lost.")
    except ExceptionGroup as group:
        if group.subgroup(TelegramUnauthorizedError):
            raise _complaint(terminal.token_refused(VOICE)) from None
        raise
