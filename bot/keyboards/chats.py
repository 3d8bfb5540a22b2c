"""Keyboards of groups of the messenger: whose one is, and the coordinator's list of them."""

from __future__ import annotations

from collections.abc import Iterable

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, turning
from bot.paging import Page
from bot.start_links import IN_PRIVATE, group_link, start_link
from bot.texts.voice import Voice
from roadmap.chats import GroupChat
from roadmap.department import Department

PAGE = 5


def whose(departments: Iterable[Department]) -> InlineKeyboardMarkup:
    """A button a department."""
    return keyboard(*([button(one.name, data.BindChat(id=one.id))] for one in departments))


def here_instead(voice: Voice, department_id: int) -> InlineKeyboardMarkup:
    """Another topic gets the digest."""
    return keyboard([button(voice.say("Yes, here"), data.BindChat(id=department_id))])


def in_private(voice: Voice, username: str) -> InlineKeyboardMarkup:
    """Opens the private chat."""
    return keyboard([_link(voice.say("Write in private"), start_link(username, IN_PRIVATE))])


def of_person(voice: Voice) -> InlineKeyboardMarkup:
    """In the private chat, to whoever asked in a group."""
    return keyboard([button(voice.say("Tasks"), data.TaskList()), button(voice.say("« Home"), data.Home())])


def chats(voice: Voice, page: Page[GroupChat], username: str) -> InlineKeyboardMarkup:
    """A button a group, and the way into another one."""
    return keyboard(
        *([button(one.title, data.ChatCard(id=one.id))] for one in page.shown),
        turning(page, lambda to: data.Chats(page=to)),
        [_link(voice.say("Add me to a group"), group_link(username))],
        [button(voice.say("Department"), data.DepartmentSettings())],
    )


def chat(voice: Voice, found: GroupChat) -> InlineKeyboardMarkup:
    """Out of the group; one that the bot is out of goes from the list."""
    if found.left is None:
        out = button(voice.say("Leave this group"), data.ChatUnbind(id=found.id))
    else:
        out = button(voice.say("Take off the list"), data.ChatUnbindSurely(id=found.id))
    return keyboard([out], [button(voice.say("« Back"), data.Chats())])


def leave_surely(voice: Voice, found: GroupChat) -> InlineKeyboardMarkup:
    """Leaves, or goes back."""
    return keyboard(
        [button(voice.say("Yes, leave"), data.ChatUnbindSurely(id=found.id), style="danger")],
        [button(voice.say("« Back"), data.ChatCard(id=found.id))],
    )


def _link(label: str, url: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, url=url)
