"""Keyboards of the spreadsheet: its two files, what it would change, and what happened."""

from __future__ import annotations

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pages
from bot.texts.voice import Voice

PAGE = 8


def hub(voice: Voice) -> InlineKeyboardMarkup:
    """The template and the present state."""
    return keyboard(
        [button(voice.say("Template"), data.RosterTemplate())],
        [button(voice.say("As things are now"), data.RosterState())],
        [button(voice.say("« Organisations"), data.Organisations())],
    )


def preview(voice: Voice, roster_id: int) -> InlineKeyboardMarkup:
    """The decision, and a closer look."""
    return keyboard(
        [button(voice.say("Apply"), data.RosterApply(id=roster_id), style="primary")],
        [button(voice.say("See every change"), data.RosterRows(id=roster_id))],
        [button(voice.say("Do not apply"), data.RosterDrop(id=roster_id))],
    )


def rows(voice: Voice, roster_id: int, page: int, total: int) -> InlineKeyboardMarkup:
    """Turns the pages of the changes."""
    last = max(0, (total - 1) // PAGE)
    return keyboard(
        pages(lambda to: data.RosterRows(id=roster_id, page=to), page, last),
        [button(voice.say("« Back"), data.RosterView(id=roster_id))],
    )


def bad(voice: Voice, roster_id: int) -> InlineKeyboardMarkup:
    """All bad rows as a file; the template; away."""
    return keyboard(
        [button(voice.say("All of them as a file"), data.RosterBad(id=roster_id))],
        [button(voice.say("Template"), data.RosterTemplate())],
        [button(voice.say("Close"), data.RosterDrop(id=roster_id))],
    )


def done(voice: Voice) -> InlineKeyboardMarkup:
    """From the people who are named now to their invitations."""
    return keyboard(
        [button(voice.say("Invite people"), data.Organisations(), style="primary")],
        [button(voice.say("« Home"), data.Home())],
    )


def nothing(voice: Voice) -> InlineKeyboardMarkup:
    """Where there is nothing to decide."""
    return keyboard([button(voice.say("« Home"), data.Home())])
