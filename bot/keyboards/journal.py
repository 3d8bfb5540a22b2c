"""Keyboards of the journal."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pages
from bot.texts.journal import kind_name
from bot.texts.voice import Voice
from roadmap.journal import About, Kind, Wanted

PAGE = 8


def page(voice: Voice, wanted: Wanted, number: int, total: int) -> InlineKeyboardMarkup:
    """The pages, the filters, the spreadsheet, and the way back to whom the entries are about."""
    last = max(0, (total - 1) // PAGE)

    def at(page: int) -> data.JournalPage:
        return data.JournalPage(kind=wanted.kind, about=wanted.about, id=wanted.id, page=page)

    kinds = button(voice.say("Which entries"), data.JournalKinds(about=wanted.about, id=wanted.id))
    book = button(
        voice.say("As a spreadsheet"), data.JournalExport(kind=wanted.kind, about=wanted.about, id=wanted.id)
    )
    return keyboard(
        pages(at, number, last),
        [kinds, book] if total else [kinds],
        [button(voice.say("Whole journal"), data.JournalPage())] if wanted != Wanted() else [],
        [_back(voice, wanted)],
    )


def _back(voice: Voice, wanted: Wanted) -> InlineKeyboardButton:
    if wanted.about is About.TASK:
        return button(voice.say("« Back"), data.TaskCard(id=wanted.id))
    return button(voice.say("« Home"), data.Home())


def kinds(voice: Voice, about: About, number: int) -> InlineKeyboardMarkup:
    """A button a kind."""

    def one(kind: Kind) -> CallbackData:
        return data.JournalPage(kind=kind, about=about, id=number)

    buttons = [button(kind_name(voice, kind), one(kind)) for kind in Kind]
    return keyboard(
        *(buttons[n : n + 2] for n in range(0, len(buttons), 2)),
        [button(voice.say("« Back"), one(Kind.ALL))],
    )
