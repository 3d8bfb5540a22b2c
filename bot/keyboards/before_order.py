"""Keyboards of tasks whose dates had passed before their road map went live."""

from __future__ import annotations

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, turning
from bot.paging import Page
from bot.texts.before_order import name
from bot.texts.voice import Voice
from roadmap.draft import Past
from roadmap.tasks import Task
from storage.before_order import EarlierRow

PAGE = 5


def rows(voice: Voice, road_map_id: int, page: Page[EarlierRow]) -> InlineKeyboardMarkup:
    """A button a row."""
    return keyboard(
        *([button(name(row), data.BeforeRow(id=row.activity_id))] for row in page.shown),
        turning(page, lambda to: data.Before(id=road_map_id, page=to)),
        [button(voice.say("« Road map"), data.RoadMapCard(id=road_map_id))],
    )


def row(voice: Voice, shown: EarlierRow) -> InlineKeyboardMarkup:
    """The three ways, for all organisations of the row."""
    return keyboard(
        *_ways(voice, lambda past: data.SettleRow(id=shown.activity_id, past=past)),
        [button(voice.say("« Before the start"), data.Before(id=shown.road_map_id))],
    )


def one_task(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """The three ways, for one task."""
    return keyboard(
        *_ways(voice, lambda past: data.SettleTask(id=task.id, past=past)),
        [button(voice.say("« Task"), data.TaskCard(id=task.id))],
    )


def _ways(voice: Voice, chosen: Callable[[Past], CallbackData]) -> list[list[InlineKeyboardButton]]:
    return [
        [button(voice.say("Count as done"), chosen(Past.DONE))],
        [button(voice.say("Leave at work"), chosen(Past.OVERDUE))],
        [button(voice.say("Leave out"), chosen(Past.LEFT_OUT))],
    ]
