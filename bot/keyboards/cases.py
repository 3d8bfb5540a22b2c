"""Keyboards of a register of cases."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, turning
from bot.paging import Page
from bot.texts.cases import label
from bot.texts.voice import Voice
from roadmap.cases import Case
from roadmap.evidence import TYPED
from roadmap.handing_in import takes_proofs
from roadmap.people import Actor
from roadmap.tasks import UNFINISHED, Task, may_hand_in

PAGE = 5


def to_do(voice: Voice, task: Task) -> list[InlineKeyboardButton]:
    """What is next while the register is open."""
    return [
        button(voice.say("Add a case"), data.HandIn(id=task.id), style="primary"),
        button(voice.say("Close the register"), data.CloseRegister(id=task.id)),
    ]


def while_it_waits(voice: Voice, actor: Actor, task: Task) -> Iterator[list[InlineKeyboardButton]]:
    """What can be done with a closed register as long as nobody has reviewed it."""
    if may_hand_in(actor, task) and task.status not in UNFINISHED and takes_proofs(task):
        yield [
            button(voice.say("Add a case"), data.HandIn(id=task.id)),
            button(voice.say("Open it again"), data.ReopenRegister(id=task.id)),
        ]


def all_cases(voice: Voice, task: Task) -> list[InlineKeyboardButton]:
    """Leads to the pages."""
    return [button(voice.say("All cases"), data.Cases(id=task.id))]


def pages(voice: Voice, task: Task, page: Page[Case]) -> InlineKeyboardMarkup:
    """A button a case, the newest first."""
    return keyboard(
        *([button(label(voice, case), data.CaseCard(id=case.id))] for case in page.shown),
        turning(page, lambda to: data.Cases(id=task.id, page=to)),
        [button(voice.say("« Task"), data.TaskCard(id=task.id))],
    )


def case_card(voice: Voice, actor: Actor, task: Task, case: Case) -> InlineKeyboardMarkup:
    """A case: its files, and taking one's own back while the register is open."""
    files = any(one.evidence.form not in TYPED for one in case.records)
    own = case.author_id == actor.person.id and may_hand_in(actor, task) and task.status in UNFINISHED
    return keyboard(
        [button(voice.say("Show files"), data.CaseFiles(id=case.id))] if files else [],
        [button(voice.say("Take this case back"), data.CaseBack(id=case.id))] if own else [],
        [button(voice.say("« All cases"), data.Cases(id=task.id))],
    )


def close(voice: Voice, task: Task, cases: int) -> InlineKeyboardMarkup:
    """Asks once more."""
    sure = voice.say("Close the register") if cases else voice.say("Close: there were no requests")
    return keyboard(
        [button(sure, data.CloseRegisterNow(id=task.id, cases=cases), style="primary")],
        [button(voice.say("« Back"), data.TaskCard(id=task.id))],
    )
