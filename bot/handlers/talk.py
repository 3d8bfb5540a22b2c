"""What else can be done with a task: its wording in the order, its history, comments."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.snoozing import snoozed_to
from bot.actions.talk import comment
from bot.handlers.states import Talking
from bot.handlers.tasks import card_screen
from bot.handlers.typed import listens, passed_on
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import talk as keyboards
from bot.keyboards import tasks as task_keyboards
from bot.keyboards.building import page_at
from bot.says import Note, Says, Screen
from bot.texts import talk as words
from bot.texts import unexpected
from roadmap.journal import About, Wanted
from roadmap.tasks import Task, may_decide

HISTORY_PAGE = 8


def router() -> Router:
    """The menu of a task and what hangs on it."""
    made = Router(name="talk")
    made.callback_query.register(menu, data.TaskMenu.filter())
    made.callback_query.register(wording, data.Wording.filter())
    made.callback_query.register(history, data.History.filter())
    made.callback_query.register(ask_comment, data.WriteComment.filter())
    listens(made, Talking.comment, commented)
    made.message.register(only_words, StateFilter(Talking), ~F.text)
    return made


async def menu(query: CallbackQuery, callback_data: data.TaskMenu, here: Here) -> Says:
    """The menu."""
    task = await access.task_of(here, callback_data.id)
    given = await here.unit.lives.given(task.activity_id, task.organisation_id)
    split = may_decide(here.actor, task) and await here.unit.lives.is_split(task.activity_id)
    snoozed = await snoozed_to(here, task) is not None
    return Screen(
        words.menu(here.voice, task), keyboards.menu(here.voice, here.actor, task, given, split, snoozed)
    )


async def wording(query: CallbackQuery, callback_data: data.Wording, here: Here) -> Says:
    """The row as the order has it."""
    task = await access.task_of(here, callback_data.id)
    responsible = await here.unit.roadmaps.responsible(task.activity_id)
    return Screen(words.wording(here.voice, task, responsible), task_keyboards.back_to_card(here.voice, task))


async def history(query: CallbackQuery, callback_data: data.History, here: Here) -> Says:
    """What happened to the task, newest first: for everybody who sees it."""
    task = await access.task_of(here, callback_data.id)
    wanted = Wanted(about=About.TASK, id=task.id)
    journal = here.unit.journal
    first = callback_data.page * HISTORY_PAGE
    entries, total = await journal.page(task.department_id, wanted, first, HISTORY_PAGE)
    number = page_at(callback_data.page, total, HISTORY_PAGE)
    text = words.history(here.voice, task, entries, here.today)
    return Screen(text, keyboards.history(here.voice, task, number, total, HISTORY_PAGE))


async def ask_comment(
    query: CallbackQuery, callback_data: data.WriteComment, here: Here, state: FSMContext
) -> Says:
    """Asks for a line or two."""
    task = await access.task_of(here, callback_data.id)
    await state.set_state(Talking.comment)
    await state.set_data({"task": task.id})
    return Screen(words.what_to_say(here.voice, task), task_keyboards.back_to_card(here.voice, task))


async def commented(here: Here, state: FSMContext, text: str) -> Says:
    """The comment was typed."""
    task = await access.task_of(here, (await state.get_data()).get("task", 0))
    await state.clear()
    told = await comment(here, task, text)
    return await card_screen(here, task, words.kept(here.voice, told))


async def pass_on(here: Here, state: FSMContext, task: Task, text: str) -> Says:
    """Passes on a comment that was typed before it was known to be one, as if it were asked for now."""
    await state.set_state(Talking.comment)
    await state.set_data({"task": task.id})
    return await passed_on(here, state, text, commented)


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where words were asked for."""
    return Note(unexpected.only_text_here(here.voice))
