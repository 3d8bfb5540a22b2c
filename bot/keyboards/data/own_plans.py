"""The wire format of buttons about a school's own road map."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class SentAsPlan(CallbackData, prefix="sa"):
    """What was sent is the plan of this school."""

    id: Number
    organisation: Number


class SentAsProof(CallbackData, prefix="sb"):
    """What was sent proves a task."""

    id: Number


class DraftForSchool(CallbackData, prefix="sc"):
    """An order in hand is a school's plan; without a school it is asked which."""

    id: Number
    organisation: Number = 0


class OwnPlans(CallbackData, prefix="sd"):
    """A page of the schools' own plans, from 0."""

    page: Number = 0


class OwnPlanCard(CallbackData, prefix="se"):
    """One school's plan."""

    id: Number


class OwnPlanRows(CallbackData, prefix="sg"):
    """A page of its rows, from 0."""

    id: Number
    page: Number = 0


class OwnPlanTasks(CallbackData, prefix="sh"):
    """A page of its tasks, from 0."""

    id: Number
    page: Number = 0


class OwnPlanClose(CallbackData, prefix="sj"):
    """Asks whether the plan is closed."""

    id: Number


class OwnPlanCloseSure(CallbackData, prefix="sk"):
    """Closes it."""

    id: Number
