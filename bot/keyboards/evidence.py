"""Keyboards of handing in: personal data, the likeliest tasks, how many are done."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.keyboards.tasks import label
from bot.texts.voice import Voice
from roadmap.lists import LIKELIEST
from roadmap.tasks import Task

OTHERS = 5
BUTTONS_MOST = 12


def keep_anyway(voice: Voice) -> InlineKeyboardMarkup:
    """To keep what personal data were noticed in, or not."""
    return keyboard(
        [button(voice.say("Do not hand it in"), data.KeepOut(), style="primary")],
        [button(voice.say("Hand it in all the same"), data.KeepAnyway())],
    )


def which_task(voice: Voice, ranked: Sequence[Task], page: int) -> InlineKeyboardMarkup:
    """The three likeliest tasks; after «another» the others, page by page."""
    first, shown = shown_of(ranked, page)
    more = len(ranked) > first + len(shown)
    return keyboard(
        *([button(label(voice, task), data.ProofFor(id=task.id))] for task in shown),
        [
            *([button(voice.say("‹ Back"), data.OtherTask(page=page - 1))] if page else []),
            *([button(voice.say("Another ›"), data.OtherTask(page=page + 1))] if more else []),
        ],
        [button(voice.say("None of them"), data.NoTask())],
    )


def shown_of(ranked: Sequence[Task], page: int) -> tuple[int, Sequence[Task]]:
    """(index of the first, tasks) of a page of the choice: the likeliest on page 0."""
    if page == 0:
        return 0, ranked[:LIKELIEST]
    first = LIKELIEST + (page - 1) * OTHERS
    return first, ranked[first : first + OTHERS]


def proof_or_comment(voice: Voice, task: Task, proves: bool) -> InlineKeyboardMarkup:
    """What words in reply to a task's message are; *proves* where this person can hand in for it now."""
    what = voice.say("Add as a case") if task.takes_cases else voice.say("Hand in as the proof")
    as_proof = button(what, data.WordsProve(id=task.id), style="primary")
    return keyboard(
        [as_proof] if proves else [],
        [button(voice.say("Send as a comment"), data.WordsTell(id=task.id))],
        [button(voice.say("« Task"), data.TaskCard(id=task.id))],
    )


def how_many(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """A button for each number up to the one to reach, where they are few."""
    target = task.details.target or 0
    numbers = range(target + 1) if target < BUTTONS_MOST else range(0)
    buttons = [button(str(done), data.DoneSoFar(id=task.id, done=done)) for done in numbers]
    return keyboard(
        *(buttons[start : start + 2] for start in range(0, len(buttons), 2)),
        [button(voice.say("« Task"), data.TaskCard(id=task.id))],
    )


def why_in_part(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """The line on why may be skipped."""
    return keyboard(
        [
            button(
                voice.say("Hand in without a word"),
                data.AsItIsNow(id=task.id, done=task.progress or 0),
                style="primary",
            )
        ],
        [button(voice.say("« Task"), data.TaskCard(id=task.id))],
    )
