"""The wire format of buttons that choose which of one's tasks are listed."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number
from roadmap.lists import Part


class Browse(CallbackData, prefix="tq"):
    """A page of the tasks of one part, road map or section; what is not chosen is all of them."""

    part: Part | None = None
    road_map: Number | None = None
    section: Number | None = None
    page: Number = 0


class TaskFilter(CallbackData, prefix="tf"):
    """Which part of the list is shown."""


class Shelves(CallbackData, prefix="th"):
    """A page of the road maps and sections to choose from."""

    page: Number = 0


class TaskSearch(CallbackData, prefix="tg"):
    """Asks for words or a number to search by."""


class Found(CallbackData, prefix="tr"):
    """A page of what was found; the words stand in the conversation."""

    page: Number
