"""«Remind me later»: one task is put off for the person alone, from a reminder or from the task's menu."""

from __future__ import annotations

from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions import snoozing as actions
from bot.handlers.states import Snoozing
from bot.handlers.tasks import card_screen
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import nudging as keyboards
from bot.keyboards.reading import tasks_on
from bot.says import Note, Says, Screen
from bot.texts import snoozing as words
from bot.texts import unexpected
from roadmap import snoozing
from roadmap.days import read_days
from roadmap.refusals import DaysUnclear, GoneStale, NotYours
from roadmap.tasks import UNFINISHED, Task, may_hand_in


def router() -> Router:
    """Which task, until when, as usual again."""
    made = Router(name="snoozing")
    made.callback_query.register(which, data.SnoozeWhich.filter())
    made.callback_query.register(ask, data.Snooze.filter())
    made.callback_query.register(put_off, data.SnoozeTo.filter())
    made.callback_query.register(ask_day, data.TypeSnooze.filter())
    made.callback_query.register(as_usual, data.Unsnooze.filter())
    made.message.register(day_typed, StateFilter(Snoozing.day), F.text, ~F.text.startswith("/"))
    made.message.register(only_words, StateFilter(Snoozing), ~F.text)
    return made


async def which(query: CallbackQuery, here: Here) -> Says:
    """Which of the reminder's tasks; of one alone it is known."""
    message = query.message if isinstance(query.message, Message) else None
    tasks = [task for number in tasks_on(message) if (task := await _still(here, number)) is not None]
    if not tasks:
        raise GoneStale
    if len(tasks) == 1:
        return await _until_screen(here, tasks[0])
    return Screen(words.which(here.voice), keyboards.which(here.voice, tasks))


async def _still(here: Here, task_id: int) -> Task | None:
    """The task, if it is the person's and not done yet."""
    try:
        task = await access.task_of(here, task_id)
    except NotYours:
        return None
    dated = task.due is not None and task.status in UNFINISHED
    return task if dated and may_hand_in(here.actor, task) else None


async def ask(query: CallbackQuery, callback_data: data.Snooze, here: Here, state: FSMContext) -> Says:
    """Until when."""
    task = await access.task_to_hand_in(here, callback_data.id)
    if await state.get_state() == Snoozing.day.state:
        await state.clear()
    return await _until_screen(here, task)


async def _until_screen(here: Here, task: Task) -> Screen:
    due = snoozing.may_be_snoozed(task)
    present = await actions.snoozed_to(here, task)
    days = snoozing.choices(due, here.today, here.department.settings.calendar.working)
    return Screen(
        words.until(here.voice, task, present, here.today),
        keyboards.until(here.voice, task, days, here.today, present is not None),
    )


async def put_off(query: CallbackQuery, callback_data: data.SnoozeTo, here: Here) -> Says:
    """One of the days that were offered."""
    task = await access.task_to_hand_in(here, callback_data.id)
    if not callback_data.day:
        raise GoneStale
    return await _kept(here, task, date.fromordinal(callback_data.day))


async def ask_day(
    query: CallbackQuery, callback_data: data.TypeSnooze, here: Here, state: FSMContext
) -> Says:
    """Any other day, in words."""
    task = await access.task_to_hand_in(here, callback_data.id)
    due = snoozing.may_be_snoozed(task)
    await state.set_state(Snoozing.day)
    await state.set_data({"task": task.id})
    last = snoozing.last_day(due, here.today, here.department.settings.calendar.working)
    return Screen(words.typed(here.voice, task, last, here.today), keyboards.typed(here.voice, task))


async def day_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """A day was typed; one that is not understood is asked for again."""
    task = await access.task_to_hand_in(here, (await state.get_data()).get("task", 0))
    text = message.text or ""
    since, until = read_days(text, here.today)
    day = until or since
    if day is None:
        raise DaysUnclear(text)
    screen = await _kept(here, task, day)
    await state.clear()
    return screen


async def _kept(here: Here, task: Task, day: date) -> Screen:
    await actions.put_off(here, task, day)
    return await card_screen(here, task, words.done(here.voice, day, here.today))


async def as_usual(query: CallbackQuery, callback_data: data.Unsnooze, here: Here) -> Says:
    """Takes it back; pressed twice it is as once."""
    task = await access.task_to_hand_in(here, callback_data.id)
    await here.unit.snoozes.drop(here.actor.person.id, task.id)
    return await card_screen(here, task, words.as_usual(here.voice))


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where a day was asked for."""
    return Note(unexpected.only_text_here(here.voice))
