"""Under somebody's week: a button a task that asks for its proof at once."""

from __future__ import annotations

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.texts.voice import Voice
from bot.texts.week import SHOWN
from roadmap.tasks import Task
from roadmap.week import Week


def week(voice: Voice, found: Week) -> InlineKeyboardMarkup:
    """Five tasks at most, then everything else."""
    more = []
    if len(found.tasks) > SHOWN:
        more.append(button(voice.say("All tasks"), data.TaskList()))
    if found.digest is not None:
        more.append(button(voice.say("Digest"), data.Status()))
    return keyboard(
        *([button(_label(voice, task), data.HandIn(id=task.id))] for task in found.tasks[:SHOWN]),
        more,
        [button(voice.say("Why did I get this"), data.Tellings())],
    )


def alarm(voice: Voice) -> InlineKeyboardMarkup:
    """The way to the push."""
    return keyboard([button(voice.say("Everybody's week"), data.Push())])


def _label(voice: Voice, task: Task) -> str:
    name = " ".join(part for part in (task.number.rstrip("."), task.title) if part)
    return str(voice.say("Hand in: {task}", task=name).unescape())
