"""What tasks count as whose dates had passed before their road map went live: by rows, and one by one."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions.before_order import settle_before
from bot.actions.by import By
from bot.handlers.tasks import card_screen
from bot.here import Here
from bot.keyboards import before_order as keyboards
from bot.keyboards import data
from bot.paging import cut
from bot.says import Says, Screen
from bot.texts import before_order as words
from roadmap.before_order import Settled
from roadmap.draft import Past
from roadmap.refusals import GoneStale
from roadmap.tasks import Task
from storage.before_order import EarlierRow


def router() -> Router:
    """The list of a road map, one row, one task."""
    made = Router(name="before the order")
    made.callback_query.register(turn, data.Before.filter())
    made.callback_query.register(open_row, data.BeforeRow.filter())
    made.callback_query.register(settle_row, data.SettleRow.filter())
    made.callback_query.register(ask_task, data.BeforeTask.filter())
    made.callback_query.register(settle_task, data.SettleTask.filter())
    return made


async def turn(query: CallbackQuery, callback_data: data.Before, here: Here) -> Says:
    """A page of the rows."""
    road_map = await access.road_map_of(here, callback_data.id)
    rows = await here.unit.before_order.of_road_map(road_map.id)
    page = cut(rows, callback_data.page, keyboards.PAGE)
    total = sum(len(row.tasks) for row in rows)
    return Screen(words.rows(here.voice, page, total), keyboards.rows(here.voice, road_map.id, page))


async def open_row(query: CallbackQuery, callback_data: data.BeforeRow, here: Here) -> Says:
    """One row, and the three ways."""
    return _row_screen(here, await access.earlier_row_of(here, callback_data.id))


async def settle_row(query: CallbackQuery, callback_data: data.SettleRow, here: Here) -> Says:
    """One of the ways, for all organisations of the row."""
    row = await access.earlier_row_of(here, callback_data.id)
    done = await _settled(here, row, callback_data.past)
    now = await access.earlier_row_of(here, row.activity_id)
    return _row_screen(here, now, done)


async def ask_task(query: CallbackQuery, callback_data: data.BeforeTask, here: Here) -> Says:
    """One task, and the three ways."""
    task, _ = await _earlier_task(here, callback_data.id)
    return Screen(words.one_task(here.voice, task), keyboards.one_task(here.voice, task))


async def settle_task(query: CallbackQuery, callback_data: data.SettleTask, here: Here) -> Says:
    """One of the ways, for this task."""
    task, row = await _earlier_task(here, callback_data.id)
    done = await _settled(here, row, callback_data.past)
    return await card_screen(here, await access.task_of(here, task.id), words.settled(here.voice, done))


def _row_screen(here: Here, row: EarlierRow, done: Settled | None = None) -> Screen:
    return Screen(words.row(here.voice, row, done), keyboards.row(here.voice, row))


async def _earlier_task(here: Here, task_id: int) -> tuple[Task, EarlierRow]:
    task = await access.task_to_decide(here, task_id)
    row = await here.unit.before_order.of_task(task.id)
    if row is None:
        raise GoneStale
    return task, row


async def _settled(here: Here, row: EarlierRow, past: Past) -> Settled:
    """Whoever comes here may decide: the doors were asked; a road map that was closed meanwhile stays as it is."""
    road_map = await here.unit.roadmaps.get(row.road_map_id)
    if road_map is None:
        raise GoneStale
    department = await here.unit.departments.get(road_map.department_id)
    return await settle_before(By(here.unit, department, here.actor.person.id, here.now), row, past)
