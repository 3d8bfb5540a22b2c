"""Keyboards of dates that the order left open: asking, understanding, correcting."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.keyboards.tasks import label
from bot.texts.voice import Voice
from roadmap.deadlines import Waits
from roadmap.given_dates import Given
from roadmap.lists import Part
from roadmap.tasks import Task


def whom(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """For everybody, or for one organisation."""
    return keyboard(
        [button(voice.say("For all"), data.DatesFor(id=task.id, all=1))],
        [button(voice.say("Only {name}", name=task.organisation), data.DatesFor(id=task.id, all=0))],
        [_back(voice, task)],
    )


def understood(voice: Voice, task: Task, everybody: bool) -> InlineKeyboardMarkup:
    """Right, or typed once more."""
    again = data.DatesFor(id=task.id, all=int(everybody))
    return keyboard(
        [
            button(voice.say("Right"), data.DatesRight(id=task.id), style="success"),
            button(voice.say("Correct it"), again),
        ],
        [_back(voice, task)],
    )


def which_day(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """Today, yesterday; any other day is typed."""
    return keyboard(
        [
            button(voice.say("Today"), data.EventOn(id=task.id, ago=0)),
            button(voice.say("Yesterday"), data.EventOn(id=task.id, ago=1)),
        ],
        [_back(voice, task)],
    )


def event_understood(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """Right, or another day."""
    return keyboard(
        [
            button(voice.say("Right"), data.DatesRight(id=task.id), style="success"),
            button(voice.say("Correct it"), data.EventCame(id=task.id)),
        ],
        [_back(voice, task)],
    )


def change(voice: Voice, task: Task, given: Given) -> InlineKeyboardMarkup:
    """Type them anew, or wait again."""
    again = data.AskDates(id=task.id) if given.happened_on is None else data.EventCame(id=task.id)
    waits = voice.say("Wait for dates again") if given.happened_on is None else voice.say("Wait for it again")
    return keyboard(
        [button(voice.say("Correct it"), again)],
        [button(waits, data.WaitAgain(id=task.id))],
        [_back(voice, task)],
    )


def told(voice: Voice, task: Task, by_file: bool) -> InlineKeyboardMarkup:
    """Under the note to the others; for dates that stand in a file whoever coordinates types them."""
    opened = [button(voice.say("Open the task"), data.TaskCard(id=task.id))]
    if not by_file:
        return keyboard(opened)
    dates = button(voice.say("Give the dates by it"), data.DatesFor(id=task.id, all=0), style="primary")
    return keyboard([dates], opened)


def asked(voice: Voice, tasks: Sequence[Task], more: int) -> InlineKeyboardMarkup:
    """Under the reminder: a button a task, and the way to the rest."""
    rest = [button(voice.count("{n} more", "{n} more", more), data.Browse(part=Part.AWAITING))]
    return keyboard(*([button(label(voice, task), _next_step(task))] for task in tasks), rest if more else [])


def dates_for_all(voice: Voice, task: Task) -> list[InlineKeyboardButton]:
    """On a row's screen: whoever decides gives what its tasks wait for, for all of them."""
    dates = button(voice.say("Give dates to all"), data.DatesFor(id=task.id, all=1), style="primary")
    if task.waits is Waits.EVENT:
        return [button(voice.say("The event has come"), data.EventCame(id=task.id), style="primary"), dates]
    return [dates]


def _next_step(task: Task) -> data.AskDates | data.EventCame:
    return data.EventCame(id=task.id) if task.waits is Waits.EVENT else data.AskDates(id=task.id)


def _back(voice: Voice, task: Task) -> InlineKeyboardButton:
    return button(voice.say("« Back"), data.TaskCard(id=task.id))
