"""Buttons of the spreadsheet of organisations, groups and people."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class RosterHub(CallbackData, prefix="xh"):
    """What the spreadsheet is for, and the two files."""


class RosterTemplate(CallbackData, prefix="xt"):
    """Gives the spreadsheet to fill in."""


class RosterState(CallbackData, prefix="xs"):
    """Gives the spreadsheet as things are now."""


class RosterView(CallbackData, prefix="xv"):
    """What a spreadsheet that was sent would change."""

    id: Number


class RosterRows(CallbackData, prefix="xr"):
    """A page of the changes, from 0."""

    id: Number
    page: Number = 0


class RosterApply(CallbackData, prefix="xa"):
    """Puts the spreadsheet in."""

    id: Number


class RosterDrop(CallbackData, prefix="xn"):
    """Puts the spreadsheet aside."""

    id: Number


class RosterBad(CallbackData, prefix="xb"):
    """Every row that cannot be put in, as a file."""

    id: Number
