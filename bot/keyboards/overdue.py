"""Keyboards of what is overdue, and of the reminder."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, turning
from bot.keyboards.tasks import label
from bot.paging import Page
from bot.texts.breakdowns import by_name
from bot.texts.overdue import REMINDED_MOST
from bot.texts.voice import Voice
from roadmap.digest import By, Part
from roadmap.tasks import Task
from storage.digests import OverdueGroup

PAGE = 4


def groups(voice: Voice, by: By, page: Page[OverdueGroup], reminds: bool) -> InlineKeyboardMarkup:
    """A button a group, the other grouping, the spreadsheet, a reminder to all."""
    other = By.ORGANISATION if by is By.ACTIVITY else By.ACTIVITY
    deeds = [
        button(by_name(voice, other), data.Overdue(by=other)),
        button(voice.say("As a spreadsheet"), data.OverdueBook()),
    ]
    remind = [button(voice.say("Remind everybody"), data.RemindAll(by=by))] if reminds else []
    return keyboard(
        *([button(one.part.name, data.OverduePart(by=by, id=one.part.id))] for one in page.shown),
        turning(page, lambda to: data.Overdue(by=by, page=to)),
        deeds if page.total else [],
        remind if page.total else [],
        [button(voice.say("« Digest"), data.Status())],
    )


def group(voice: Voice, of: Part, page: Page[Task], reminds: bool) -> InlineKeyboardMarkup:
    """A button a task, a reminder of all of them."""
    remind = [button(voice.say("Remind"), data.RemindPart(by=of.by, id=of.id))]
    return keyboard(
        *(
            [
                button(
                    task.organisation if of.by is By.ACTIVITY else label(voice, task),
                    data.OverdueTask(id=task.id, by=of.by),
                )
            ]
            for task in page.shown
        ),
        turning(page, lambda to: data.OverduePart(by=of.by, id=of.id, page=to)),
        remind if reminds and page.total else [],
        [button(voice.say("« Overdue"), data.Overdue(by=of.by))],
    )


def task(voice: Voice, one: Task, by: By, reminds: bool, decides: bool) -> InlineKeyboardMarkup:
    """Remind, open; who decides on dates moves it or takes it off by its menu."""
    back = data.OverduePart(by=by, id=one.activity_id if by is By.ACTIVITY else one.organisation_id)
    other = voice.say("Move, take off…") if decides else voice.say("More…")
    return keyboard(
        [button(voice.say("Remind"), data.RemindTask(id=one.id, by=by), style="primary")] if reminds else [],
        [
            button(voice.say("Open the task"), data.TaskCard(id=one.id)),
            button(other, data.TaskMenu(id=one.id)),
        ],
        [button(voice.say("« Back"), back)],
    )


def reminder(voice: Voice, tasks: Sequence[Task]) -> InlineKeyboardMarkup:
    """Hands in each of the tasks that are listed."""
    one = len(tasks) == 1
    return keyboard(
        *(
            [
                button(
                    voice.say("Hand in") if one else label(voice, task),
                    data.HandIn(id=task.id),
                    style="primary" if one else None,
                )
            ]
            for task in tasks[:REMINDED_MOST]
        ),
        [button(voice.say("Open the task"), data.TaskCard(id=tasks[0].id))]
        if one
        else [button(voice.say("All tasks"), data.TaskList())],
    )
