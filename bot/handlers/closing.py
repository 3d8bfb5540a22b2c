"""A road map is closed, from its card or because a new order repeals it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions.by import By
from bot.actions.closing import close, foresee
from bot.here import Here
from bot.keyboards import closing as keyboards
from bot.keyboards import data
from bot.keyboards import people as people_keyboards
from bot.reports.closing import unfinished
from bot.says import File, Says, Screen
from bot.texts import closing as words
from storage.roadmaps import LiveRoadMap


def router() -> Router:
    """The question, and yes."""
    made = Router(name="closing")
    made.callback_query.register(ask, data.AskToClose.filter())
    made.callback_query.register(close_pressed, data.CloseRoadMap.filter())
    return made


async def ask(query: CallbackQuery, callback_data: data.AskToClose, here: Here) -> Says:
    """What closing would do."""
    road_map = await access.road_map_of(here, callback_data.id)
    closing = await foresee(await _by(here, road_map), road_map)
    return Screen(words.close_it(here.voice, road_map, closing), keyboards.close_it(here.voice, road_map))


async def close_pressed(query: CallbackQuery, callback_data: data.CloseRoadMap, here: Here) -> Says:
    """Closes it: what was taken off, the list of it as a file, a word to the heads."""
    road_map = await access.road_map_of(here, callback_data.id)
    done = await close(await _by(here, road_map), road_map)
    text = words.closed(here.voice, road_map, done.closing)
    says: list[Screen | File] = [Screen(text, people_keyboards.to_home(here.voice))]
    if done.closing.unfinished:
        content = unfinished(here.voice, road_map.title, done.closing, done.proofs)
        caption = words.file_caption(here.voice, done.closing)
        says.append(File(words.file_name(here.voice), content, caption))
    return says


async def _by(here: Here, road_map: LiveRoadMap) -> By:
    department = await here.unit.departments.get(road_map.department_id)
    return By(here.unit, department, here.actor.person.id, here.now)
