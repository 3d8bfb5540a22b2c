"""Rows of a road map across organisations: for the department's staff, and for curators as far as their schools go."""

from __future__ import annotations

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.here import Here
from bot.keyboards import activities as keyboards
from bot.keyboards import data
from bot.keyboards import dates as date_keyboards
from bot.paging import Page, cut
from bot.says import Says, Screen
from bot.texts import activities as words
from roadmap.activities import chosen, in_order, occasions
from roadmap.tasks import may_decide


def router() -> Router:
    """The road maps, the rows of one, one row."""
    made = Router(name="activities")
    made.callback_query.register(plans, data.Plans.filter())
    made.callback_query.register(list_rows, data.Activities.filter())
    made.callback_query.register(list_waiting, data.WaitingRows.filter())
    made.callback_query.register(open_row, data.ActivityCard.filter())
    return made


async def plans(query: CallbackQuery, here: Here) -> Says:
    """The live road maps of the department; the rows at once where there is but one."""
    live = await access.plans_of(here)
    if len(live) == 1:
        return await _rows(here, live[0].id, 0)
    return Screen(words.plans(here.voice, live), keyboards.plans(here.voice, live))


async def list_rows(query: CallbackQuery, callback_data: data.Activities, here: Here) -> Says:
    """A page of rows."""
    return await _rows(here, callback_data.id, callback_data.page)


async def list_waiting(query: CallbackQuery, callback_data: data.WaitingRows, here: Here) -> Says:
    """A page of the rows that wait for dates."""
    return await _rows(here, callback_data.id, callback_data.page, waiting=True)


async def _rows(here: Here, road_map_id: int, number: int, waiting: bool = False) -> Screen:
    road_map, scope = await access.rows_of(here, road_map_id)
    found, total = await here.unit.activities.page(
        road_map.id, scope, number * keyboards.PAGE, keyboards.PAGE, here.today, waiting
    )
    last = max(0, (total - 1) // keyboards.PAGE)
    # Past the end the store gives the first page.
    page = Page(tuple(found), number if number <= last else 0, last, total)
    own = not scope.departments
    coordinates = here.actor.coordinates(road_map.department_id)
    text = words.rows(here.voice, road_map, page, own, here.today, waiting)
    return Screen(text, keyboards.rows(here.voice, road_map.id, page, coordinates, waiting))


async def open_row(query: CallbackQuery, callback_data: data.ActivityCard, here: Here) -> Says:
    """Who has handed in on one occasion, and who has not."""
    row, scope = await access.row_of(here, callback_data.id)
    doings, together = await here.unit.activities.doings(row.id, scope, here.today)
    found = occasions((one.counted for one in doings), together)
    number = chosen(found, date.fromordinal(callback_data.day).isoformat() if callback_data.day else "")
    occasion = found[number] if found else None
    page = cut(in_order(doings, occasion) if occasion else (), callback_data.page, keyboards.DOINGS)
    schools = all(one.school for one in doings)
    text = words.row(here.voice, row, occasion, page, schools, not scope.departments, here.today)
    back = await here.unit.activities.before(row, scope) // keyboards.PAGE
    to_date = next((one for one in doings if one.waits), None)
    task = await access.task_of(here, to_date.task_id) if to_date else None
    dates = date_keyboards.dates_for_all(here.voice, task) if task and may_decide(here.actor, task) else []
    return Screen(text, keyboards.row(here.voice, row, found, number, page, back, dates))
