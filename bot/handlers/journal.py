"""/journal: who did what and when in the department, by pages, by kinds, as a spreadsheet."""

from __future__ import annotations

import asyncio

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.handlers.called import called
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import journal as keyboards
from bot.reports.journal import journal_book
from bot.says import File, Says, Screen, Toast
from bot.texts import journal as words
from roadmap.journal import Wanted
from roadmap.refusals import NotYours

BOOK_MOST = 5000
"""Entries in a spreadsheet: writing as many takes a second or two."""


def router() -> Router:
    """The command, the pages, the filters, the spreadsheet."""
    made = Router(name="journal")
    made.message.register(journal_command, called("journal"))
    made.callback_query.register(journal_page, data.JournalPage.filter())
    made.callback_query.register(ask_kind, data.JournalKinds.filter())
    made.callback_query.register(export, data.JournalExport.filter())
    return made


async def journal_screen(here: Here, wanted: Wanted, number: int) -> Screen:
    """A page of the journal of the department where the person works."""
    department = access.journal(here)
    label = await _label(here, department.id, wanted)
    homeless = here.actor.administrator
    journal = here.unit.journal
    _, total = await journal.page(department.id, wanted, 0, 0, homeless=homeless)
    number = min(number, max(0, (total - 1) // keyboards.PAGE))
    entries, total = await journal.page(
        department.id, wanted, number * keyboards.PAGE, keyboards.PAGE, homeless=homeless
    )
    text = words.page(here.voice, entries, wanted, label, total, department.timezone, here.today)
    return Screen(text, keyboards.page(here.voice, wanted, number, total))


async def journal_command(message: Message, here: Here) -> Says:
    """/journal."""
    return await journal_screen(here, Wanted(), 0)


async def journal_page(query: CallbackQuery, callback_data: data.JournalPage, here: Here) -> Says:
    """A page, of everything or of what was chosen."""
    wanted = Wanted(callback_data.kind, callback_data.about, callback_data.id)
    return await journal_screen(here, wanted, callback_data.page)


async def ask_kind(query: CallbackQuery, callback_data: data.JournalKinds, here: Here) -> Says:
    """Which kind of entries."""
    access.journal(here)
    return Screen(words.kinds(here.voice), keyboards.kinds(here.voice, callback_data.about, callback_data.id))


async def export(query: CallbackQuery, callback_data: data.JournalExport, here: Here) -> Says:
    """The same entries as a spreadsheet, the newest first."""
    department = access.journal(here)
    wanted = Wanted(callback_data.kind, callback_data.about, callback_data.id)
    await _label(here, department.id, wanted)
    entries, total = await here.unit.journal.page(
        department.id, wanted, 0, BOOK_MOST, homeless=here.actor.administrator
    )
    content = await asyncio.to_thread(journal_book, here.voice, entries, department.timezone)
    caption = words.exported(here.voice, len(entries), total)
    name = f"{words.file_name(here.voice)}-{here.today.isoformat()}.xlsx"
    return [Toast(words.file_comes(here.voice)), File(name, content, caption)]


async def _label(here: Here, department_id: int, wanted: Wanted) -> str:
    """The name of whom or what it is about; raises NotYours for what is another department's."""
    label = await here.unit.journal.label(department_id, wanted)
    if label is None:
        raise NotYours
    return label
