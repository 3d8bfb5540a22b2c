"""«Why did I get this»: what the bot has told the person by itself."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.here import Here
from bot.keyboards import data
from bot.keyboards import settings as keyboards
from bot.says import Says, Screen
from bot.texts import tellings as words

SHOWN = 8


def router() -> Router:
    """The button under a push, and in one's settings."""
    made = Router(name="tellings")
    made.callback_query.register(tellings_pressed, data.Tellings.filter())
    return made


async def tellings_pressed(query: CallbackQuery, here: Here) -> Says:
    """The last ones, with why."""
    found = await here.unit.tellings.of_person(here.actor.person.id, SHOWN)
    return Screen(words.tellings(here.voice, found), keyboards.back_to_own(here.voice))
