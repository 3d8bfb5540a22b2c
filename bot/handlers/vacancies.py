"""Who is missing: organisations without a head, schools whose curator has gone."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions.carrying_out import settle
from bot.actions.vacancies import vacancies
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import vacancies as keyboards
from bot.paging import cut
from bot.says import Says, Screen
from bot.texts import vacancies as words


def router() -> Router:
    """One list; the buttons of two older ones open it too."""
    made = Router(name="vacancies")
    made.callback_query.register(pressed, data.Missing.filter())
    made.callback_query.register(pressed, data.Headless.filter())
    return made


async def pressed(query: CallbackQuery, callback_data: data.Missing | data.Headless, here: Here) -> Says:
    """A page of the list."""
    department = access.coordinator(here)
    await settle(here.unit, await here.unit.departments.get(department), here.now)
    staffing = await here.unit.departments.staffing(department, here.today)
    roll = await here.unit.rolls.of_department(department)
    found = await vacancies(here, department, staffing, roll)
    page = cut(found.places, callback_data.page, keyboards.PAGE)
    return Screen(words.missing(here.voice, page, found), keyboards.missing(here.voice, page))
