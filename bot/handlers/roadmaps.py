"""The department's live road maps, and whether their tasks are reviewed."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions.by import By
from bot.actions.roadmaps import set_review
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import roadmaps as keyboards
from bot.says import Says, Screen, Toast
from bot.texts import roadmaps as words
from roadmap.tasks import Scope
from storage.roadmaps import LiveRoadMap

HOW = (False, True, None)
"""What the numbers in the button mean."""


def router() -> Router:
    """The list, one road map, its setting."""
    made = Router(name="roadmaps")
    made.callback_query.register(list_all, data.RoadMaps.filter())
    made.callback_query.register(open_card, data.RoadMapCard.filter())
    made.callback_query.register(set_how, data.SetReview.filter())
    return made


async def list_all(query: CallbackQuery, here: Here) -> Says:
    """All that are live, newest first."""
    department_id = access.coordinator(here)
    live = await here.unit.roadmaps.live(department_id)
    schools = await here.unit.roadmaps.of_schools([department_id])
    return Screen(words.live_ones(here.voice, live), keyboards.live_ones(here.voice, live, len(schools)))


async def open_card(query: CallbackQuery, callback_data: data.RoadMapCard, here: Here) -> Says:
    """One road map."""
    return await _card(here, await access.road_map_of(here, callback_data.id))


async def set_how(query: CallbackQuery, callback_data: data.SetReview, here: Here) -> Says:
    """Reviewed, not reviewed, or as the department has it."""
    road_map = await access.road_map_of(here, callback_data.id)
    department = await here.unit.departments.get(road_map.department_id)
    by = By(here.unit, department, here.actor.person.id, here.now)
    await set_review(by, road_map, HOW[min(callback_data.how, 2)])
    return [Toast(words.set_(here.voice)), await _card(here, await access.road_map_of(here, road_map.id))]


async def _card(here: Here, road_map: LiveRoadMap) -> Screen:
    department = await here.unit.departments.get(road_map.department_id)
    usual = department.settings.review
    rows = await here.unit.before_order.of_road_map(road_map.id)
    earlier = sum(len(row.tasks) for row in rows)
    scope = Scope(departments=frozenset({road_map.department_id}))
    waiting = await here.unit.activities.waiting(road_map.id, scope)
    text = words.card(here.voice, road_map, usual)
    return Screen(text, keyboards.card(here.voice, road_map, earlier, waiting))
