"""Dates that the order left open: given in words, by a plan, or by the day of an event; corrected, withdrawn."""

from __future__ import annotations

from datetime import date, timedelta

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions import dates as actions
from bot.handlers.proofs import has_link, proofs_in
from bot.handlers.states import Dating
from bot.handlers.tasks import card_screen
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import dates as keyboards
from bot.keyboards import tasks as task_keyboards
from bot.says import Note, Proof, Says, Screen
from bot.texts import given_dates as words
from roadmap.evidence import Form
from roadmap.given_dates import Given, confirmed, countdown_of, event_day
from roadmap.occurrences import occurrences
from roadmap.refusals import GoneStale
from roadmap.tasks import Task, may_decide

IS_WORDS = (F.text, ~F.text.startswith("/"))


def router() -> Router:
    """What a task waits for is said. Asked before proofs: a file that was asked for is no proof."""
    made = Router(name="dates")
    made.callback_query.register(ask, data.AskDates.filter())
    made.callback_query.register(ask_for, data.DatesFor.filter())
    made.callback_query.register(right, data.DatesRight.filter())
    made.callback_query.register(event_came, data.EventCame.filter())
    made.callback_query.register(event_on, data.EventOn.filter())
    made.callback_query.register(change, data.ChangeDates.filter())
    made.callback_query.register(wait_again, data.WaitAgain.filter())
    made.callback_query.register(show_schedule, data.ShowSchedule.filter())
    made.message.register(plan_sent, StateFilter(Dating.words), F.document | F.photo)
    made.message.register(plan_sent, StateFilter(Dating.words), F.text, has_link)
    made.message.register(dates_typed, StateFilter(Dating.words), *IS_WORDS)
    made.message.register(day_typed, StateFilter(Dating.day), *IS_WORDS)
    made.message.register(neither, StateFilter(Dating.words), ~F.text)
    return made


async def ask(query: CallbackQuery, callback_data: data.AskDates, here: Here, state: FSMContext) -> Says:
    """Asks for the dates; the coordinator first says for whom, where several have the task."""
    task = await access.task_to_date(here, callback_data.id)
    row = await actions.row_of(here, task)
    coordinates = may_decide(here.actor, task)
    if coordinates and len(row.organisations) > 1:
        return Screen(words.for_whom(here.voice, task), keyboards.whom(here.voice, task))
    return await _ask(here, state, task, row, coordinates)


async def ask_for(query: CallbackQuery, callback_data: data.DatesFor, here: Here, state: FSMContext) -> Says:
    """Asks for the dates of all organisations, or of one."""
    task = await access.task_to_date(here, callback_data.id)
    row = await actions.row_of(here, task)
    actions.given_for(here, task, bool(callback_data.all))
    return await _ask(here, state, task, row, bool(callback_data.all))


async def _ask(here: Here, state: FSMContext, task: Task, row: actions.Row, everybody: bool) -> Screen:
    await state.set_state(Dating.words)
    await state.set_data({"task": task.id, "all": everybody, "seen": row.given.id if row.given else 0})
    return Screen(words.ask(here.voice, task, row.given), task_keyboards.back_to_card(here.voice, task))


async def dates_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """Dates in words: what they make is shown before it is kept."""
    known = await state.get_data()
    task = await access.task_to_date(here, known.get("task", 0))
    row = await actions.row_of(here, task)
    phrase = " ".join((message.text or "").split())
    found = await actions.dates_in(row, task, phrase)
    await state.update_data(phrase=phrase)
    everybody = bool(known.get("all"))
    places = len(row.meant(actions.given_for(here, task, everybody), task.activity_id))
    made = occurrences(confirmed(found), row.by.department.settings, row.by.today)
    text = words.understood(here.voice, task, found, made, places, row.by.today)
    return Screen(text, keyboards.understood(here.voice, task, everybody))


async def plan_sent(message: Message, here: Here, state: FSMContext) -> Says:
    """The plan in which the dates stand is kept as it is."""
    known = await state.get_data()
    task = await access.task_to_date(here, known.get("task", 0))
    row = await actions.row_of(here, task)
    sent = proofs_in(message, here.today)[0]
    whose = actions.given_for(here, task, bool(known.get("all")))
    if sent.form is Form.LINK:
        given = Given(task.activity_id, whose, phrase=sent.value)
    else:
        given = Given(task.activity_id, whose, file_id=sent.value, file_name=sent.name or None)
    return await _kept(here, state, task, row, given, known.get("seen", 0))


