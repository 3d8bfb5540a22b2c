"""Takes an update through the handlers and gives what is to be said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import Update

from bot.errands import Errands
from bot.says import Say, as_list
from bot.settings import Settings
from storage.unit import Unit


class Handling:
    """The handlers on one installation, whose settings and name they are told with every update.

    They get it as ``handle`` too: what waited for a consent is handled by a handler of the consent.
    """

    def __init__(self, dispatcher: Dispatcher, bot: Bot, settings: Settings, username: str) -> None:
        self._dispatcher = dispatcher
        self._bot = bot
        self._known: dict[str, Any] = {"settings": settings, "username": username, "handle": self}

    async def __call__(
        self, payload: dict[str, Any], unit: Unit, errands: Errands, now: datetime
    ) -> list[Say]:
        """The answer to an update as the Bot API sent it; raises what its handler raises."""
        update = Update.model_validate(payload, context={"bot": self._bot})
        answer: Any = await self._dispatcher.feed_update(
            self._bot, update, unit=unit, errands=errands, now=now, **self._known
        )
        return as_list(None if answer is UNHANDLED else answer)
