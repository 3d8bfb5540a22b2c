"""«Does not apply» and «please move»: asked by who must do a task, decided by the coordinator."""

from __future__ import annotations

from datetime import date, timedelta

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions import talk as actions
from bot.handlers.states import Talking
from bot.handlers.tasks import card_screen
from bot.handlers.typed import listens
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import talk as keyboards
from bot.says import Replace, Says, Screen, Toast
from bot.texts import requests as words
from roadmap.days import read_days
from roadmap.refusals import DaysUnclear, GoneStale
from roadmap.talk import RequestKind, has_date, later, may_be_asked
from roadmap.tasks import Task, may_decide


def router() -> Router:
    """The two requests and the coordinator's word; a coordinator who asks decides at once."""
    made = Router(name="requests")
    made.callback_query.register(not_applicable, data.NotApplicable.filter())
    made.callback_query.register(ask_day, data.Postpone.filter())
    made.callback_query.register(by_days, data.PostponeBy.filter())
    made.message.register(day_typed, StateFilter(Talking.day), F.text, ~F.text.startswith("/"))
    listens(made, Talking.reason, reason_typed)
    made.callback_query.register(move_to, data.MoveTo.filter())
    made.callback_query.register(decide, data.Decide.filter())
    return made


async def not_applicable(
    query: CallbackQuery, callback_data: data.NotApplicable, here: Here, state: FSMContext
) -> Says:
    """Asks why."""
    task = await access.task_to_ask_about(here, callback_data.id)
    may_be_asked(task, await here.unit.talk.waiting(task.id))
    return await _ask_reason(here, state, task, None)


async def ask_day(query: CallbackQuery, callback_data: data.Postpone, here: Here, state: FSMContext) -> Says:
    """Asks to which day."""
    task = await access.task_to_ask_about(here, callback_data.id)
    has_date(task)
    may_be_asked(task, await here.unit.talk.waiting(task.id))
    await state.set_state(Talking.day)
    await state.set_data({"task": task.id})
    return Screen(
        words.which_day(here.voice, task, here.today), keyboards.which_day(here.voice, task, here.today)
    )


async def by_days(
    query: CallbackQuery, callback_data: data.PostponeBy, here: Here, state: FSMContext
) -> Says:
    """So many days later."""
    task = await access.task_to_ask_about(here, callback_data.id)
    day = max(task.due or here.today, here.today) + timedelta(days=callback_data.days)
    return await _ask_reason(here, state, task, later(task, day, here.today))


async def day_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """A day was typed; one that is not understood is asked for again."""
    task = await access.task_to_ask_about(here, (await state.get_data()).get("task", 0))
    text = message.text or ""
    since, until = read_days(text, here.today)
    day = until or since
    if day is None:
        raise DaysUnclear(text)
    return await _ask_reason(here, state, task, later(task, day, here.today))


async def _ask_reason(here: Here, state: FSMContext, task: Task, day: date | None) -> Screen:
    await state.set_state(Talking.reason)
    await state.set_data({"task": task.id, "due": day and day.isoformat()})
    text = words.why(here.voice, task, day, here.today)
    return Screen(text, keyboards.why(here.voice, here.actor, task, day))


async def move_to(query: CallbackQuery, callback_data: data.MoveTo, here: Here, state: FSMContext) -> Says:
    """The coordinator moves a date and does not say why."""
    task = await access.task_to_decide(here, callback_data.id)
    has_date(task)
    if not callback_data.day:
        raise GoneStale
    day = later(task, date.fromordinal(callback_data.day), here.today)
    request = await actions.ask(here, task, RequestKind.POSTPONE, day, "")
    await state.clear()
    return await _decided(here, task, request.id, granted=True)


async def reason_typed(here: Here, state: FSMContext, reason: str) -> Says:
    """The reason was typed: the coordinators are asked, or it is done where a coordinator asks."""
    known = await state.get_data()
    task = await access.task_to_ask_about(here, known.get("task", 0))
    day = date.fromisoformat(known["due"]) if known.get("due") else None
    kind = RequestKind.NOT_APPLICABLE if day is None else RequestKind.POSTPONE
    request = await actions.ask(here, task, kind, day, reason)
    await state.clear()
    if may_decide(here.actor, task):
        return await _decided(here, task, request.id, granted=True)
    return await card_screen(here, task, words.sent(here.voice, task))


async def decide(query: CallbackQuery, callback_data: data.Decide, here: Here) -> Says:
    """The coordinator's word, from the note or from the card."""
    request = await access.request_of(here, callback_data.id)
    task = await access.task_of(here, request.task_id)
    card = await _decided(here, task, request.id, granted=bool(callback_data.yes))
    return [Toast(words.decided(here.voice, bool(callback_data.yes))), card]


async def _decided(here: Here, task: Task, request_id: int, *, granted: bool) -> Replace:
    request = await access.request_of(here, request_id)
    await actions.decide(here, task, request, granted)
    now = await access.task_of(here, task.id)
    card = await card_screen(here, now, words.decided(here.voice, granted))
    return Replace(card.text, card.keyboard)
