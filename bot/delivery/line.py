"""The way to the Bot API over HTTP, whose failures all have aiogram's names.

aiogram knows aiohttp's errors alone: a proxy that is away, and a page of HTML in place of an answer (a
gateway's 502, a provider's notice), would come through as strangers and end the bot.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError


@cache
def answer_of(returning: Any) -> Any:
    """The model of an answer. pydantic forgets one that nobody holds, and aiogram would make it anew at each call."""
    return Response[returning]


class Line(AiohttpSession):
    """Raises TelegramNetworkError where nobody answers, TelegramServerError where no Bot API does."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's own name
    ) -> Any:
        answer_of(method.__returning__)
        try:
            return await super().make_request(bot, method, timeout)
        except (ProxyConnectionError, ProxyError, ProxyTimeoutError, OSError) as error:
            raise TelegramNetworkError(method, f"{type(error).__name__}: {error}") from error
        except ClientDecodeError as error:
            if _is_answer(error.data):
                raise
            raise TelegramServerError(method, "the answer is not one of the Bot API") from error


def _is_answer(data: Any) -> bool:
    return isinstance(data, dict) and "ok" in data
