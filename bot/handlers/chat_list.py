"""The coordinator's list of the groups that get the department's digest."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions import chats as actions
from bot.here import Here
from bot.keyboards import chats as keyboards
from bot.keyboards import data
from bot.paging import cut
from bot.says import Leave, Say, Says, Screen, Toast
from bot.texts import chats as words


def router() -> Router:
    """The list, a group, the way out of it."""
    made = Router(name="chat_list")
    made.callback_query.register(chats_pressed, data.Chats.filter())
    made.callback_query.register(open_chat, data.ChatCard.filter())
    made.callback_query.register(ask_to_leave, data.ChatUnbind.filter())
    made.callback_query.register(leave, data.ChatUnbindSurely.filter())
    return made


async def _list_screen(here: Here, number: int, username: str) -> Screen:
    department = await access.own_department(here)
    page = cut(await here.unit.chats.of_department(department.id), number, keyboards.PAGE)
    return Screen(
        words.chats(here.voice, page, department.day(here.now)), keyboards.chats(here.voice, page, username)
    )


async def chats_pressed(query: CallbackQuery, callback_data: data.Chats, here: Here, username: str) -> Says:
    """A page of the list."""
    return await _list_screen(here, callback_data.page, username)


async def open_chat(query: CallbackQuery, callback_data: data.ChatCard, here: Here) -> Says:
    """One group, with what it would read now."""
    chat, department_id = await access.chat_of(here, callback_data.id)
    department = await here.unit.departments.get(department_id)
    last = await here.unit.tellings.last_of_chat(department_id, chat.chat)
    found = await actions.numbers(here.unit, department, here.now)
    return Screen(words.chat(here.voice, chat, department, last, found), keyboards.chat(here.voice, chat))


async def ask_to_leave(query: CallbackQuery, callback_data: data.ChatUnbind, here: Here) -> Says:
    """Really?"""
    chat, _ = await access.chat_of(here, callback_data.id)
    return Screen(words.leave_surely(here.voice, chat), keyboards.leave_surely(here.voice, chat))


async def leave(
    query: CallbackQuery, callback_data: data.ChatUnbindSurely, here: Here, username: str
) -> Says:
    """Out of the group, and off the list."""
    chat, department_id = await access.chat_of(here, callback_data.id)
    await actions.unbind(here, chat, department_id)
    says: list[Say] = [Toast(words.gone(here.voice)), await _list_screen(here, 0, username)]
    return says if chat.left is not None else [*says, Leave(chat.chat)]
