"""The first screen of somebody who has just come in: their most urgent task, ready to be done; and their name."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot.actions.arrival import Guest, Joined, call_oneself
from bot.handlers.home import home_screen
from bot.handlers.states import Arriving
from bot.handlers.tasks import card_screen
from bot.here import Here, workplace
from bot.keyboards import arrival as keyboards
from bot.keyboards import data
from bot.keyboards import departments as department_keyboards
from bot.keyboards import people as people_keyboards
from bot.says import Note, Says, Screen
from bot.texts import arrival as words
from bot.texts import unexpected
from bot.texts.voice import voice_of
from roadmap.people import DOERS, KEEPERS, REVIEWERS
from roadmap.tasks import scope_of_work
from storage.unit import Unit


def router() -> Router:
    """Putting one's name right."""
    made = Router(name="welcome")
    made.callback_query.register(ask_name, data.CallMe.filter())
    made.message.register(named, StateFilter(Arriving.name), F.text, ~F.text.startswith("/"))
    made.message.register(only_words, StateFilter(Arriving.name), ~F.text)
    return made


async def welcome(unit: Unit, joined: Joined, guest: Guest, now: datetime) -> Screen:
    """Who they are here, and the first thing to do."""
    invitation = joined.invitation
    actor = await unit.people.actor_of(joined.person.id, now)
    voice = voice_of(joined.person.language)
    if joined.department is None:
        return Screen(words.administrator_now(voice), keyboard=department_keyboards.to_departments(voice))
    post = words.post_words(voice, invitation.role, invitation.title)
    line = words.welcome(voice, post, invitation.organisation or joined.department.name)
    if actor is None or not actor.posts:
        return Screen(Markup("{}\n{}").format(line, words.begins_later(voice)))
    here = Here(unit, actor, workplace(actor), voice, now)
    screen = await first_screen(here, line)
    if guest.person is None and invitation.person_id is None:
        return Screen(screen.text, keyboards.with_name(voice, screen.keyboard))
    return screen


async def first_screen(here: Here, line: Markup) -> Screen:
    """The most urgent task of who has some to do; else the way to everything. *line* stands above."""
    roles = here.actor.roles
    # Who keeps an organisation beside a post of the department has a home of more than tasks.
    if roles & DOERS or (roles & KEEPERS and not roles & REVIEWERS):
        page, _, _ = await here.unit.task_lists.page(scope_of_work(here.working), 0, 1, here.today)
        if page:
            return await card_screen(here, page[0], line)
    home = await home_screen(here)
    return Screen(Markup("{}\n\n{}").format(line, home.text), home.keyboard)


async def ask_name(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """«Put my name right»."""
    await state.set_state(Arriving.name)
    return Screen(words.what_is_your_name(here.voice), people_keyboards.cancel(here.voice))


async def named(message: Message, here: Here, state: FSMContext) -> Says:
    """The right name was typed."""
    name = await call_oneself(here.unit, here.actor.person, here.department.id, message.text or "", here.now)
    await state.clear()
    return await first_screen(here, words.your_name_is(here.voice, name))


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where a name was asked for."""
    return Note(unexpected.only_text_here(here.voice))
