"""The wire format of the administrator's buttons."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class Departments(CallbackData, prefix="jd"):
    """A page of all departments."""

    page: Number = 0


class DepartmentCard(CallbackData, prefix="jc"):
    """One department."""

    id: Number


class DepartmentNew(CallbackData, prefix="jm"):
    """Asks for another department's name."""


class DepartmentRename(CallbackData, prefix="jt"):
    """Asks for a better name."""

    id: Number


class DepartmentArchive(CallbackData, prefix="jx"):
    """Asks whether to put it away."""

    id: Number


class DepartmentArchiveSurely(CallbackData, prefix="jy"):
    """Puts it away."""

    id: Number


class DepartmentRestore(CallbackData, prefix="jz"):
    """Takes it out again."""

    id: Number


class InviteCoordinator(CallbackData, prefix="jk"):
    """Makes a link for a coordinator."""

    id: Number
