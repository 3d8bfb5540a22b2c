"""The keyboard of who is missing."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, turning
from bot.keyboards.organisations import to_hub
from bot.paging import Page
from bot.texts.voice import Voice
from roadmap.department import Organisation, Staffing
from roadmap.keeping import may_need_keeper

PAGE = 5


def missing(voice: Voice, page: Page[Staffing]) -> InlineKeyboardMarkup:
    """A button for each organisation that wants a head."""
    return keyboard(
        *([button(one.organisation.name, _who_is_missing(one.organisation))] for one in page.shown),
        turning(page, lambda number: data.Missing(page=number)),
        to_hub(voice),
    )


def _who_is_missing(place: Organisation) -> CallbackData:
    """Of a school its head; of any other organisation somebody who asks it and hands in for it."""
    return data.KeeperCard(id=place.id) if may_need_keeper(place) else data.HeadChanges(id=place.id)
