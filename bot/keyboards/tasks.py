"""Keyboards of task lists, cards, handing in and reviewing."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pages
from bot.texts.dates import short_day
from bot.texts.voice import Voice
from roadmap.people import Actor, Person
from roadmap.tasks import UNFINISHED, Status, Task, may_delegate, may_hand_in, may_review

PAGE = 5


def task_list(voice: Voice, page: Sequence[Task], number: int, total: int) -> InlineKeyboardMarkup:
    """A button a task, then the pages, the filter and the search."""
    narrower = [button(voice.say("Filter"), data.TaskFilter()), button(voice.say("Find"), data.TaskSearch())]
    return keyboard(
        *([button(label(voice, task), data.TaskCard(id=task.id))] for task in page),
        pages(lambda to: data.TaskList(page=to), number, total, PAGE),
        # With a single page everything is on the screen already.
        narrower if total > PAGE else [],
        [button(voice.say("« Home"), data.Home())],
    )


def label(voice: Voice, task: Task) -> str:
    """A task on a button: its number, its day, its title."""
    head = task.number.rstrip(".")
    when = short_day(voice, task.due) if task.due else ""
    return " · ".join(part for part in (head, when, task.title) if part)


def card(voice: Voice, actor: Actor, task: Task, files: bool) -> InlineKeyboardMarkup:
    """What this person can do with this task, the next step first."""
    open_ = task.status in UNFINISHED
    rows = []
    if may_hand_in(actor, task) and open_:
        rows.append([button(voice.say("Hand in"), data.HandIn(id=task.id), style="primary")])
    if may_review(actor, task) and task.status is Status.SUBMITTED:
        rows.append(verdicts(voice, task))
    if may_hand_in(actor, task) and task.status is Status.SUBMITTED:
        rows.append([button(voice.say("Add a proof"), data.HandIn(id=task.id))])
    if files:
        rows.append([button(voice.say("Show files"), data.Proofs(id=task.id))])
    if may_delegate(actor, task) and open_:
        rows.append([button(voice.say("Hand to a colleague"), data.Delegate(id=task.id))])
    rows.append([button(voice.say("« Tasks"), data.TaskList())])
    return keyboard(*rows)


def verdicts(voice: Voice, task: Task) -> list[InlineKeyboardButton]:
    """Accept and return, in one row."""
    return [
        button(voice.say("Accept"), data.Accept(id=task.id), style="success"),
        button(voice.say("Return"), data.Return(id=task.id)),
    ]


def came_in(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """Under a reviewer's note."""
    return keyboard(verdicts(voice, task), [button(voice.say("Open"), data.TaskCard(id=task.id))])


def queue(voice: Voice, page: Sequence[Task], number: int, total: int) -> InlineKeyboardMarkup:
    """A button for each task that waits, then the pages."""
    return keyboard(
        *([button(label(voice, task), data.TaskCard(id=task.id))] for task in page),
        pages(lambda to: data.Queue(page=to), number, total, PAGE),
        [button(voice.say("« Home"), data.Home())],
    )


def to_card(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """Opens the task a note speaks of."""
    return keyboard([button(voice.say("Open the task"), data.TaskCard(id=task.id), style="primary")])


def back_to_card(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """Leaves a question about a task."""
    return keyboard([button(voice.say("« Back"), data.TaskCard(id=task.id))])


def which_task(voice: Voice, tasks: Sequence[Task]) -> InlineKeyboardMarkup:
    """The tasks that a proof may be for."""
    return keyboard(
        *([button(label(voice, task), data.ProofFor(id=task.id))] for task in tasks),
        [button(voice.say("None of them"), data.Cancel())],
    )


def colleagues(voice: Voice, task: Task, people: Sequence[Person]) -> InlineKeyboardMarkup:
    """A button for each colleague."""
    return keyboard(
        *([button(person.name, data.DelegateTo(id=task.id, person=person.id))] for person in people[:6]),
        [button(voice.say("« Back"), data.TaskCard(id=task.id))],
    )
