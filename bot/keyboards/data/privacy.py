"""The wire format of buttons about personal data."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class Privacy(CallbackData, prefix="yp"):
    """What is kept of the person."""


class MyData(CallbackData, prefix="ym"):
    """Sends everything that is held on them as a file."""


class RemoveMe(CallbackData, prefix="yr"):
    """Asks once more, and tells what goes and what stays."""


class RemoveMeNow(CallbackData, prefix="yy"):
    """Takes their data out."""
