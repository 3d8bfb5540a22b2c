"""Pushes updates to webhooks on this machine: until a 2xx, with growing pauses, in order inside a chat."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass

import aiohttp

from sandbox.bots import Bot, Webhook
from sandbox.errors import ConnectionCut
from sandbox.telegram import Telegram
from sandbox.updates import Update
from sandbox.wire import Json, Upload

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds between attempts: the first pause, each next one twice as long, up to the longest."""

    first: float = 1.0
    longest: float = 60.0

    def after(self, failures: int) -> float:
        return min(self.first * 2.0**failures, self.longest)


class Courier:
    """Runs beside the server. Every chat has a lane of its own: a stuck one does not hold up the others."""

    def __init__(self, telegram: Telegram, pauses: Pauses | None = None) -> None:
        self.telegram = telegram
        self.pauses = pauses or Pauses()
        self._lanes: dict[tuple[int, int], asyncio.Task[None]] = {}
        self._http: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        self.telegram.world.on_update = self._look
        self._look()

    async def stop(self) -> None:
        self.telegram.world.on_update = lambda: None
        lanes = list(self._lanes.values())
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)
        if self._http:
            await self._http.close()

    def _look(self) -> None:
        """Starts a lane for every chat that has something waiting and none at work."""
        for bot in self.telegram.world.bots.values():
            if bot.webhook:
                for update in bot.updates.waiting():
                    self._open(bot, update.lane)

    def _open(self, bot: Bot, lane: int) -> None:
        key = (bot.id, lane)
        if key not in self._lanes:
            self._lanes[key] = asyncio.get_running_loop().create_task(self._work(bot, lane))

    async def _work(self, bot: Bot, lane: int) -> None:
        try:
            await self._empty(bot, lane)
        finally:
            self._lanes.pop((bot.id, lane), None)

    async def _empty(self, bot: Bot, lane: int) -> None:
        failures = 0
        while bot.webhook and (update := _head(bot, lane)):
            if await self._push(bot, bot.webhook, update):
                bot.updates.confirm(update.id)
                failures = 0
            else:
                await asyncio.sleep(self.pauses.after(failures))
                failures += 1

    async def _push(self, bot: Bot, hook: Webhook, update: Update) -> bool:
        if self._http is None:
            return False
        headers = {SECRET_HEADER: hook.secret_token} if hook.secret_token else {}
        try:
            async with self._http.post(
                hook.url, json=update.json(), headers=headers, allow_redirects=False
            ) as answer:
                if answer.status // 100 != 2:
                    return self._failed(
                        hook, f"Wrong response from the webhook: {answer.status} {answer.reason}"
                    )
                await self._obey(bot, answer)
        except (TimeoutError, aiohttp.ClientError, OSError):
            return self._failed(hook, "Connection failed")
        return True

    def _failed(self, hook: Webhook, words: str) -> bool:
        hook.last_error_date, hook.last_error_message = self.telegram.clock.unix(), words
        return False

    async def _obey(self, bot: Bot, answer: aiohttp.ClientResponse) -> None:
        """A bot may call one method in its answer; it never learns the result."""
        fields, uploads = await _read(answer)
        method = fields.pop("method", "")
        if method:
            try:
                await self.telegram.call(bot.token, str(method), fields, uploads)
            except ConnectionCut:
                return


def _head(bot: Bot, lane: int) -> Update | None:
    return next((update for update in bot.updates.waiting() if update.lane == lane), None)


async def _read(answer: aiohttp.ClientResponse) -> tuple[Json, dict[str, Upload]]:
    """The method in an answer: as JSON, or as the multipart form in which aiogram writes it."""
    if answer.content_type == "application/json":
        try:
            said = json.loads(await answer.read() or b"{}")
        except ValueError:
            return {}, {}
        return (said, {}) if isinstance(said, dict) else ({}, {})
    if not answer.content_type.startswith("multipart/"):
        return {}, {}
    fields: Json = {}
    uploads: dict[str, Upload] = {}
    async for part in aiohttp.MultipartReader.from_response(answer):
        if isinstance(part, aiohttp.BodyPartReader) and part.name:
            content = bytes(await part.read())
            if part.filename:
                uploads[part.name] = Upload(part.filename, content)
            else:
                fields[part.name] = content.decode()
    return fields, uploads
