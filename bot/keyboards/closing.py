"""Keyboards of closing a road map."""

from __future__ import annotations

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.texts.voice import Voice
from storage.roadmaps import LiveRoadMap


def close_it(voice: Voice, road_map: LiveRoadMap) -> InlineKeyboardMarkup:
    """Yes or not."""
    return keyboard(
        [button(voice.say("Yes, close it"), data.CloseRoadMap(id=road_map.id))],
        [button(voice.say("« Road map"), data.RoadMapCard(id=road_map.id))],
    )
