"""Keyboards of personal data."""

from __future__ import annotations

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.texts.voice import Voice


def kept(voice: Voice, at_home: bool) -> InlineKeyboardMarkup:
    """The file and the removal; somebody without a post has no home to go back to."""
    return keyboard(
        [button(voice.say("My data"), data.MyData(), style="primary")],
        [button(voice.say("Remove me"), data.RemoveMe())],
        [button(voice.say("« Home"), data.Home())] if at_home else [],
    )


def really(voice: Voice) -> InlineKeyboardMarkup:
    """The last question."""
    return keyboard(
        [button(voice.say("Yes, remove my data"), data.RemoveMeNow(), style="danger")],
        [button(voice.say("My data first"), data.MyData())],
        [button(voice.say("« Back"), data.Privacy())],
    )
