"""An aiogram session that talks to the sandbox in process: no HTTP, but the same fields and exceptions."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods.base import Response, TelegramMethod, TelegramType
from aiogram.types import InputFile
from aiohttp import ClientResponseError, RequestInfo, ServerDisconnectedError
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from sandbox.errors import ApiError, ConnectionCut
from sandbox.telegram import Telegram
from sandbox.wire import Json, Upload

_SERVER = TelegramAPIServer(
    base="http://sandbox.invalid/bot{token}/{method}", file="http://sandbox.invalid/file/bot{token}/{path}"
)


class SandboxSession(BaseSession):
    """`Bot(token, session=SandboxSession(telegram))`: requests go straight into `telegram`."""

    def __init__(self, telegram: Telegram, **options: Any) -> None:
        super().__init__(api=_SERVER, **options)
        self.telegram = telegram

    async def close(self) -> None:
        """There is nothing to close."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        parameters, uploads = await self._form(bot, method)
        request = self.telegram.call(bot.token, method.__api_method__, parameters, uploads)
        try:
            answer = await asyncio.wait_for(request, timeout or self.timeout)
        except ConnectionCut:
            raise TelegramNetworkError(
                method=method, message="ServerDisconnectedError: Server disconnected"
            ) from None
        except TimeoutError:
            raise TelegramNetworkError(method=method, message="Request timeout error") from None
        _answer_of(method.__returning__)
        response = self.check_response(bot, method, answer.status, json.dumps(answer.body))
        result: TelegramType = response.result  # type: ignore[assignment]
        return result

    async def _form(self, bot: Bot, method: TelegramMethod[TelegramType]) -> tuple[Json, dict[str, Upload]]:
        """The fields that would go over the wire: strings, and files beside them."""
        files: dict[str, InputFile] = {}
        prepared = {
            name: self.prepare_value(value, bot=bot, files=files)
            for name, value in method.model_dump(warnings=False).items()
        }
        uploads = {key: await _read(bot, key, file) for key, file in files.items()}
        return {name: value for name, value in prepared.items() if value is not None}, uploads

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        token, _, path = urlsplit(url).path.removeprefix("/file/bot").partition("/")
        try:
            file = await self.telegram.download(token, path)
        except ConnectionCut:
            raise ServerDisconnectedError from None
        except ApiError as refusal:
            raise _refused(url, refusal) from None
        for start in range(0, len(file.content), chunk_size):
            yield file.content[start : start + chunk_size]


@cache
def _answer_of(returning: Any) -> Any:
    """The model of an answer. pydantic forgets one that nobody holds, and aiogram would make it anew at each call."""
    return Response[returning]


async def _read(bot: Bot, key: str, file: InputFile) -> Upload:
    content = b"".join([chunk async for chunk in file.read(bot)])
    return Upload(file.filename or key, content)


def _refused(url: str, refusal: ApiError) -> ClientResponseError:
    """What aiohttp raises; its text has the address and so the token, as in life."""
    request = RequestInfo(URL(url), "GET", CIMultiDictProxy(CIMultiDict()), URL(url))
    return ClientResponseError(request, (), status=refusal.code, message=refusal.prefix)
