"""The administrator's first minute: the department gets its name, they become its coordinator. Further ones too."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, User

from bot.actions.arrival import TurnedAway, agree, come_in, enter
from bot.actions.departments import make_department
from bot.handlers.arrival import guest_of, refused
from bot.handlers.states import Naming
from bot.here import Here
from bot.keyboards import departments as keyboards
from bot.says import Note, Says, Screen, Toast
from bot.settings import Settings
from bot.texts import people as words
from bot.texts import unexpected
from bot.texts.voice import Voice
from roadmap.people import Person
from roadmap.refusals import NotAllowed
from storage.unit import Unit


def router() -> Router:
    """A name that was asked for, and everything an administrator without a department sends."""
    made = Router(name="naming")
    made.message.register(named, StateFilter(Naming.department), F.text, ~F.text.startswith("/"))
    made.message.register(only_words, StateFilter(Naming.department), ~F.text)
    made.message.register(ask, is_newcomer)
    made.edited_message.register(silence, is_newcomer)
    made.callback_query.register(press, is_newcomer)
    return made


async def is_newcomer(event: Message | CallbackQuery, here: Here | None) -> bool:
    """An administrator without a post: a stranger was answered before."""
    return here is None


async def ask(message: Message, person: Person | None, state: FSMContext, voice: Voice) -> Says:
    """Asks for the department's name."""
    return await _asked(person, state, voice)


async def _asked(person: Person | None, state: FSMContext, voice: Voice) -> Screen:
    # A claim in hand stays in hand.
    await state.set_state(Naming.department)
    keyboard = keyboards.to_departments(voice) if person is not None else None
    return Screen(words.name_the_department(voice), keyboard)


async def named(
    message: Message,
    event_from_user: User,
    person: Person | None,
    administrator: bool,
    unit: Unit,
    settings: Settings,
    state: FSMContext,
    voice: Voice,
    now: datetime,
) -> Says:
    """The name was typed: that is the administrator's consent too."""
    claim = (await state.get_data()).get("claim")
    if claim is None and not administrator:
        raise NotAllowed
    guest = guest_of(event_from_user, person)
    await state.clear()
    if claim is None:
        person = person or await enter(unit, guest, now)
        await agree(unit, person, now)
    else:
        joined = await come_in(unit, guest, claim, now)
        if isinstance(joined, TurnedAway):
            return await refused(unit, voice, joined, now)
        person = joined.person
    department = await make_department(unit, person, message.text or "", settings.timezone, now)
    return Screen(words.department_made(voice, department), keyboards.made(voice, department))


async def only_words(message: Message, voice: Voice) -> Says:
    """A sticker where a name was asked for."""
    return Note(unexpected.only_text_here(voice))


async def silence(message: Message) -> Says:
    """An edit before there is anything."""
    return None


async def press(query: CallbackQuery, person: Person | None, state: FSMContext, voice: Voice) -> Says:
    """A button of a time before, or a forged one."""
    return [Toast(unexpected.not_understood(voice)), await _asked(person, state, voice)]
