"""Under news: the next step with each task that asks for one, and why it came."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.actions.news import Facts
from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.keyboards.tasks import label
from bot.letters import words_of
from bot.texts.voice import Voice
from roadmap.news import News, NewsKind
from roadmap.tasks import Task

BUTTONS_MOST = 6
_SILENT = frozenset({NewsKind.ACCEPTED, NewsKind.ASIDE})
"""Kinds with which there is nothing to do."""
_OF_PLANS = frozenset({NewsKind.MOVED, NewsKind.ROAD_MAP, NewsKind.CLOSED})
"""Kinds that lead to all tasks."""


def alone(voice: Voice, own: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup:
    """The message's own buttons, then why it came."""
    return keyboard(*(own.inline_keyboard if own else []), _why(voice))


def gathered(
    voice: Voice, department_id: int, news: Sequence[News], facts: Facts, following: Task | None
) -> InlineKeyboardMarkup:
    """A button a task, the most urgent first; the queue where several wait for a review.

    A proof in reply belongs to the one task that stands here.
    """
    waiting = [one for one in news if one.kind is NewsKind.HANDED_IN]
    rows: dict[str, list[InlineKeyboardButton]] = {}
    for one in news:
        if one.kind in _SILENT | _OF_PLANS or (len(waiting) > 1 and one in waiting):
            continue
        for row in _of_one(voice, one, facts):
            rows.setdefault(row[0].callback_data or "", row)
    if following is not None:
        rows.setdefault(
            "next", [button(voice.say("Next task"), data.TaskCard(id=following.id), style="primary")]
        )
    more = []
    if len(waiting) > 1:
        more.append(button(voice.say("Review"), data.OpenIn(id=department_id, what=data.Opened.REVIEW)))
    if len(rows) > BUTTONS_MOST or any(one.kind in _OF_PLANS for one in news):
        more.append(button(voice.say("All tasks"), data.OpenIn(id=department_id, what=data.Opened.TASKS)))
    return keyboard(*list(rows.values())[:BUTTONS_MOST], more, _why(voice))


def _of_one(voice: Voice, one: News, facts: Facts) -> list[list[InlineKeyboardButton]]:
    if one.task_id is None:
        own = words_of(one)[1]
        return [] if own is None else [list(row) for row in own.inline_keyboard[:1]]
    task = facts.task(one)
    if one.kind is not NewsKind.RETURNED:
        return [[button(label(voice, task), data.TaskCard(id=task.id))]]
    name = " ".join(part for part in (task.number.rstrip("."), task.title) if part)
    again = (
        voice.say("Add a case: {task}", task=name)
        if task.takes_cases
        else voice.say("Again: {task}", task=name)
    )
    return [[button(again, data.HandIn(id=task.id), style="primary")]]


def _why(voice: Voice) -> list[InlineKeyboardButton]:
    return [button(voice.say("Why did I get this"), data.Tellings())]
