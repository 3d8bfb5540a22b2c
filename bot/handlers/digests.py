"""/status: how the road map stands."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.handlers.called import called
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import people as keyboards
from bot.says import Says, Screen
from bot.texts import digests as words
from bot.texts.people import some
from roadmap.digest import digest
from roadmap.people import OF_DEPARTMENT
from roadmap.tasks import scope_of_digest


def router() -> Router:
    """The command and its button."""
    made = Router(name="digests")
    made.message.register(status_command, called("status"))
    made.callback_query.register(status_pressed, data.Status.filter())
    return made


async def digest_screen(here: Here) -> Screen:
    """The digest of everything the person may see."""
    found = digest(await here.unit.tasks.tallies(scope_of_digest(here.working)), here.today)
    places = list(dict.fromkeys(post.organisation for post in here.working.posts if post.organisation))
    about = here.department.name
    if not here.working.roles & OF_DEPARTMENT and places:
        about = str(some(here.voice, places).unescape())
    return Screen(words.digest(here.voice, about, found), keyboards.to_home(here.voice))


async def status_command(message: Message, here: Here) -> Says:
    """/status."""
    return await digest_screen(here)


async def status_pressed(query: CallbackQuery, here: Here) -> Says:
    """«Digest» on the first screen."""
    return await digest_screen(here)
