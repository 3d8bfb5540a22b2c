"""The wire format of buttons of reviewers, and of live road maps."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class ReturnWith(CallbackData, prefix="zc"):
    """Returns a task with one of the ready comments."""

    id: Number
    comment: Number


class Several(CallbackData, prefix="zb"):
    """A page of the queue, to choose several from."""

    page: Number = 0


class Tick(CallbackData, prefix="zt"):
    """Chooses a task of the queue, or not."""

    id: Number
    page: Number


class AcceptTicked(CallbackData, prefix="za"):
    """Accepts all that are chosen."""


class RoadMaps(CallbackData, prefix="zm"):
    """The department's live road maps."""


class RoadMapCard(CallbackData, prefix="zr"):
    """One of them."""

    id: Number


class SetReview(CallbackData, prefix="zs"):
    """Whether its tasks are reviewed: 0 no, 1 yes, 2 as the department has it."""

    id: Number
    how: Number
