"""Keyboards of the push: whom it reaches, now, not at all."""

from __future__ import annotations

from collections.abc import Mapping

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard, turning
from bot.paging import Page
from bot.texts.names import person_name
from bot.texts.voice import Voice
from roadmap.pushes import Push
from roadmap.week import Outcome, Told

PAGE = 5


def overview(voice: Voice, push: Push, off: bool, number: Mapping[Outcome, int]) -> InlineKeyboardMarkup:
    """The lists, then what may be done."""
    monday = push.monday.toordinal()
    labels = {
        Outcome.GETS: voice.say("Who gets it"),
        Outcome.SILENT: voice.say("Nothing to say to"),
        Outcome.UNREACHABLE: voice.say("Who has blocked"),
        Outcome.EXPECTED: voice.say("Who is not in"),
    }
    lists = [
        button(label, data.PushPeople(outcome=outcome))
        for outcome, label in labels.items()
        if number[outcome]
    ]
    return keyboard(
        *in_pairs(lists),
        [button(voice.say("Send now"), data.PushNow(monday=monday))] if number[Outcome.GETS] else [],
        [
            button(voice.say("Send it after all"), data.PushOn(monday=monday))
            if off
            else button(voice.say("Do not send this week"), data.PushOff(monday=monday))
        ],
        [
            button(voice.say("Day"), data.PushDays()),
            button(voice.say("Hour"), data.Hours()),
        ],
        [
            button(voice.say("Department"), data.DepartmentSettings()),
            button(voice.say("« Home"), data.Home()),
        ],
    )


def people(voice: Voice, outcome: Outcome, page: Page[Told]) -> InlineKeyboardMarkup:
    """A button for everybody who gets a message, then the pages."""
    shown: list[list[InlineKeyboardButton]] = []
    if outcome is Outcome.GETS:
        shown = [
            [button(person_name(voice, one.listed.person), data.PushOf(id=one.listed.person.id))]
            for one in page.shown
        ]
    return keyboard(*shown, turning(page, lambda to: data.PushPeople(outcome=outcome, page=to)), _back(voice))


def now_surely(voice: Voice, push: Push) -> InlineKeyboardMarkup:
    """Sends, or goes back."""
    monday = push.monday.toordinal()
    return keyboard(
        [button(voice.say("Yes, send now"), data.PushNowSurely(monday=monday), style="primary")], _back(voice)
    )


def back_to_people(voice: Voice) -> InlineKeyboardMarkup:
    """From one person's message to the list."""
    return keyboard([button(voice.say("« Back"), data.PushPeople(outcome=Outcome.GETS))])


def _back(voice: Voice) -> list[InlineKeyboardButton]:
    return [button(voice.say("« Back"), data.Push())]
