"""Runs the errands of orders: fetches the file within limits and reads it off the event loop."""

from __future__ import annotations

import asyncio
import logging
from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiohttp import ClientError

from bot.errands import Errand, ReadFile
from roadmap.documents import FILE_MOST, read_order
from roadmap.documents.refusals import TooLarge
from roadmap.refusals import FileUnavailable
from roadmap.roadmap import RoadMap

log = logging.getLogger(__name__)

SECONDS = 60


class OrderReader:
    """Reads what a coordinator sent. Raises a Refusal for what cannot be fetched or read."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def __call__(self, errand: Errand) -> RoadMap:
        if isinstance(errand, ReadFile):
            content, name = await self._fetched(errand), errand.name
        else:
            content, name = errand.text.encode(), "order.txt"
        return await asyncio.to_thread(read_order, content, name)

    async def _fetched(self, errand: ReadFile) -> bytes:
        if errand.size > FILE_MOST:
            raise TooLarge
        content = _Limited()
        try:
            async with asyncio.timeout(SECONDS):
                await self._bot.download(errand.file_id, content)
        except (TelegramAPIError, ClientError, OSError) as error:
            log.warning("A file cannot be fetched: %r", error)
            raise FileUnavailable from error
        return content.getvalue()


class _Limited(BytesIO):
    """The size that the messenger tells is not believed."""

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        if self.tell() + len(data) > FILE_MOST:
            raise TooLarge
        return super().write(data)
