"""The head hands a task to a colleague."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions.delegation import delegate
from bot.handlers.tasks import card_screen
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import tasks as keyboards
from bot.paging import cut
from bot.says import Says, Screen, Toast
from bot.texts import tasks as words
from roadmap.people import DELEGATES

COLLEAGUES = 6
"""On one page."""


def router() -> Router:
    """Who takes a task, and that they have it."""
    made = Router(name="delegation")
    made.callback_query.register(ask_whom, data.Delegate.filter())
    made.callback_query.register(more_colleagues, data.DelegatePage.filter())
    made.callback_query.register(delegated, data.DelegateTo.filter())
    return made


async def ask_whom(query: CallbackQuery, callback_data: data.Delegate, here: Here) -> Says:
    """Which colleague takes the task."""
    return await _page(here, callback_data.id, 0)


async def more_colleagues(query: CallbackQuery, callback_data: data.DelegatePage, here: Here) -> Says:
    """Another page of them."""
    return await _page(here, callback_data.id, callback_data.page)


async def _page(here: Here, task_id: int, number: int) -> Says:
    task = await access.task_to_delegate(here, task_id)
    colleagues = await here.unit.people.colleagues(task.organisation_id, DELEGATES, here.today)
    if not colleagues:
        return Toast(words.no_colleagues(here.voice), alert=True)
    page = cut(colleagues, number, COLLEAGUES)
    return Screen(words.to_whom(here.voice, task), keyboards.colleagues(here.voice, task, page))


async def delegated(query: CallbackQuery, callback_data: data.DelegateTo, here: Here) -> Says:
    """A colleague takes the task, and is told."""
    task = await access.task_to_delegate(here, callback_data.id)
    await delegate(here, task, callback_data.person)
    return await card_screen(here, await access.task_of(here, task.id))
