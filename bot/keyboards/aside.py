"""Keyboards of setting a task aside."""

from __future__ import annotations

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.texts import aside as words
from bot.texts.voice import Voice
from roadmap.tasks import Task


def why(voice: Voice, task: Task, sure: int) -> InlineKeyboardMarkup:
    """The ready reasons; any other is typed."""
    return keyboard(
        *(
            [button(label, data.AsideFor(id=task.id, reason=number, sure=sure))]
            for number, label in enumerate(words.reason_labels(voice))
        ),
        [button(voice.say("« Task"), data.TaskCard(id=task.id))],
    )


def handed_in(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """Whether what was handed in is left without a review."""
    return keyboard(
        [button(voice.say("Set aside all the same"), data.SetAside(id=task.id, sure=1))],
        [button(voice.say("« Task"), data.TaskCard(id=task.id))],
    )
