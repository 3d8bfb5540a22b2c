"""One's tasks: the list and the card."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions.check_ins import going
from bot.actions.snoozing import snoozed_to
from bot.handlers.called import called
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import tasks as keyboards
from bot.keyboards.building import page_at
from bot.says import Note, Proof, Says, Screen, Toast
from bot.texts import browsing, cards
from bot.texts import tasks as words
from roadmap.activities import Fan, fan_of, scope_of_rows
from roadmap.evidence import Form
from roadmap.people import KEEPERS
from roadmap.tasks import Status, Task, may_review, scope_of_work, shares


def router() -> Router:
    """/tasks, the pages, the card, its files."""
    made = Router(name="tasks")
    made.message.register(list_command, called("tasks"))
    made.callback_query.register(list_page, data.TaskList.filter())
    made.callback_query.register(open_card, data.TaskCard.filter())
    made.callback_query.register(show_files, data.Proofs.filter())
    return made


async def task_screen(here: Here, number: int) -> Screen:
    """One page of the tasks that a person must act on or look after."""
    scope = scope_of_work(here.working)
    number = max(0, number)
    page, total, overdue = await here.unit.task_lists.page(
        scope, number * keyboards.PAGE, keyboards.PAGE, here.today
    )
    number = page_at(number, total, keyboards.PAGE)
    text = browsing.everything(
        here.voice, page, total, overdue, here.today, here.actor.organisations(KEEPERS)
    )
    return Screen(text, keyboards.task_list(here.voice, page, number, total))


async def card_screen(here: Here, task: Task, before: Markup | None = None) -> Screen:
    """A task's card, with a line above it that says what has just happened."""
    around = await around_of(here, task)
    kept = task.organisation_id in here.actor.organisations(KEEPERS)
    text = cards.card(here.voice, task, around, here.today, before, kept=kept)
    return Screen(text, keyboards.card(here.voice, here.actor, task, around, here.today))


async def around_of(here: Here, task: Task) -> cards.Around:
    """What belongs to a task beside itself."""
    return cards.Around(
        await here.unit.evidence.of_task(task.id),
        await here.unit.talk.comments(task.id, cards.COMMENTS_MOST),
        await here.unit.talk.waiting(task.id),
        await here.unit.lives.given(task.activity_id, task.organisation_id),
        await going(here, task),
        await here.unit.talk.why_off(task.id) if task.status is Status.CANCELLED else "",
        shares(here.actor, task),
        await _fan(here, task),
        await snoozed_to(here, task),
    )


async def _fan(here: Here, task: Task) -> Fan | None:
    """How it stands among the tasks of its row, for those who see them beside each other."""
    if not may_review(here.actor, task):
        return None
    scope = scope_of_rows(here.actor, task.department_id)
    return fan_of(task.id, *await here.unit.activities.doings(task.activity_id, scope, here.today))


async def list_command(message: Message, here: Here) -> Says:
    """/tasks."""
    return await task_screen(here, 0)


async def list_page(query: CallbackQuery, callback_data: data.TaskList, here: Here) -> Says:
    """A page of the list."""
    return await task_screen(here, callback_data.page)


async def open_card(query: CallbackQuery, callback_data: data.TaskCard, here: Here) -> Says:
    """A task's card."""
    return await card_screen(here, await access.task_of(here, callback_data.id))


async def show_files(query: CallbackQuery, callback_data: data.Proofs, here: Here) -> Says:
    """A task's files, as the messenger keeps them, and the notes that its card shortens."""
    task = await access.task_of(here, callback_data.id)
    proofs = await here.unit.evidence.of_task(task.id)
    apart = [proof.evidence for proof in proofs if words.shown_apart(proof.evidence)]
    if not apart:
        return await card_screen(here, task)
    return [
        Toast(words.proofs_come(here.voice, len(apart))),
        *(
            Note(Markup.escape(proof.value))
            if proof.form is Form.NOTE
            else Proof(proof.form, proof.value, words.evidence(here.voice, proof))
            for proof in apart
        ),
    ]
