"""The administrator's first minute: the department gets its name, they become its coordinator."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, User

from bot.actions.people import enter, make_department
from bot.handlers.arrival import profile_of
from bot.handlers.states import Naming
from bot.here import Here
from bot.keyboards import people as keyboards
from bot.says import Note, Says, Screen, Toast
from bot.settings import Settings
from bot.texts import people as words
from bot.texts import unexpected
from bot.texts.voice import Voice
from roadmap.people import Person
from storage.unit import Unit


def router() -> Router:
    """Everything an administrator without a department sends."""
    made = Router(name="naming")
    made.message.register(named, is_newcomer, StateFilter(Naming.department), F.text, ~F.text.startswith("/"))
    made.message.register(only_words, is_newcomer, StateFilter(Naming.department), ~F.text)
    made.message.register(ask, is_newcomer)
    made.edited_message.register(silence, is_newcomer)
    made.callback_query.register(press, is_newcomer)
    return made


async def is_newcomer(event: Message | CallbackQuery, here: Here | None) -> bool:
    """An administrator without a post: a stranger was answered before."""
    return here is None


async def ask(message: Message, state: FSMContext, voice: Voice) -> Says:
    """Asks for the department's name."""
    await state.set_state(Naming.department)
    return Screen(words.name_the_department(voice))


async def named(
    message: Message,
    event_from_user: User,
    person: Person | None,
    unit: Unit,
    settings: Settings,
    state: FSMContext,
    voice: Voice,
    now: datetime,
) -> Says:
    """The name was typed."""
    if person is None:
        person = await enter(unit, profile_of(event_from_user), now)
    department = await make_department(unit, person, message.text or "", settings.timezone, now)
    await state.clear()
    return Screen(words.department_made(voice, department), keyboards.to_home(voice))


async def only_words(message: Message, voice: Voice) -> Says:
    """A sticker where a name was asked for."""
    return Note(unexpected.only_text_here(voice))


async def silence(message: Message) -> Says:
    """An edit before there is anything."""
    return None


async def press(query: CallbackQuery, state: FSMContext, voice: Voice) -> Says:
    """A button of a time before, or a forged one."""
    await state.set_state(Naming.department)
    return [Toast(unexpected.not_understood(voice)), Screen(words.name_the_department(voice))]
