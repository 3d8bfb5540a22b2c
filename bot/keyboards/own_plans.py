"""Keyboards of a school's own road map."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards import orders as order_keyboards
from bot.keyboards.building import button, keyboard, last_page, pages, turning
from bot.keyboards.tasks import label
from bot.paging import Page
from bot.texts.voice import Voice
from roadmap.draft import Draft
from roadmap.people import Post
from roadmap.tasks import Task
from storage.roadmaps import LiveRoadMap

PAGE = 5
SCHOOLS_MOST = 6


def what_is_it(voice: Voice, draft_id: int, schools: Sequence[Post]) -> InlineKeyboardMarkup:
    """A school's plan or a proof: a head of several schools says at once whose."""
    plan = voice.say("A school's plan, read it")
    return keyboard(
        *(
            [
                button(
                    plan if len(schools) == 1 else voice.say("Plan: {school}", school=post.organisation),
                    data.SentAsPlan(id=draft_id, organisation=post.organisation_id or 0),
                    style="primary" if len(schools) == 1 else None,
                )
            ]
            for post in schools[:SCHOOLS_MOST]
        ),
        [button(voice.say("It is a proof"), data.SentAsProof(id=draft_id))],
    )


def which_school(voice: Voice, draft_id: int, schools: Sequence[Post]) -> InlineKeyboardMarkup:
    """Whose plan an order in hand is."""
    return keyboard(
        *(
            [
                button(
                    post.organisation,
                    data.DraftForSchool(id=draft_id, organisation=post.organisation_id or 0),
                )
            ]
            for post in schools[:SCHOOLS_MOST]
        ),
        [button(voice.say("« Back"), data.DraftView(id=draft_id))],
    )


def in_hand(voice: Voice, draft_id: int, draft: Draft) -> list[InlineKeyboardButton]:
    """A school's plan that was read and is not live yet, on the first screen."""
    doubts = len(draft.open_doubts)
    text = voice.count("School's plan: {n} doubt", "School's plan: {n} doubts", doubts)
    return [button(text, data.DraftView(id=draft_id))]


def to_plans(voice: Voice, number: int) -> list[InlineKeyboardButton]:
    """The way to the schools' plans, where there are any."""
    return [button(voice.say("Schools' plans: {n}", n=number), data.OwnPlans())] if number else []


def live(voice: Voice, road_map_id: int) -> InlineKeyboardMarkup:
    """After a plan went live."""
    return keyboard(
        [button(voice.say("Open the plan"), data.OwnPlanCard(id=road_map_id), style="primary")],
        [button(voice.say("Tasks"), data.TaskList()), button(voice.say("« Home"), data.Home())],
    )


def plans(voice: Voice, page: Page[LiveRoadMap], coordinates: bool) -> InlineKeyboardMarkup:
    """A button a plan."""
    back = (
        button(voice.say("« Road maps"), data.RoadMaps())
        if coordinates
        else button(voice.say("« Home"), data.Home())
    )
    return keyboard(
        *([button(f"{one.organisation} · {one.title}", data.OwnPlanCard(id=one.id))] for one in page.shown),
        turning(page, lambda to: data.OwnPlans(page=to)),
        [back],
    )


def card(voice: Voice, road_map: LiveRoadMap, heads: bool) -> InlineKeyboardMarkup:
    """What can be done with one plan; only whoever *heads* the school closes it."""
    return keyboard(
        [
            button(voice.say("Tasks"), data.OwnPlanTasks(id=road_map.id)),
            button(voice.say("Rows"), data.OwnPlanRows(id=road_map.id)),
        ],
        [button(voice.say("Close the plan"), data.OwnPlanClose(id=road_map.id))] if heads else [],
        [button(voice.say("« Schools' plans"), data.OwnPlans()), button(voice.say("« Home"), data.Home())],
    )


def rows(voice: Voice, road_map: LiveRoadMap, page: int, total: int) -> InlineKeyboardMarkup:
    """Pages of the rows."""
    return keyboard(
        pages(
            lambda to: data.OwnPlanRows(id=road_map.id, page=to),
            page,
            last_page(total, order_keyboards.PAGE),
        ),
        [_to_card(voice, road_map)],
    )


def tasks(voice: Voice, road_map: LiveRoadMap, page: Page[Task]) -> InlineKeyboardMarkup:
    """A button a task."""
    return keyboard(
        *([button(label(voice, task), data.TaskCard(id=task.id))] for task in page.shown),
        turning(page, lambda to: data.OwnPlanTasks(id=road_map.id, page=to)),
        [_to_card(voice, road_map)],
    )


def close(voice: Voice, road_map: LiveRoadMap) -> InlineKeyboardMarkup:
    """The question before a plan is closed."""
    return keyboard(
        [button(voice.say("Yes, close the plan"), data.OwnPlanCloseSure(id=road_map.id), style="danger")],
        [_to_card(voice, road_map)],
    )


def _to_card(voice: Voice, road_map: LiveRoadMap) -> InlineKeyboardButton:
    return button(voice.say("« Back"), data.OwnPlanCard(id=road_map.id))
