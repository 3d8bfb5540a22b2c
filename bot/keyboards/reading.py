"""Reads a keyboard back: which tasks a message of ours is about."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from bot.keyboards import data

_ABOUT: tuple[type[CallbackData], ...] = (data.TaskCard, data.HandIn, data.TaskMenu)


def tasks_on(message: Message | None) -> tuple[int, ...]:
    """The tasks that the buttons under *message* belong to, each once; none for a message of somebody else."""
    found: dict[int, None] = {}
    packed = _packed(message)
    for kind in _ABOUT:
        for one in packed:
            if one.split(":")[0] == kind.__prefix__:
                found[kind.unpack(one).id] = None  # type: ignore[attr-defined]
    return tuple(found)


def check_in_on(message: Message | None) -> data.CheckIn | None:
    """The one task and quarter that a question under *message* is about; None where it asks no such thing."""
    asked = {
        (kind.id, kind.quarter, kind.walk)
        for one in _packed(message)
        if one.split(":")[0] == data.CheckInSay.__prefix__
        for kind in [data.CheckInSay.unpack(one)]
    }
    if len(asked) != 1:
        return None
    number, quarter, walk = asked.pop()
    return data.CheckIn(id=number, quarter=quarter, walk=walk)


def _packed(message: Message | None) -> list[str]:
    """The buttons under a message of ours."""
    if (
        message is None
        or message.reply_markup is None
        or not (message.from_user and message.from_user.is_bot)
    ):
        return []
    return [button.callback_data or "" for row in message.reply_markup.inline_keyboard for button in row]
