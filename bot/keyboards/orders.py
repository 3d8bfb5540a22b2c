"""Keyboards of what was read in an order."""

from __future__ import annotations

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pager
from bot.texts.voice import Voice

PAGE = 5


def preview(voice: Voice, draft_id: int) -> InlineKeyboardMarkup:
    """Live, look, or put aside."""
    return keyboard(
        [button(voice.say("Make it live"), data.DraftLive(id=draft_id), style="primary")],
        [button(voice.say("Look at the rows"), data.DraftRows(id=draft_id, page=0))],
        [button(voice.say("Put aside"), data.DraftDrop(id=draft_id))],
    )


def rows(voice: Voice, draft_id: int, page: int, total: int) -> InlineKeyboardMarkup:
    """Pages, and back to the first screen of the order."""
    last = max(0, (total - 1) // PAGE)
    return keyboard(
        pager(
            data.DraftRows(id=draft_id, page=page - 1) if page > 0 else None,
            data.DraftRows(id=draft_id, page=page + 1) if page < last else None,
        ),
        [button(voice.say("« Back"), data.DraftView(id=draft_id))],
    )
