"""A button of a message opens a list of the department that the message is about."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.handlers.digests import digest_screen
from bot.handlers.review import queue_screen
from bot.handlers.tasks import task_screen
from bot.handlers.workplaces import move_to
from bot.here import Here
from bot.keyboards import data
from bot.says import Says, Screen, Toast
from bot.texts import arrival as words


def router() -> Router:
    """All tasks, the digest, the queue of a department."""
    made = Router(name="open in")
    made.callback_query.register(open_in, data.OpenIn.filter())
    return made


async def open_in(query: CallbackQuery, callback_data: data.OpenIn, here: Here) -> Says:
    """Opens it; who works in another department works in this one then. Raises NotYours."""
    there = await move_to(here, callback_data.id)
    screen = await _screen(there, callback_data.what)
    if there.department.id == here.department.id:
        return screen
    return [Toast(words.works_in(here.voice, there.department.name)), screen]


async def _screen(here: Here, what: data.Opened) -> Screen:
    match what:
        case data.Opened.STATUS:
            return await digest_screen(here)
        case data.Opened.REVIEW:
            return await queue_screen(here, 0)
    return await task_screen(here, 0)
