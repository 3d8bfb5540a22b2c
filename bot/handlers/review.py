"""The reviewer accepts or returns, one task or several at once."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.review import decide
from bot.handlers.called import called
from bot.handlers.states import Returning
from bot.handlers.tasks import card_screen
from bot.handlers.typed import listens
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import people as people_keyboards
from bot.keyboards import review as keyboards
from bot.keyboards.building import page_at
from bot.says import Note, Replace, Says, Screen, Toast
from bot.texts import review as words
from bot.texts import unexpected
from bot.texts.tasks import status_name
from bot.texts.voice import plain
from roadmap.people import REVIEWERS
from roadmap.refusals import GoneStale, NotAllowed
from roadmap.tasks import Status, scope_to_review


def router() -> Router:
    """/review, the verdicts, and choosing several."""
    made = Router(name="review")
    made.message.register(queue_command, called("review"))
    made.callback_query.register(queue_pressed, data.Queue.filter())
    made.callback_query.register(accept, data.Accept.filter())
    made.callback_query.register(ask_why, data.Return.filter())
    made.callback_query.register(returned_with, data.ReturnWith.filter())
    listens(made, Returning.comment, returned)
    made.message.register(only_words, StateFilter(Returning.comment), ~F.text)
    return made


async def queue_screen(here: Here, number: int) -> Screen:
    """One page of what waits for this reviewer."""
    if not here.working.roles & REVIEWERS:
        raise NotAllowed
    number = max(0, number)
    scope = scope_to_review(here.working)
    page, total = await here.unit.task_lists.submitted(scope, number * keyboards.PAGE, keyboards.PAGE)
    number = page_at(number, total, keyboards.PAGE)
    text = words.queue(here.voice, page, total, here.today)
    return Screen(text, keyboards.queue(here.voice, page, number, total))


async def queue_command(message: Message, here: Here) -> Says:
    """/review."""
    return await queue_screen(here, 0)


async def queue_pressed(query: CallbackQuery, callback_data: data.Queue, here: Here) -> Says:
    """«Review» on the first screen, or a page of it."""
    return await queue_screen(here, callback_data.page)


async def accept(query: CallbackQuery, callback_data: data.Accept, here: Here) -> Says:
    """Accepts from the card or from the note itself."""
    task = await access.task_to_review(here, callback_data.id)
    await decide(here, task, Status.ACCEPTED)
    card = await card_screen(here, await access.task_of(here, task.id))
    return [Toast(status_name(here.voice, Status.ACCEPTED)), Replace(card.text, card.keyboard)]


async def ask_why(query: CallbackQuery, callback_data: data.Return, here: Here, state: FSMContext) -> Says:
    """Asks what should be mended, before anything changes."""
    task = await access.task_to_review(here, callback_data.id)
    if task.status is not Status.SUBMITTED:
        raise task.already()
    await state.set_state(Returning.comment)
    await state.set_data({"task": task.id})
    return Screen(words.why_returned(here.voice, task), keyboards.why_returned(here.voice, task))


async def returned_with(
    query: CallbackQuery, callback_data: data.ReturnWith, here: Here, state: FSMContext
) -> Says:
    """A ready comment was pressed."""
    task = await access.task_to_review(here, callback_data.id)
    ready = words.ready_comments(here.voice)
    if callback_data.comment >= len(ready):
        raise GoneStale
    await decide(here, task, Status.RETURNED, plain(ready[callback_data.comment]))
    await state.clear()
    return await card_screen(here, await access.task_of(here, task.id))


async def returned(here: Here, state: FSMContext, comment: str) -> Says:
    """The comment was typed."""
    task_id = (await state.get_data()).get("task", 0)
    await state.clear()
    task = await access.task_to_review(here, task_id)
    await decide(here, task, Status.RETURNED, comment)
    return await card_screen(here, await access.task_of(here, task.id))


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where a comment was asked for."""
    return Note(unexpected.only_text_here(here.voice), people_keyboards.cancel(here.voice))
