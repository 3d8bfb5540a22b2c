"""Reads a keyboard back: which tasks a message of ours is about."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from bot.keyboards import data

_ABOUT: tuple[type[CallbackData], ...] = (data.TaskCard, data.HandIn, data.TaskMenu)


def tasks_on(message: Message | None) -> tuple[int, ...]:
    """The tasks that the buttons under *message* belong to, each once; none for a message of somebody else."""
    if (
        message is None
        or message.reply_markup is None
        or not (message.from_user and message.from_user.is_bot)
    ):
        return ()
    packed = [button.callback_data or "" for row in message.reply_markup.inline_keyboard for button in row]
    found: dict[int, None] = {}
    for kind in _ABOUT:
        for one in packed:
            if one.split(":")[0] == kind.__prefix__:
                found[kind.unpack(one).id] = None  # type: ignore[attr-defined]
    return tuple(found)
