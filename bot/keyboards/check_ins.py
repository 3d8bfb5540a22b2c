"""Keyboards of «How is it going?» and of registers."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.texts.voice import Voice
from roadmap.check_ins import Answer, Going, Quarter
from roadmap.registers import Kept
from roadmap.tasks import Task


def question(
    voice: Voice, task: Task, quarter: Quarter, kept: Kept | None, walk: bool = False, note: bool = False
) -> InlineKeyboardMarkup:
    """The answers. *walk* can be skipped and stopped; a *note* that comes by itself leads to the task."""
    rows = [_answer(voice, task, quarter, one, walk) for one in (Answer.TROUBLE, Answer.NOT_BEGUN)]
    rows[:0] = _first(voice, task, quarter, kept, walk, note)
    if walk:
        skip = button(voice.say("Skip for now"), data.CheckInSkip(id=task.id, quarter=quarter.code))
        rows.append([skip, button(voice.say("Stop"), data.CheckInsStop(quarter=quarter.code))])
    else:
        rows.append([button(voice.say("« Task"), data.TaskCard(id=task.id))])
    return keyboard(*rows)


def _first(
    voice: Voice, task: Task, quarter: Quarter, kept: Kept | None, walk: bool, note: bool
) -> list[list[InlineKeyboardButton]]:
    """What is answered where all is well: a register is confirmed, and the first time its link is sent."""
    if not task.details.kept_up:
        return [_answer(voice, task, quarter, Answer.ON_PLAN, walk)]
    if kept is not None:
        confirm = data.ConfirmRegister(id=task.id, quarter=quarter.code, walk=int(walk))
        return [[button(voice.say("I confirm: up to date"), confirm, style="success")]]
    # Where the link is asked for already there is nothing to press: it is sent.
    send = data.CheckIn(id=task.id, quarter=quarter.code)
    return [[button(voice.say("Send the link"), send, style="primary")]] if note else []


def _answer(
    voice: Voice, task: Task, quarter: Quarter, answer: Answer, walk: bool
) -> list[InlineKeyboardButton]:
    label = {
        Answer.ON_PLAN: voice.say("It goes as planned"),
        Answer.TROUBLE: voice.say("There are difficulties"),
        Answer.NOT_BEGUN: voice.say("Not begun yet"),
    }[answer]
    said = data.CheckInSay(id=task.id, quarter=quarter.code, answer=answer, walk=int(walk))
    return [button(label, said, style="success" if answer is Answer.ON_PLAN else None)]


def several(voice: Voice, quarter: Quarter) -> InlineKeyboardMarkup:
    """Under the note about several tasks."""
    return keyboard([button(voice.say("Answer one by one"), data.CheckIns(quarter=quarter.code), "primary")])


def line(voice: Voice, task: Task, quarter: Quarter, walk: bool) -> InlineKeyboardMarkup:
    """While a line is waited for."""
    nothing = data.CheckInNoLine(id=task.id, quarter=quarter.code, walk=int(walk))
    other = data.CheckIn(id=task.id, quarter=quarter.code, walk=int(walk))
    return keyboard(
        [button(voice.say("Nothing to add"), nothing)], [button(voice.say("Another answer"), other)]
    )


def over(voice: Voice, quarter: Quarter, left: int) -> InlineKeyboardMarkup:
    """At the end of a walk, or where it was stopped."""
    rows = [[button(voice.say("Go on"), data.CheckIns(quarter=quarter.code), "primary")]] if left else []
    return keyboard(*rows, [button(voice.say("« Tasks"), data.TaskList())])


def on_card(voice: Voice, task: Task, going: Going) -> list[list[InlineKeyboardButton]]:
    """The row of a task's card that asks how it goes."""
    if going.quarter is None:
        return []
    return [[button(voice.say("How is it going?"), data.CheckIn(id=task.id, quarter=going.quarter.code))]]


def to_confirm(voice: Voice, task: Task, going: Going) -> list[list[InlineKeyboardButton]]:
    """The first row of a register's card."""
    if going.confirms is None:
        return []
    confirm = data.ConfirmRegister(id=task.id, quarter=going.confirms)
    return [[button(voice.say("I confirm: all is up to date"), confirm, style="success")]]
