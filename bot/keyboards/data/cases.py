"""The wire format of buttons about a register of cases, and about a part that is handed in as it is."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class Cases(CallbackData, prefix="ea"):
    """A page of a register's cases, from 0: the newest first."""

    id: Number
    page: Number = 0


class CaseCard(CallbackData, prefix="eb"):
    """One case; the id is of its first proof."""

    id: Number


class CaseFiles(CallbackData, prefix="ec"):
    """Shows a case's files."""

    id: Number


class CaseBack(CallbackData, prefix="ed"):
    """Takes one's own case back."""

    id: Number


class CloseRegister(CallbackData, prefix="ee"):
    """Asks whether a register shall be closed."""

    id: Number


class CloseRegisterNow(CallbackData, prefix="ef"):
    """Closes a register that has so many cases."""

    id: Number
    cases: Number


class ReopenRegister(CallbackData, prefix="eg"):
    """Opens a closed register again before it is reviewed."""

    id: Number


class AsItIs(CallbackData, prefix="eh"):
    """Asks why fewer are done, before a part is handed in as it is."""

    id: Number


class AsItIsNow(CallbackData, prefix="ei"):
    """Hands a part in as it is without a word on why; so many are done."""

    id: Number
    done: Number
