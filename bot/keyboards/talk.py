"""Keyboards of a task's menu, comments and requests."""

from __future__ import annotations

from datetime import date, timedelta

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, last_page, pages
from bot.texts.dates import short_day
from bot.texts.voice import Voice
from roadmap.activities import BY_PEOPLE
from roadmap.given_dates import Given, may_change
from roadmap.people import Actor
from roadmap.talk import Request
from roadmap.tasks import UNFINISHED, Status, Task, may_decide, may_hand_in

LATER_BY = (7, 14, 30)


def menu(
    voice: Voice,
    actor: Actor,
    task: Task,
    given: Given | None = None,
    split: bool = False,
    snoozed: bool = False,
) -> InlineKeyboardMarkup:
    """What else this person can do with this task, whose dates were *given* or stand in the order.

    *split* is whether each of its co-executors has their own, *snoozed* whether the person put off its reminders.
    """
    rows = [
        [
            button(voice.say("In the order"), data.Wording(id=task.id)),
            button(voice.say("History"), data.History(id=task.id)),
        ],
        [
            button(voice.say("Write a comment"), data.WriteComment(id=task.id)),
            *_later(voice, actor, task, snoozed),
        ],
    ]
    if given is not None and may_change(actor, task, given):
        rows.append([button(voice.say("Change the dates"), data.ChangeDates(id=task.id))])
    if task.status in UNFINISHED and may_decide(actor, task):
        rows.append(
            [] if task.takes_cases else [button(voice.say("Move the date"), data.Postpone(id=task.id))]
        )
    elif task.status in UNFINISHED and may_hand_in(actor, task):
        asks = button(voice.say("Ask to move the date"), data.Postpone(id=task.id))
        rows.append([] if task.takes_cases else [asks])
        rows.append([button(voice.say("Does not apply to us"), data.NotApplicable(id=task.id))])
    if task.before_order and may_decide(actor, task):
        rows.append([button(voice.say("Count it otherwise"), data.BeforeTask(id=task.id))])
    if may_decide(actor, task):
        rows.append(_off(voice, task))
        rows.append(_split(voice, task, split))
    return keyboard(*rows, [button(voice.say("« Task"), data.TaskCard(id=task.id))])


def _later(voice: Voice, actor: Actor, task: Task, snoozed: bool) -> list[InlineKeyboardButton]:
    """Putting off the reminders of what is the person's to do, or taking that back."""
    if task.status not in UNFINISHED or task.due is None or not may_hand_in(actor, task):
        return []
    if snoozed:
        return [button(voice.say("Remind me as usual"), data.Unsnooze(id=task.id))]
    return [button(voice.say("Remind me later"), data.Snooze(id=task.id))]


def _off(voice: Voice, task: Task) -> list[InlineKeyboardButton]:
    """Taking it off for this organisation, or what people took off back."""
    if task.status in {*UNFINISHED, Status.SUBMITTED}:
        return [button(voice.say("Set aside"), data.SetAside(id=task.id))]
    if task.status is Status.CANCELLED and task.off in {None, *BY_PEOPLE}:
        return [button(voice.say("Bring back to work"), data.BackToWork(id=task.id))]
    return []


def _split(voice: Voice, task: Task, split: bool) -> list[InlineKeyboardButton]:
    """A task of one's own for each co-executor, or one for all again."""
    if split:
        return [button(voice.say("One task for all again"), data.JoinRow(id=task.id))]
    if any(one.organisation_id != task.organisation_id for one in task.partners):
        return [button(voice.say("Split between executors"), data.SplitRow(id=task.id))]
    return []


def why(voice: Voice, actor: Actor, task: Task, day: date | None) -> InlineKeyboardMarkup:
    """The way back; the coordinator may also move a date without a word."""
    without = (
        [button(voice.say("Without a reason"), data.MoveTo(id=task.id, day=day.toordinal()))]
        if day is not None and may_decide(actor, task)
        else []
    )
    return keyboard(without, [button(voice.say("« Task"), data.TaskCard(id=task.id))])


def history(voice: Voice, task: Task, number: int, total: int, size: int) -> InlineKeyboardMarkup:
    """Pages of what happened."""
    return keyboard(
        pages(lambda to: data.History(id=task.id, page=to), number, last_page(total, size)),
        [button(voice.say("« Task"), data.TaskCard(id=task.id))],
    )


def which_day(voice: Voice, task: Task, today: date) -> InlineKeyboardMarkup:
    """A week, two, a month later; any other day is typed."""
    start = max(task.due or today, today)
    days = [
        button(
            voice.say("to {day}", day=short_day(voice, start + timedelta(days=days))),
            data.PostponeBy(id=task.id, days=days),
        )
        for days in LATER_BY
    ]
    return keyboard(days[:2], days[2:], [button(voice.say("« Task"), data.TaskCard(id=task.id))])


def send_anyway(voice: Voice) -> InlineKeyboardMarkup:
    """To mend the words that personal data were noticed in, or to pass them on."""
    return keyboard(
        [button(voice.say("Mend it"), data.MendWords(), style="primary")],
        [button(voice.say("Send it all the same"), data.SendWords())],
    )


def mend(voice: Voice, task_id: int) -> InlineKeyboardMarkup:
    """While other words are waited for."""
    return keyboard(
        [button(voice.say("Send it all the same"), data.SendWords())],
        [button(voice.say("« Task"), data.TaskCard(id=task_id))],
    )


def decision(voice: Voice, request: Request) -> InlineKeyboardMarkup:
    """Under the coordinator's note."""
    return keyboard(
        [
            button(voice.say("Agree"), data.Decide(id=request.id, yes=1), style="success"),
            button(voice.say("Decline"), data.Decide(id=request.id, yes=0)),
        ],
        [button(voice.say("Open the task"), data.TaskCard(id=request.task_id))],
    )
