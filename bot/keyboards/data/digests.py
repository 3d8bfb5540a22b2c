"""The wire format of buttons that break the digest down, and of what is overdue."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number
from roadmap.digest import By
from roadmap.lists import Part


class Breakdown(CallbackData, prefix="dgb"):
    """A page of the digest's parts: by organisation, by section, by party."""

    by: By
    page: Number = 0


class PartCard(CallbackData, prefix="dgp"):
    """One part with its numbers, a page of what is in it. *up* and *up_id* are the part it was opened from."""

    by: By
    id: Number
    page: Number = 0
    up: By | None = None
    up_id: Number = 0


class PartTasks(CallbackData, prefix="dgt"):
    """A page of a part's tasks that are not done."""

    by: By
    id: Number
    page: Number = 0


class AllTasks(CallbackData, prefix="dga"):
    """A page of everything that the digest counts in one part of a list: what waits for dates."""

    part: Part
    page: Number = 0


class Overdue(CallbackData, prefix="ovl"):
    """What is overdue, by organisation or by activity."""

    by: By = By.ORGANISATION
    page: Number = 0


class OverduePart(CallbackData, prefix="ovg"):
    """A page of the overdue tasks of one organisation or activity."""

    by: By
    id: Number
    page: Number = 0


class OverdueTask(CallbackData, prefix="ovt"):
    """One overdue task: how late it is, who was told when. *by* is the list it was opened from."""

    id: Number
    by: By = By.ORGANISATION


class RemindTask(CallbackData, prefix="ovr"):
    """Reminds of one task."""

    id: Number
    by: By = By.ORGANISATION


class RemindPart(CallbackData, prefix="ovp"):
    """Reminds of everything overdue in one organisation or activity."""

    by: By
    id: Number


class RemindAll(CallbackData, prefix="ova"):
    """Reminds of everything overdue."""

    by: By = By.ORGANISATION


class OverdueBook(CallbackData, prefix="ovx"):
    """Everything overdue as a spreadsheet."""
