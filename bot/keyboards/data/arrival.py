"""The wire format of buttons at the door. They carry nothing: what is agreed to stands in the conversation."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class Agree(CallbackData, prefix="ja"):
    """Agrees to the processing of personal data, and comes in or goes on."""


class Disagree(CallbackData, prefix="jn"):
    """Does not."""


class CallMe(CallbackData, prefix="jr"):
    """Asks for one's right name."""


class Workplaces(CallbackData, prefix="jl"):
    """The departments where one has posts."""

    page: Number = 0


class WorkIn(CallbackData, prefix="jw"):
    """Works in this department from now on."""

    id: Number