async def right(query: CallbackQuery, callback_data: data.DatesRight, here: Here, state: FSMContext) -> Says:
    """What was understood is right."""
    task = await access.task_to_date(here, callback_data.id)
    known = await state.get_data()
    if known.get("task") != task.id or not (known.get("phrase") or known.get("happened")):
        raise GoneStale
    row = await actions.row_of(here, task)
    whose = actions.given_for(here, task, bool(known.get("all")))
    if known.get("happened"):
        day = date.fromisoformat(known["happened"])
        schedule, phrase = actions.event_schedule(row, day), ""
    else:
        day, phrase = None, known["phrase"]
        schedule = confirmed(await actions.dates_in(row, task, phrase))
    given = Given(task.activity_id, whose, phrase, schedule, day)
    return await _kept(here, state, task, row, given, known.get("seen", 0))


async def _kept(
    here: Here, state: FSMContext, task: Task, row: actions.Row, given: Given, seen: int
) -> Screen:
    await actions.give(here, task, row, given, seen)
    await state.clear()
    now = await access.task_of(here, task.id)
    said = words.kept(here.voice, task, given, may_decide(here.actor, task))
    return await card_screen(here, now, said)


async def event_came(
    query: CallbackQuery, callback_data: data.EventCame, here: Here, state: FSMContext
) -> Says:
    """Asks on which day it was."""
    task = await access.task_to_date(here, callback_data.id)
    row = await actions.row_of(here, task)
    await state.set_state(Dating.day)
    await state.set_data(_event(here, task, row))
    text = words.which_day(here.voice, task, row.given)
    return Screen(text, keyboards.which_day(here.voice, task))


async def event_on(query: CallbackQuery, callback_data: data.EventOn, here: Here, state: FSMContext) -> Says:
    """Today or yesterday."""
    task = await access.task_to_date(here, callback_data.id)
    row = await actions.row_of(here, task)
    if callback_data.ago not in {0, 1}:
        raise GoneStale
    return await _event_screen(here, state, task, row, row.by.today - timedelta(days=callback_data.ago))


async def day_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """The day of the event was typed; one that is not understood is asked for again."""
    task = await access.task_to_date(here, (await state.get_data()).get("task", 0))
    row = await actions.row_of(here, task)
    return await _event_screen(here, state, task, row, event_day(message.text or "", row.by.today))


async def _event_screen(here: Here, state: FSMContext, task: Task, row: actions.Row, day: date) -> Screen:
    """The due date that follows, before it is kept."""
    known = _event(here, task, row)
    await state.set_state(Dating.day)
    await state.set_data({**known, "happened": day.isoformat()})
    settings = row.by.department.settings
    due = settings.due(actions.event_schedule(row, day).due[0])
    places = len(row.meant(actions.given_for(here, task, may_decide(here.actor, task)), task.activity_id))
    time = countdown_of(row.written, settings)
    text = words.event_understood(here.voice, task, day, due, time, places, row.by.today)
    return Screen(text, keyboards.event_understood(here.voice, task))


def _event(here: Here, task: Task, row: actions.Row) -> dict[str, int | bool]:
    """What the conversation about an event keeps: the coordinator's word counts for all."""
    seen = row.given.id if row.given else 0
    return {"task": task.id, "all": may_decide(here.actor, task), "seen": seen}


async def change(
    query: CallbackQuery, callback_data: data.ChangeDates, here: Here, state: FSMContext
) -> Says:
    """What can be done with dates that were given."""
    task = await access.task_to_date(here, callback_data.id)
    row = await actions.row_of(here, task)
    if row.given is None:
        raise GoneStale
    places = len(row.meant(row.given.organisation_id, task.activity_id))
    await state.set_state(None)
    await state.set_data({"task": task.id, "seen": row.given.id})
    text = words.change(here.voice, task, row.given, places)
    return Screen(text, keyboards.change(here.voice, task, row.given))


async def wait_again(
    query: CallbackQuery, callback_data: data.WaitAgain, here: Here, state: FSMContext
) -> Says:
    """The dates that were shown count no more; others that were given meanwhile do."""
    task = await access.task_to_date(here, callback_data.id)
    row = await actions.row_of(here, task)
    known = await state.get_data()
    seen = known.get("seen", 0) if known.get("task") == task.id else None
    await actions.wait_again(here, task, row, seen)
    await state.clear()
    return await card_screen(here, await access.task_of(here, task.id), words.waits_again(here.voice))


async def show_schedule(query: CallbackQuery, callback_data: data.ShowSchedule, here: Here) -> Says:
    """The plan in which the dates stand, as the messenger keeps it."""
    task = await access.task_of(here, callback_data.id)
    given = await here.unit.lives.given(task.activity_id, task.organisation_id)
    if given is None or given.file_id is None:
        raise GoneStale
    form = Form.PHOTO if given.file_name is None else Form.FILE
    return Proof(form, given.file_id, words.file_name(here.voice, given))


async def neither(message: Message, here: Here) -> Says:
    """A sticker where dates were asked for."""
    return Note(words.only_dates(here.voice))
