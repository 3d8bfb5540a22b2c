"""Under somebody's week: a button a task that asks for its proof at once."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.texts.dates import short_day
from bot.texts.voice import Voice
from bot.texts.week import SHOWN
from roadmap.tasks import Task
from roadmap.week import Week


def week(voice: Voice, found: Week, department_id: int) -> InlineKeyboardMarkup:
    """Five tasks at most, then everything else."""
    more = []
    if len(found.tasks) > SHOWN:
        more.append(button(voice.say("All tasks"), data.OpenIn(id=department_id, what=data.Opened.TASKS)))
    if found.digest is not None:
        more.append(button(voice.say("Digest"), data.OpenIn(id=department_id, what=data.Opened.STATUS)))
    return keyboard(*to_hand_in(voice, found.tasks), more, why(voice))


def to_hand_in(voice: Voice, tasks: Sequence[Task]) -> list[list[InlineKeyboardButton]]:
    """A button a task for the first of a list."""
    shown = tasks[:SHOWN]
    return [[button(_label(voice, task, shown), data.HandIn(id=task.id))] for task in shown]


def why(voice: Voice) -> list[InlineKeyboardButton]:
    """Under whatever the bot says by itself."""
    return [button(voice.say("Why did I get this"), data.Tellings())]


def alarm(voice: Voice) -> InlineKeyboardMarkup:
    """The way to the push."""
    return keyboard([button(voice.say("Everybody's week"), data.Push())])


def _label(voice: Voice, task: Task, shown: Sequence[Task]) -> str:
    """With the day where a row of the plan has several tasks in the list, with the place where they have several."""
    alike = [one for one in shown if one.activity_id == task.activity_id]
    apart = ""
    if len({one.due for one in alike}) > 1 and task.due:
        apart = f"· {short_day(voice, task.due)}"
    elif len(alike) > 1:
        apart = f"· {task.organisation} ·"
    name = " ".join(part for part in (task.number.rstrip("."), apart, task.title) if part)
    return str(voice.say("Hand in: {task}", task=name).unescape())
