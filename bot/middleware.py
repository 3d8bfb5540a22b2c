"""Finds out who acts and where they stand, before any handler is asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.types import Chat, TelegramObject, User

from bot.handlers.states import Agreeing
from bot.handlers.waiting import WAITING
from bot.here import Here, workplace
from bot.says import Screen, as_list
from bot.settings import Settings
from bot.texts.voice import DEFAULT_LANGUAGE, voice_of
from storage.unit import Unit


class Circumstances(BaseMiddleware):
    """Gives handlers ``here`` (None for somebody without a post), ``person``, ``administrator``, ``voice``, ``state``."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User | None = data.get("event_from_user")
        chat: Chat | None = data.get("event_chat")
        # In a group «a bot» may be an administrator who hides their name, or the group itself.
        in_group = chat is not None and chat.type != "private"
        if user is None or (user.is_bot and not in_group):
            return None
        unit: Unit = data["unit"]
        await self._introduce(user, unit, data)
        conversation = await Conversation.load(unit, chat.id if chat else user.id)
        key = StorageKey(bot_id=data["bot"].id, chat_id=conversation.chat_id, user_id=user.id)
        data["state"] = FSMContext(storage=conversation, key=key)
        data["raw_state"] = conversation.state
        answer = await handler(event, data)
        if answer is UNHANDLED:
            return answer
        says = as_list(answer)
        # A conversation belongs to the live screen: where another screen takes its place, it is over.
        # But the question for a consent holds what was sent before it.
        waits = conversation.state == Agreeing.consent.state
        if not conversation.touched and not waits and any(isinstance(say, Screen) for say in says):
            await conversation.clear()
        return says

    async def _introduce(self, user: User, unit: Unit, data: dict[str, Any]) -> None:
        settings: Settings = data["settings"]
        now: datetime = data["now"]
        actor = await unit.people.actor(user.id, now)
        if actor is not None and user.id in settings.admin_ids:
            actor = replace(actor, administrator=True)
        data["person"] = actor.person if actor else None
        data["administrator"] = actor.administrator if actor else user.id in settings.admin_ids
        data["voice"] = words = voice_of(actor.person.language if actor else DEFAULT_LANGUAGE)
        data["here"] = Here(unit, actor, workplace(actor), words, now) if actor and actor.posts else None


class Conversation(BaseStorage):
    """aiogram's conversation state on the update's own unit of work: it is committed with everything else."""

    def __init__(self, unit: Unit, chat_id: int, state: str | None, values: dict[str, Any]) -> None:
        self._unit = unit
        self.chat_id = chat_id
        self.state = state
        self._values = values
        self.touched = False

    @classmethod
    async def load(cls, unit: Unit, chat_id: int) -> Conversation:
        """Where the chat stands."""
        state, values = await unit.conversations.state(chat_id)
        return cls(unit, chat_id, state, values)

    async def clear(self) -> None:
        """The conversation is over."""
        if self.state is not None or self._values.keys() - {WAITING}:
            self.state, self._values = None, self._with_waiting({})
            await self._save()

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        self.state = state.state if isinstance(state, State) else state
        await self._save()

    async def get_state(self, key: StorageKey) -> str | None:
        return self.state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        self._values = self._with_waiting(data)
        await self._save()

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return dict(self._values)

    async def close(self) -> None:
        """Nothing to close: the unit of work ends by itself."""

    def _with_waiting(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """*data* and the proofs that wait: only who names them changes or forgets them."""
        values = {WAITING: self._values.get(WAITING), **data}
        return values if values[WAITING] else {key: values[key] for key in values if key != WAITING}

    async def _save(self) -> None:
        self.touched = True
        await self._unit.conversations.set_state(self.chat_id, self.state, self._values)
