"""Keyboards of splitting a row between its executors."""

from __future__ import annotations

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.texts.voice import Voice
from roadmap.tasks import Task


def split_it(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """Yes or not."""
    return keyboard(
        [button(voice.say("Split"), data.SplitRowSure(id=task.id))],
        [button(voice.say("« Task"), data.TaskCard(id=task.id))],
    )
