"""The wire format of buttons about tasks whose dates had passed before their road map went live."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number
from roadmap.draft import Past


class Before(CallbackData, prefix="ya"):
    """A page of the rows of a road map that have such tasks, from 0."""

    id: Number
    page: Number = 0


class BeforeRow(CallbackData, prefix="yb"):
    """One row; the id is of its activity."""

    id: Number


class SettleRow(CallbackData, prefix="yc"):
    """Decides what a row's tasks count as, for all its organisations."""

    id: Number
    past: Past


class BeforeTask(CallbackData, prefix="yd"):
    """Asks what one task counts as."""

    id: Number


class SettleTask(CallbackData, prefix="ye"):
    """Decides it."""

    id: Number
    past: Past
