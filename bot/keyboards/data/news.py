"""The wire format of buttons under news."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class Opened(StrEnum):
    """What opens."""

    TASKS = "t"
    STATUS = "s"
    REVIEW = "r"


class OpenIn(CallbackData, prefix="nwo"):
    """A list of the department that a message is about, wherever its reader works now."""

    id: Number
    what: Opened
