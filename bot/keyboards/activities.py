"""Keyboards of rows of a road map across organisations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard, turning
from bot.paging import Page
from bot.texts import activities as words
from bot.texts.voice import Voice
from roadmap.activities import Doing, Fan, Occasion, Overview, Row, at_hand
from roadmap.tasks import Task
from storage.roadmaps import LiveRoadMap

PAGE = 5
DOINGS = 8
PLANS = 6


def plans(voice: Voice, live: Sequence[LiveRoadMap]) -> InlineKeyboardMarkup:
    """A button a road map."""
    return keyboard(
        *(
            [button(f"№ {one.number} · {one.title}" if one.number else one.title, data.Activities(id=one.id))]
            for one in live[:PLANS]
        ),
        [button(voice.say("« Home"), data.Home())],
    )


def rows(
    voice: Voice, road_map_id: int, page: Page[Overview], coordinates: bool, waiting: bool = False
) -> InlineKeyboardMarkup:
    """A button a row, the pages, the way back: to the road map's card for its coordinator."""
    back = data.RoadMapCard(id=road_map_id) if coordinates else data.Plans()
    turned = data.WaitingRows if waiting else data.Activities
    return keyboard(
        *([button(_label(one), data.ActivityCard(id=one.row.id, day=_at_hand(one)))] for one in page.shown),
        turning(page, lambda to: turned(id=road_map_id, page=to)),
        [button(voice.say("« Road map") if coordinates else voice.say("« Road maps"), back)],
    )


def _label(one: Overview) -> str:
    number = one.row.number.rstrip(".")
    if not one.occasions:
        return " · ".join(part for part in (number, one.row.title) if part)
    occasion = one.occasions[at_hand(one.occasions)]
    return " · ".join(part for part in (number, f"{occasion.done}/{occasion.total}", one.row.title) if part)


def _at_hand(one: Overview) -> int:
    return day_of(one.occasions[at_hand(one.occasions)]) if one.occasions else 0


def day_of(occasion: Occasion) -> int:
    """The day that tells an occasion in a button; 0 where it has none."""
    return date.fromisoformat(occasion.first).toordinal() if occasion.first else 0


def row(
    voice: Voice,
    one: Row,
    found: Sequence[Occasion],
    number: int,
    page: Page[Doing],
    back: int,
    dates: Sequence[InlineKeyboardButton] = (),
) -> InlineKeyboardMarkup:
    """A button an organisation, its pages, the occasions before and after, and back to page *back* of the rows.

    *dates* is the way to give the dates that it waits for.
    """
    day = day_of(found[number]) if found else 0
    return keyboard(
        *in_pairs([button(words.label(doing), data.TaskCard(id=doing.task_id)) for doing in page.shown]),
        turning(page, lambda to: data.ActivityCard(id=one.id, day=day, page=to)),
        _occasions(voice, one, found, number),
        list(dates),
        [button(voice.say("« Activities"), data.Activities(id=one.road_map_id, page=back))],
    )


def _occasions(voice: Voice, one: Row, found: Sequence[Occasion], number: int) -> list[InlineKeyboardButton]:
    buttons = []
    if number > 0:
        said = words.occasion_short(voice, found[number - 1])
        buttons.append(button(f"‹ {said}", data.ActivityCard(id=one.id, day=day_of(found[number - 1]))))
    if number < len(found) - 1:
        said = words.occasion_short(voice, found[number + 1])
        buttons.append(button(f"{said} ›", data.ActivityCard(id=one.id, day=day_of(found[number + 1]))))
    return buttons


def to_row(voice: Voice, task: Task, fan: Fan) -> InlineKeyboardButton:
    """From a task's card to the page of its row where it stands."""
    place = data.ActivityCard(id=task.activity_id, day=day_of(fan.occasion), page=fan.index // DOINGS)
    return button(words.all_of(voice, fan.occasion, fan.schools), place)
