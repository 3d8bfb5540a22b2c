"""Keyboards of the day's reminder, of putting a task off, and of the department's steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard
from bot.keyboards.settings import TICK
from bot.keyboards.tasks import label
from bot.keyboards.week import to_hand_in, why
from bot.texts import nudge_settings as words
from bot.texts.dates import day
from bot.texts.voice import Voice
from bot.texts.week import SHOWN
from roadmap.nudging import Nudge
from roadmap.steps import AFTER, BEFORE, EVERY, Steps
from roadmap.tasks import Task


def nudge(voice: Voice, found: Nudge) -> InlineKeyboardMarkup:
    """Hands in one's own tasks, opens those of colleagues, leads to the schools; puts off, says why."""
    others = found.colleagues[: max(0, SHOWN - len(found.own))]
    many = max(len(found.own), len(found.colleagues)) > SHOWN
    more = [button(voice.say("All tasks"), data.TaskList())] if many else []
    if found.own or found.colleagues:
        more.append(button(voice.say("Remind me later"), data.SnoozeWhich()))
    if found.schools:
        more.append(button(voice.say("Overdue"), data.Overdue()))
    return keyboard(
        *to_hand_in(voice, found.own),
        *([button(label(voice, task), data.TaskCard(id=task.id))] for task in others),
        *in_pairs(more),
        why(voice),
    )


def which(voice: Voice, tasks: Sequence[Task]) -> InlineKeyboardMarkup:
    """A button a task."""
    return keyboard(
        *([button(label(voice, task), data.Snooze(id=task.id))] for task in tasks[:SHOWN]),
        [button(voice.say("« Home"), data.Home())],
    )


def until(voice: Voice, task: Task, days: Sequence[date], today: date, snoozed: bool) -> InlineKeyboardMarkup:
    """The days that are offered, any other day; reminders as usual where it is put off already."""
    return keyboard(
        *in_pairs(
            [button(day(voice, one, today), data.SnoozeTo(id=task.id, day=one.toordinal())) for one in days]
        ),
        [button(voice.say("Another day"), data.TypeSnooze(id=task.id))],
        [as_usual(voice, task)] if snoozed else [],
        [button(voice.say("« Task"), data.TaskCard(id=task.id))],
    )


def typed(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """While a day is waited for."""
    return keyboard([button(voice.say("« Back"), data.Snooze(id=task.id))])


def as_usual(voice: Voice, task: Task) -> InlineKeyboardButton:
    """Takes back that it was put off."""
    return button(voice.say("Remind me as usual"), data.Unsnooze(id=task.id))


def steps(voice: Voice, present: Steps) -> InlineKeyboardMarkup:
    """A tick at each step there is; a press takes it away or brings it."""
    before = [
        _tick(
            words.before(voice, one),
            data.StepBefore(days=one, on=one not in present.before),
            one in present.before,
        )
        for one in BEFORE
    ]
    on_day = _tick(words.on_day(voice), data.StepOnDay(on=not present.on_day), present.on_day)
    after = [
        _tick(
            words.after(voice, one),
            data.StepAfter(days=one, on=one not in present.after),
            one in present.after,
        )
        for one in AFTER
    ]
    following = EVERY[(EVERY.index(present.every) + 1) % len(EVERY)] if present.every in EVERY else EVERY[0]
    every = _tick(words.every(voice, present.every), data.StepEvery(days=following or 0), False)
    return keyboard(
        *in_pairs([*before, on_day]),
        *in_pairs([*after, every]),
        [
            button(voice.say("As is usual"), data.UsualSteps()),
            button(voice.say("« Back"), data.DepartmentSettings()),
        ],
    )


def _tick(text: Markup, kind: CallbackData, on: bool) -> InlineKeyboardButton:
    said = str(text.unescape())
    return button(f"{TICK if on else ''}{said[:1].upper()}{said[1:]}", kind)
