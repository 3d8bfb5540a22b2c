"""The coordinator sends an order: what was read, its rows, and going live."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions import roadmaps
from bot.errands import Errand, Errands, ReadFile, ReadText
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import orders as keyboards
from bot.keyboards import people as people_keyboards
from bot.says import Says, Screen, Toast
from bot.texts import orders as words
from roadmap.people import Role
from roadmap.roadmap import RoadMap


def router() -> Router:
    """Files and texts with a table from a coordinator, and the buttons of what was read."""
    made = Router(name="orders")
    made.message.register(file_sent, is_coordinator, F.document)
    made.message.register(text_sent, is_coordinator, F.text.func(has_table))
    made.callback_query.register(view, data.DraftView.filter())
    made.callback_query.register(rows, data.DraftRows.filter())
    made.callback_query.register(go_live, data.DraftLive.filter())
    made.callback_query.register(drop, data.DraftDrop.filter())
    return made


async def is_coordinator(message: Message, here: Here) -> bool:
    """Only coordinators send orders."""
    return Role.COORDINATOR in here.actor.roles


def has_table(text: str) -> bool:
    """Whether a message looks like a table: two lines or more with tabs or pipes."""
    return sum("\t" in line or line.count("|") > 1 for line in text.splitlines()) > 1


async def file_sent(message: Message, here: Here, errands: Errands) -> Says:
    """An order as a file."""
    document = message.document
    if document is None:
        raise TypeError("the filter lets documents through only")
    name = document.file_name or ""
    return await _preview(here, errands, ReadFile(document.file_id, name, document.file_size or 0))


async def text_sent(message: Message, here: Here, errands: Errands) -> Says:
    """An order as the text of a message."""
    return await _preview(here, errands, ReadText(message.text or ""))


async def _preview(here: Here, errands: Errands, errand: Errand) -> Says:
    plan: RoadMap = errands.result(errand)
    department_id = access.coordinator(here)
    draft_id = await here.unit.drafts.put(department_id, here.actor.person.id, plan, here.now)
    return await _preview_screen(here, draft_id, department_id, plan)


async def _preview_screen(here: Here, draft_id: int, department_id: int, plan: RoadMap) -> Screen:
    department = await here.unit.departments.get(department_id)
    tasks = roadmaps.preview_tasks(plan, department)
    return Screen(words.preview(here.voice, plan, tasks), keyboards.preview(here.voice, draft_id))


async def view(query: CallbackQuery, callback_data: data.DraftView, here: Here) -> Says:
    """Back to what was read."""
    department_id, plan = await access.draft_of(here, callback_data.id)
    return await _preview_screen(here, callback_data.id, department_id, plan)


async def rows(query: CallbackQuery, callback_data: data.DraftRows, here: Here) -> Says:
    """A page of the rows."""
    _, plan = await access.draft_of(here, callback_data.id)
    total = len(plan.activities)
    page = min(max(0, callback_data.page), max(0, (total - 1) // keyboards.PAGE))
    first = page * keyboards.PAGE
    shown = plan.activities[first : first + keyboards.PAGE]
    text = words.rows(here.voice, shown, first, total)
    return Screen(text, keyboards.rows(here.voice, callback_data.id, page, total))


async def go_live(query: CallbackQuery, callback_data: data.DraftLive, here: Here) -> Says:
    """The road map goes live."""
    department_id, plan = await access.draft_of(here, callback_data.id)
    department = await here.unit.departments.get(department_id)
    result = await roadmaps.go_live(here, plan, department)
    await here.unit.drafts.drop(callback_data.id)
    text = words.live(here.voice, result.tasks, result.organisations)
    return Screen(text, people_keyboards.to_people(here.voice))


async def drop(query: CallbackQuery, callback_data: data.DraftDrop, here: Here) -> Says:
    """The order is put aside."""
    await access.draft_of(here, callback_data.id)
    await here.unit.drafts.drop(callback_data.id)
    return [
        Toast(words.dropped(here.voice)),
        Screen(words.dropped(here.voice), people_keyboards.to_home(here.voice)),
    ]
