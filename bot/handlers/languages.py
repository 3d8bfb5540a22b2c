"""Which language the bot speaks to a person; their choice is kept."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from babel import Locale

from bot.actions.settings import speak
from bot.handlers.called import called
from bot.handlers.home import home_screen
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import people as keyboards
from bot.says import Says, Screen, Toast
from bot.texts import people as words
from bot.texts.voice import LANGUAGES, voice_of
from roadmap.refusals import GoneStale


def router() -> Router:
    """/language and its buttons."""
    made = Router(name="languages")
    made.message.register(choose, called("language"))
    made.callback_query.register(chosen, data.Language.filter())
    return made


def languages_screen(here: Here) -> Screen:
    """Each language by its own name."""
    names = [(code, Locale(code).get_display_name(code) or code) for code in LANGUAGES]
    keyboard = keyboards.languages([(code, name[:1].upper() + name[1:]) for code, name in names])
    return Screen(words.choose_language(here.voice), keyboard)


async def choose(message: Message, here: Here) -> Says:
    """/language."""
    return languages_screen(here)


async def chosen(query: CallbackQuery, callback_data: data.Language, here: Here) -> Says:
    """Remembers the language and goes on in it."""
    if callback_data.code not in LANGUAGES:
        raise GoneStale
    await speak(here, callback_data.code)
    voice = voice_of(callback_data.code)
    there = Here(here.unit, here.actor, here.department, voice, here.now)
    return [Toast(words.language_chosen(voice)), await home_screen(there)]
