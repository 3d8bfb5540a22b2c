"""The wire format of buttons about rows of a road map across organisations, and the coordinator's deeds on them."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Day, Flag, Number


class Plans(CallbackData, prefix="acp"):
    """The live road maps whose rows can be looked at."""


class Activities(CallbackData, prefix="acl"):
    """A page of a road map's rows, from 0."""

    id: Number
    page: Number = 0


class WaitingRows(CallbackData, prefix="acd"):
    """A page of a road map's rows that wait for dates, from 0."""

    id: Number
    page: Number = 0


class ActivityCard(CallbackData, prefix="acr"):
    """One row: the occasion with this day (0: the one without a day, or at hand), a page of its organisations."""

    id: Number
    day: Day = 0
    page: Number = 0


class MoveTo(CallbackData, prefix="acm"):
    """The coordinator moves a task to a day without saying why."""

    id: Number
    day: Day


class SetAside(CallbackData, prefix="aca"):
    """Asks why a task is set aside; *sure* is 1 where it was asked that something is handed in."""

    id: Number
    sure: Flag = 0


class AsideFor(CallbackData, prefix="acw"):
    """Sets a task aside for one of the ready reasons, counted from 0."""

    id: Number
    reason: Number
    sure: Flag = 0


class BackToWork(CallbackData, prefix="acb"):
    """A task that people took off is open again."""

    id: Number


class SplitRow(CallbackData, prefix="acs"):
    """Asks whether each co-executor of a task's row gets one of their own."""

    id: Number


class SplitRowSure(CallbackData, prefix="acy"):
    """Each of them does."""

    id: Number


class JoinRow(CallbackData, prefix="acj"):
    """The row's task is shared again."""

    id: Number


class AskToClose(CallbackData, prefix="acx"):
    """Asks whether a road map is closed."""

    id: Number
