"""The wire format of buttons about «How is it going?» and registers. *quarter* is ``20261``: the first of 2026."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Flag, Number
from roadmap.check_ins import Answer


class CheckIns(CallbackData, prefix="hg"):
    """Goes through everything that one is asked about a quarter, or goes on with it."""

    quarter: Number


class CheckIn(CallbackData, prefix="hq"):
    """Asks about one task; with *walk* 1 the others follow."""

    id: Number
    quarter: Number
    walk: Flag = 0


class CheckInSay(CallbackData, prefix="hy"):
    """Answers."""

    id: Number
    quarter: Number
    answer: Answer
    walk: Flag = 0


class CheckInNoLine(CallbackData, prefix="hn"):
    """There is nothing to add in words."""

    id: Number
    quarter: Number
    walk: Flag = 0


class CheckInSkip(CallbackData, prefix="hs"):
    """The next one, this one later."""

    id: Number
    quarter: Number


class CheckInsStop(CallbackData, prefix="hp"):
    """The rest later."""

    quarter: Number


class ConfirmRegister(CallbackData, prefix="hr"):
    """A register is up to date: for a *quarter*, or with 0 its link is handed in for the task."""

    id: Number
    quarter: Number = 0
    walk: Flag = 0
