"""Keyboards at the door."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pages
from bot.texts.voice import Voice
from roadmap.department import Department

PAGE = 6


def consent(voice: Voice) -> InlineKeyboardMarkup:
    """Before somebody comes in."""
    return keyboard(
        [button(voice.say("I agree, come in"), data.Agree(), style="success")],
        [button(voice.say("I do not agree"), data.Disagree())],
    )


def is_it_you(voice: Voice) -> InlineKeyboardMarkup:
    """Before somebody who is known becomes the one whom a link names."""
    return keyboard(
        [button(voice.say("Yes, it is me"), data.Agree(), style="success")],
        [button(voice.say("No, it is not me"), data.Disagree())],
    )


def agree_anew(voice: Voice) -> InlineKeyboardMarkup:
    """Before somebody who is in goes on."""
    return keyboard(
        [button(voice.say("I agree"), data.Agree(), style="success")],
        [button(voice.say("I do not agree"), data.Disagree())],
    )


def with_name(voice: Voice, below: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup:
    """The first screen of somebody whose name is the messenger's."""
    rows = below.inline_keyboard if below else []
    return keyboard(*rows, [button(voice.say("Put my name right"), data.CallMe())])


def workplaces(voice: Voice, departments: Sequence[Department], page: int) -> InlineKeyboardMarkup:
    """The departments where one has posts."""
    last = max(0, (len(departments) - 1) // PAGE)
    page = min(page, last)
    return keyboard(
        *([button(one.name, data.WorkIn(id=one.id))] for one in departments[page * PAGE : (page + 1) * PAGE]),
        pages(lambda to: data.Workplaces(page=to), page, last),
        [button(voice.say("« Home"), data.Home())],
    )


def another_workplace(voice: Voice, others: int) -> list[InlineKeyboardButton]:
    """A row of the first screen, where there is another department to work in."""
    return [button(voice.say("Another department"), data.Workplaces())] if others else []
