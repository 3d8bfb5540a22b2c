"""A part of the number to reach is handed in as it is, with a line on why or without."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.evidence import fresh_proofs, hand_in_as_it_is
from bot.handlers.states import HandingIn
from bot.handlers.tasks import card_screen
from bot.handlers.typed import listens
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import evidence as keyboards
from bot.says import Note, Says, Screen
from bot.texts import evidence as words
from bot.texts import unexpected
from roadmap.handing_in import hand_in_part
from roadmap.tasks import Task


def router() -> Router:
    """The question why, and its two answers."""
    made = Router(name="as it is")
    made.callback_query.register(ask_why, data.AsItIs.filter())
    made.callback_query.register(without_words, data.AsItIsNow.filter())
    listens(made, HandingIn.why, why_typed)
    made.message.register(only_words, StateFilter(HandingIn.why), ~F.text)
    return made


async def ask_why(query: CallbackQuery, callback_data: data.AsItIs, here: Here, state: FSMContext) -> Says:
    """Asks for a line, which may be skipped."""
    task = await access.task_to_hand_in(here, callback_data.id)
    hand_in_part(here.actor, task, here.today, bool(await fresh_proofs(here, task)))
    return await _question(here, state, task)


async def _question(here: Here, state: FSMContext, task: Task) -> Screen:
    await state.set_state(HandingIn.why)
    await state.set_data({"task": task.id})
    return Screen(words.why_in_part(here.voice, task), keyboards.why_in_part(here.voice, task))


async def without_words(
    query: CallbackQuery, callback_data: data.AsItIsNow, here: Here, state: FSMContext
) -> Says:
    """Nothing is said; where somebody has counted on meanwhile, it is asked again."""
    task = await access.task_to_hand_in(here, callback_data.id)
    hand_in_part(here.actor, task, here.today, bool(await fresh_proofs(here, task)))
    if task.progress != callback_data.done:
        return await _question(here, state, task)
    return await _handed_in(here, state, task, "")


async def why_typed(here: Here, state: FSMContext, text: str) -> Says:
    """The line was typed."""
    task = await access.task_to_hand_in(here, (await state.get_data()).get("task", 0))
    return await _handed_in(here, state, task, text)


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where a line was asked for."""
    return Note(unexpected.only_text_here(here.voice))


async def _handed_in(here: Here, state: FSMContext, task: Task, why: str) -> Says:
    await hand_in_as_it_is(here, task, why)
    await state.clear()
    now = await access.task_of(here, task.id)
    return await card_screen(here, now, words.in_part(here.voice, now))
