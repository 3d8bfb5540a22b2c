"""Screens of groups and about them, with the worst values. In a group no name stands but the department's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.actions.digests import Standing
from bot.keyboards import chats as keyboards
from bot.paging import cut
from bot.texts import chats
from bot.texts.voice import Voice
from roadmap.chats import GroupChat
from roadmap.department import Department
from roadmap.digest import Change, digest, tally_of
from roadmap.tasks import Task
from roadmap.tellings import Telling, TellingKind

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
BIG = 2**31 - 1
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAME = "b" * 32


def screens(voice: Voice, name: str, late: Task, today: date) -> Iterator[Screen]:
    """*late* is a task with the worst of everything."""
    department = Department(1, name, "Asia/Kamchatka")
    found = digest([tally_of(late)] * 400, today).nameless
    standing = Standing(found, 400, Change(date(2025, 12, 29), -(10**6), 10**6))
    yield from _in_group(voice, department, standing)
    chat = GroupChat(BIG, -(10**13), name, NOW, 1, 17)
    gone = replace(chat, left=NOW)
    page = cut([chat, gone] * 9, 1, keyboards.PAGE)
    yield "chats", chats.chats(voice, page, today), keyboards.chats(voice, page, NAME)
    none = cut([], 0, keyboards.PAGE)
    yield "no chats", chats.chats(voice, none, today), keyboards.chats(voice, none, NAME)
    told = Telling(BIG, "", "", TellingKind.WEEK, "2026-W10", {}, NOW)
    for last in (None, told, replace(told, sent=NOW), replace(told, failure="Forbidden")):
        for one in (chat, gone):
            text = chats.chat(voice, one, department, last, standing)
            yield "chat", text, keyboards.chat(voice, one)
    yield "leave", chats.leave_surely(voice, chat), keyboards.leave_surely(voice, chat)
    yield "in private", chats.in_private(voice, name), keyboards.of_person(voice)
    for line in chats.also_told(voice, [name] * 9):
        yield "also told", line, None


def _in_group(voice: Voice, department: Department, standing: Standing) -> Iterator[Screen]:
    for topics in (True, False):
        yield "whose", chats.whose(voice, NAME, topics), keyboards.whose([department] * 3)
    yield "here instead", chats.here_instead(voice), keyboards.here_instead(voice, 1)
    yield "bound", chats.bound(voice, department), None
    yield "numbers", chats.numbers(voice, department, standing), None
    yield "personal", chats.personal(voice), keyboards.in_private(voice, NAME)
    for words in (chats.not_bound(voice, NAME), chats.not_invited(voice), chats.nobodys(voice)):
        yield "sentence", words, None
