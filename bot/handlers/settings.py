"""/settings: a person's own; the department's are behind a button."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.actions.settings import prefer
from bot.handlers.called import called
from bot.handlers.languages import languages_screen
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import settings as keyboards
from bot.says import Says, Screen, Toast
from bot.texts import settings as words
from roadmap.people import Person, Preferences, Role


def router() -> Router:
    """The command and one's own settings."""
    made = Router(name="settings")
    made.message.register(own_command, called("settings"))
    made.callback_query.register(own_pressed, data.Settings.filter())
    made.callback_query.register(ask_language, data.Languages.filter())
    made.callback_query.register(ask_how_often, data.Frequencies.filter())
    made.callback_query.register(how_often, data.FrequencyTo.filter())
    made.callback_query.register(tables, data.RichTo.filter())
    return made


def own_screen(here: Here, person: Person) -> Screen:
    """What a person chose for themselves."""
    coordinates = Role.COORDINATOR in here.actor.roles
    return Screen(words.own(here.voice, person), keyboards.own(here.voice, person, coordinates))


async def own_command(message: Message, here: Here) -> Says:
    """/settings."""
    return own_screen(here, here.actor.person)


async def own_pressed(query: CallbackQuery, here: Here) -> Says:
    """Back to one's settings."""
    return own_screen(here, here.actor.person)


async def ask_language(query: CallbackQuery, here: Here) -> Says:
    """Which language."""
    return languages_screen(here)


async def ask_how_often(query: CallbackQuery, here: Here) -> Says:
    """How often the bot reminds."""
    chosen = here.actor.person.preferences.frequency
    return Screen(words.how_often(here.voice, chosen), keyboards.how_often(here.voice, chosen))


async def how_often(query: CallbackQuery, callback_data: data.FrequencyTo, here: Here) -> Says:
    """Remembers how often."""
    preferences = replace(here.actor.person.preferences, frequency=callback_data.frequency)
    return await _preferred(here, preferences)


async def tables(query: CallbackQuery, callback_data: data.RichTo, here: Here) -> Says:
    """Remembers how digests are shown."""
    return await _preferred(here, replace(here.actor.person.preferences, rich=bool(callback_data.on)))


async def _preferred(here: Here, preferences: Preferences) -> Says:
    await prefer(here, preferences)
    person = replace(here.actor.person, preferences=preferences)
    return [Toast(words.saved(here.voice)), own_screen(here, person)]
