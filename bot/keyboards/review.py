"""Keyboards of reviewers."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, last_page, pages
from bot.keyboards.tasks import label
from bot.texts.review import ready_comments
from bot.texts.voice import Voice
from roadmap.tasks import Status, Task

PAGE = 5


def queue(voice: Voice, page: Sequence[Task], number: int, total: int) -> InlineKeyboardMarkup:
    """A button for each task that waits, then the pages."""
    return keyboard(
        *([button(label(voice, task), data.TaskCard(id=task.id))] for task in page),
        pages(lambda to: data.Queue(page=to), number, last_page(total, PAGE)),
        [button(voice.say("Accept several"), data.Several(page=number))] if total > 1 else [],
        [button(voice.say("« Home"), data.Home())],
    )


def several(
    voice: Voice, page: Sequence[Task], ticked: Sequence[int], number: int, total: int
) -> InlineKeyboardMarkup:
    """The same with ticks."""
    accept = button(
        voice.count("Accept {n} task", "Accept {n} tasks", len(ticked)), data.AcceptTicked(), style="success"
    )
    return keyboard(
        *(
            [
                button(
                    f"{'☑' if task.id in ticked else '☐'} {label(voice, task)}",
                    data.Tick(id=task.id, page=number),
                )
            ]
            for task in page
        ),
        pages(lambda to: data.Several(page=to), number, last_page(total, PAGE)),
        [accept] if ticked else [],
        [button(voice.say("« Review"), data.Queue())],
    )


def why_returned(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """The ready comments; another one is typed."""
    return keyboard(
        *(
            [button(comment, data.ReturnWith(id=task.id, comment=number))]
            for number, comment in enumerate(ready_comments(voice))
        ),
        [button(voice.say("« Back"), data.TaskCard(id=task.id))],
    )


def after_verdict(voice: Voice, task: Task, verdict: Status, following: Task | None) -> InlineKeyboardMarkup:
    """The next step: the returned task again, or the most urgent one."""
    if verdict is Status.RETURNED:
        again = voice.say("Add a case") if task.takes_cases else voice.say("Hand in again")
        return keyboard(
            [button(again, data.HandIn(id=task.id), style="primary")],
            [button(voice.say("Open the task"), data.TaskCard(id=task.id))],
        )
    if following is None:
        return keyboard([button(voice.say("Open the task"), data.TaskCard(id=task.id))])
    # With both tasks under it, a proof in reply is asked about: the note speaks of the one and leads to the other.
    return keyboard(
        [button(voice.say("Next task"), data.TaskCard(id=following.id), style="primary")],
        [button(voice.say("The accepted task"), data.TaskCard(id=task.id))],
    )
