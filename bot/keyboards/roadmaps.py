"""Keyboards of live road maps."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.keyboards.own_plans import to_plans
from bot.texts.before_order import on_card
from bot.texts.voice import Voice
from storage.roadmaps import LiveRoadMap

SHOWN = 5


def live_ones(voice: Voice, live: Sequence[LiveRoadMap], schools: int = 0) -> InlineKeyboardMarkup:
    """A button a road map, then the way to the own plans of *schools*."""
    return keyboard(
        *(
            [
                button(
                    f"№ {one.number} · {one.title}" if one.number else one.title, data.RoadMapCard(id=one.id)
                )
            ]
            for one in live[:SHOWN]
        ),
        to_plans(voice, schools),
        [button(voice.say("« Home"), data.Home())],
    )


def card(voice: Voice, road_map: LiveRoadMap, earlier: int, waiting: int = 0) -> InlineKeyboardMarkup:
    """Its setting, the present one marked; *earlier* is how many tasks are from before it went live.

    *waiting* is how many of its rows wait for dates.
    """

    def choice(label: str, value: bool | None, how: int) -> list[InlineKeyboardButton]:
        mark = "● " if road_map.review is value else ""
        return [button(f"{mark}{label}", data.SetReview(id=road_map.id, how=how))]

    return keyboard(
        choice(voice.say("Review"), True, 1),
        choice(voice.say("Without a review"), False, 0),
        choice(voice.say("As in the department"), None, 2),
        [
            button(voice.say("Activities"), data.Activities(id=road_map.id)),
            button(voice.say("Tasks of this road map"), data.Browse(road_map=road_map.id)),
        ],
        [
            button(
                voice.count("{n} activity waits for dates", "{n} activities wait for dates", waiting),
                data.WaitingRows(id=road_map.id),
            )
        ]
        if waiting
        else [],
        [button(on_card(voice, earlier), data.Before(id=road_map.id))] if earlier else [],
        [button(voice.say("Close the road map"), data.AskToClose(id=road_map.id))],
        [button(voice.say("« Road maps"), data.RoadMaps())],
    )
