"""The coordinator sets a task aside for one organisation, with a reason, and brings it back to work."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions import aside as deeds
from bot.handlers.states import SettingAside
from bot.handlers.tasks import card_screen
from bot.handlers.typed import listens
from bot.here import Here
from bot.keyboards import aside as keyboards
from bot.keyboards import data
from bot.says import Note, Says, Screen, Toast
from bot.texts import aside as words
from bot.texts import unexpected
from roadmap.refusals import GoneStale
from roadmap.tasks import Task


def router() -> Router:
    """The reasons, ready or typed, and the way back."""
    made = Router(name="aside")
    made.callback_query.register(ask_why, data.SetAside.filter())
    made.callback_query.register(for_ready_reason, data.AsideFor.filter())
    listens(made, SettingAside.reason, reason_typed)
    made.message.register(only_words, StateFilter(SettingAside), ~F.text)
    made.callback_query.register(back_to_work, data.BackToWork.filter())
    return made


async def ask_why(query: CallbackQuery, callback_data: data.SetAside, here: Here, state: FSMContext) -> Says:
    """Asks for the reason; before that, whether it is meant where something is handed in."""
    task = await access.task_to_decide(here, callback_data.id)
    if await deeds.needs_asking(here, task, bool(callback_data.sure)):
        return _question(here, task)
    await state.set_state(SettingAside.reason)
    await state.set_data({"task": task.id, "sure": callback_data.sure})
    return Screen(words.why(here.voice, task), keyboards.why(here.voice, task, callback_data.sure))


def _question(here: Here, task: Task) -> Screen:
    return Screen(words.handed_in(here.voice, task), keyboards.handed_in(here.voice, task))


async def for_ready_reason(
    query: CallbackQuery, callback_data: data.AsideFor, here: Here, state: FSMContext
) -> Says:
    """One of the ready reasons was pressed."""
    task = await access.task_to_decide(here, callback_data.id)
    reasons = words.reasons(here.voice)
    if callback_data.reason >= len(reasons):
        raise GoneStale
    return await _set_aside(here, state, task, reasons[callback_data.reason], bool(callback_data.sure))


async def reason_typed(here: Here, state: FSMContext, reason: str) -> Says:
    """The reason was typed."""
    known = await state.get_data()
    task = await access.task_to_decide(here, known.get("task", 0))
    return await _set_aside(here, state, task, reason, bool(known.get("sure")))


async def _set_aside(here: Here, state: FSMContext, task: Task, reason: str, sure: bool) -> Says:
    if await deeds.needs_asking(here, task, sure):
        # It was handed in while the reasons were on the screen.
        return _question(here, task)
    await deeds.set_aside(here, task, reason)
    await state.clear()
    return await card_screen(here, await access.task_of(here, task.id), words.set_aside(here.voice))


async def back_to_work(query: CallbackQuery, callback_data: data.BackToWork, here: Here) -> Says:
    """The task is open again, or the plan does not ask it any more."""
    task = await access.task_to_decide(here, callback_data.id)
    await deeds.bring_back(here, task)
    said = words.back(here.voice)
    return [Toast(said), await card_screen(here, await access.task_of(here, task.id), said)]


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where words were asked for."""
    return Note(unexpected.only_text_here(here.voice))
