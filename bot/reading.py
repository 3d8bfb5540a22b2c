"""Runs the errands of files: fetches one within limits and has it read apart from the bot."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiohttp import ClientError

from bot.errands import ReadFile, Reading, ReadReady
from bot.ready_forms import ready_file
from roadmap.deadlines import USUAL_CALENDAR, Calendar
from roadmap.documents import FILE_MOST
from roadmap.documents import refusals as unreadable
from roadmap.documents.refusals import TooLarge
from roadmap.files import FileContent, read_file
from roadmap.questionnaires.problems import FormRefused
from roadmap.refusals import FileUnavailable, ReadingFailed
from storage.plans import plan_from_json
from storage.questionnaires import form_from_json, problems_from_json
from storage.roster_json import roster_from_json
from storage.values import calendar_to_json

log = logging.getLogger(__name__)

FETCH_SECONDS = 60
READ_SECONDS = 60
CHILD = "bot.reading_child"
AT_ONCE = 2

Read = Callable[[bytes, str, Calendar], Awaitable[FileContent]]
"""Reads a file: its bytes, its name, and the calendar of the department it is for."""


class FileReader:
    """Reads what a coordinator sent. Raises a Refusal for what cannot be fetched or read."""

    def __init__(self, bot: Bot, read: Read) -> None:
        self._bot = bot
        self._read = read
        self._room = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, errand: Reading) -> FileContent:
        async with self._room:
            if isinstance(errand, ReadFile):
                return await self._read(await self._fetched(errand), errand.name, errand.calendar)
            if isinstance(errand, ReadReady):
                return await self._read(ready_file(errand.name), f"{errand.name}.xlsx", USUAL_CALENDAR)
            return await self._read(errand.text.encode(), "order.txt", errand.calendar)

    async def _fetched(self, errand: ReadFile) -> bytes:
        if errand.size > FILE_MOST:
            raise TooLarge
        content = _Limited()
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                await self._bot.download(errand.file_id, content)
        except (TelegramAPIError, ClientError, OSError) as error:
            log.warning("A file cannot be fetched: %r", error)
            raise FileUnavailable from error
        return content.getvalue()


async def read_apart(content: bytes, name: str, calendar: Calendar = USUAL_CALENDAR) -> FileContent:
    """Reads in a process of its own, which knows no token and is ended after ``READ_SECONDS``."""
    head = json.dumps({"name": name, "calendar": calendar_to_json(calendar)})
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        CHILD,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name not in _SECRETS},
    )
    try:
        async with asyncio.timeout(READ_SECONDS):
            answer, trouble = await child.communicate(head.encode() + b"\n" + content)
    except TimeoutError:
        raise ReadingFailed from None
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        last = trouble.decode("utf-8", "replace").strip().splitlines()[-1:]
        log.warning("A file was not read (status %s): %s", child.returncode, "".join(last)[:300])
        raise ReadingFailed
    return _understood(json.loads(answer))


async def read_here(content: bytes, name: str, calendar: Calendar = USUAL_CALENDAR) -> FileContent:
    """Reads in a thread of this process: for tests and the demonstration, whose files are their own."""
    return await asyncio.to_thread(read_file, content, name, calendar)


def _understood(answer: dict[str, Any]) -> FileContent:
    if "refusal" in answer:
        kind, detail = answer["refusal"]
        raise getattr(unreadable, kind)(detail)
    if "problems" in answer:
        raise FormRefused(problems_from_json(answer["problems"]))
    if "form" in answer:
        return form_from_json(answer["form"])
    return roster_from_json(answer["roster"]) if "roster" in answer else plan_from_json(answer["plan"])


_SECRETS = frozenset({"BOT_TOKEN", "BOT_PROXY", "DATABASE_URL"})


class _Limited(BytesIO):
    """The size that the messenger tells is not believed."""

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        if self.tell() + len(data) > FILE_MOST:
            raise TooLarge
        return super().write(data)
