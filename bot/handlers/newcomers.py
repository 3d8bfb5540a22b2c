"""The coordinator chooses which new names of an order are made when it goes live."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions.prospects import foresee
from bot.handlers.parties import cut
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import parties as keyboards
from bot.says import Says, Screen
from bot.texts import parties as words
from roadmap.draft import leave_out
from roadmap.refusals import GoneStale


def router() -> Router:
    """The new names of a draft, and their ticks."""
    made = Router(name="newcomers")
    made.callback_query.register(new_names, data.DraftNames.filter())
    made.callback_query.register(ticked, data.NameTick.filter())
    return made


async def new_names(query: CallbackQuery, callback_data: data.DraftNames, here: Here) -> Says:
    """Names of an order that are not there yet."""
    return await _names_screen(here, callback_data.id, callback_data.page)


async def ticked(query: CallbackQuery, callback_data: data.NameTick, here: Here) -> Says:
    """A name is left out, or taken again. Raises GoneStale for one that is there by now."""
    department_id, draft = await access.draft_of(here, callback_data.id)
    department = await here.unit.departments.get(department_id)
    found = (await foresee(here.unit, draft, department, here.today)).newcomers
    one = next((one for one in found if one.number == callback_data.number), None)
    if one is None:
        raise GoneStale
    await here.unit.drafts.save(callback_data.id, leave_out(draft, one.key))
    return await _names_screen(here, callback_data.id, callback_data.page)


async def _names_screen(here: Here, draft_id: int, number: int) -> Screen:
    department_id, draft = await access.draft_of(here, draft_id)
    department = await here.unit.departments.get(department_id)
    ahead = await foresee(here.unit, draft, department, here.today)
    page, number = cut(ahead.newcomers, number)
    text = words.new_names(here.voice, page, len(ahead.newcomers), len(ahead.ticked))
    return Screen(
        text,
        keyboards.new_names(here.voice, draft_id, page, number, len(ahead.newcomers), draft.left_out),
    )
