"""The keyboard of who is missing."""

from __future__ import annotations

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, turning
from bot.keyboards.organisations import to_hub
from bot.paging import Page
from bot.texts.voice import Voice
from roadmap.department import Staffing

PAGE = 5


def missing(voice: Voice, page: Page[Staffing]) -> InlineKeyboardMarkup:
    """A button for each organisation that wants a head."""
    return keyboard(
        *([button(one.organisation.name, data.HeadChanges(id=one.organisation.id))] for one in page.shown),
        turning(page, lambda number: data.Missing(page=number)),
        to_hub(voice),
    )
