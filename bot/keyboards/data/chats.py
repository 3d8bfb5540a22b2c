"""The wire format of buttons about groups of the messenger."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class BindChat(CallbackData, prefix="gcb"):
    """In a group: it gets the digest of the department *id*, in the topic where the button stands."""

    id: Number


class Chats(CallbackData, prefix="gcl"):
    """A page of the groups that get the department's digest."""

    page: Number = 0


class ChatCard(CallbackData, prefix="gcc"):
    """One group."""

    id: Number


class ChatUnbind(CallbackData, prefix="gcu"):
    """Asks whether to leave a group."""

    id: Number


class ChatUnbindSurely(CallbackData, prefix="gcx"):
    """Leaves it."""

    id: Number
