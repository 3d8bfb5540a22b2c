"""One response as whoever collects it sees it: reminded of, given longer, not waited for any more."""

from __future__ import annotations

from collections.abc import Callable

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions import campaigns as actions
from bot.handlers.campaigns import remind_of
from bot.handlers.states import Collecting
from bot.here import Here
from bot.keyboards import campaigns as keyboards
from bot.keyboards import data
from bot.says import Note, Says, Screen, Toast
from bot.texts import rounds as words
from bot.texts import unexpected
from bot.texts.voice import Voice, voice_of
from roadmap.people import Presence
from roadmap.questionnaires.asking import answerers
from roadmap.questionnaires.responses import Response, may_be_extended
from roadmap.questionnaires.when import read_extension
from roadmap.refusals import GoneStale

REASON_MOST = 500


def router() -> Router:
    """The card and what is decided about it."""
    made = Router(name="responses")
    made.callback_query.register(open_response, data.ResponseCard.filter())
    made.callback_query.register(remind_response, data.RemindResponse.filter())
    made.callback_query.register(ask_until, data.ExtendResponse.filter())
    made.message.register(until_typed, StateFilter(Collecting.until), F.text, ~F.text.startswith("/"))
    made.callback_query.register(ask_reason, data.LetOff.filter())
    made.message.register(reason_typed, StateFilter(Collecting.reason), F.text, ~F.text.startswith("/"))
    made.callback_query.register(wait_again, data.AskAgain.filter())
    made.message.register(only_words, StateFilter(Collecting), ~F.text, ~F.document)
    return made


async def response_screen(here: Here, response_id: int, before: Markup | None = None) -> Screen:
    """One response."""
    one = await access.response_collected(here, response_id)
    of, sees = await access.round_of(here, one.round_id)
    department = await here.unit.departments.get(of.department_id)
    today = department.day(here.now)
    seats = answerers(one, await here.unit.reminders.seats(department.id, today))
    text = words.response(here.voice, one, of, seats, department, today)
    if before is not None:
        text = Markup("{}\n\n{}").format(before, text)
    return Screen(text, keyboards.response(here.voice, one, leads=sees.leads))


async def open_response(query: CallbackQuery, callback_data: data.ResponseCard, here: Here) -> Says:
    """One response."""
    return await response_screen(here, callback_data.id)


async def remind_response(query: CallbackQuery, callback_data: data.RemindResponse, here: Here) -> Says:
    """Reminds whoever is to give it."""
    one = await access.response_collected(here, callback_data.id)
    department = await here.unit.departments.get(one.department_id)
    return [*await remind_of(here, department, [one]), await response_screen(here, one.id)]


async def ask_until(
    query: CallbackQuery, callback_data: data.ExtendResponse, here: Here, state: FSMContext
) -> Says:
    """Asks up to which day it is given longer."""
    one = await access.response_to_decide(here, callback_data.id)
    may_be_extended(one)
    await state.set_state(Collecting.until)
    await state.set_data({"response": one.id})
    return Screen(words.until_when(here.voice, one, here.today), keyboards.back_to_response(here.voice, one))


async def until_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """The day was typed; raises DatesUnclear or NotLater, and it stays asked for."""
    one = await access.response_to_decide(here, (await state.get_data()).get("response", 0))
    department = await here.unit.departments.get(one.department_id)
    today = department.day(here.now)
    until = read_extension(message.text or "", department.settings.calendar, today)
    await actions.extend(here, one, until)
    await state.clear()
    now = await access.response_to_decide(here, one.id)
    author = here.actor.person.name
    notes = await _tell(here, now, lambda voice: words.told_extended(voice, now, author, today))
    return [await response_screen(here, one.id, words.extended(here.voice)), *notes]


async def ask_reason(query: CallbackQuery, callback_data: data.LetOff, here: Here, state: FSMContext) -> Says:
    """Asks why it is not waited for."""
    one = await access.response_to_decide(here, callback_data.id)
    may_be_extended(one)
    await state.set_state(Collecting.reason)
    await state.set_data({"response": one.id})
    return Screen(words.why_let_off(here.voice, one), keyboards.back_to_response(here.voice, one))


async def reason_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """The reason was typed; the school hears it."""
    one = await access.response_to_decide(here, (await state.get_data()).get("response", 0))
    reason = " ".join((message.text or "").split())[:REASON_MOST]
    if not reason:
        raise GoneStale
    notes = await _tell(
        here, one, lambda voice: words.told_let_off(voice, one, reason, here.actor.person.name)
    )
    await actions.let_off(here, one, reason)
    await state.clear()
    return [await response_screen(here, one.id, words.is_let_off(here.voice)), *notes]


async def _tell(here: Here, one: Response, said: Callable[[Voice], Markup]) -> list[Note]:
    """A note to everybody who knows of it already."""
    if one.asked is None:
        return []
    seats = await here.unit.reminders.seats(one.department_id, here.today)
    return [
        Note(said(voice_of(seat.person.language)), to=seat.chat)
        for seat in answerers(one, seats)
        if seat.chat is not None
        and seat.person.presence is Presence.HERE
        and seat.person.id != here.actor.person.id
    ]


async def wait_again(query: CallbackQuery, callback_data: data.AskAgain, here: Here) -> Says:
    """It is waited for again."""
    one = await access.response_to_decide(here, callback_data.id)
    await actions.ask_again(here, one)
    return [Toast(words.asked_again(here.voice)), await response_screen(here, one.id)]


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where words were asked for."""
    return Note(unexpected.only_text_here(here.voice))
