"""The screens of schools' own road maps with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import orders as order_keyboards
from bot.keyboards import own_plans as keyboards
from bot.paging import cut
from bot.texts import own_plans as words
from bot.texts import requests as request_words
from bot.texts.voice import Voice
from roadmap.department import Department
from roadmap.digest import digest, tally_of
from roadmap.documents import read_order
from roadmap.draft import Count, Draft, Edition
from roadmap.evidence import Evidence, Form
from roadmap.own_plans import Handing, for_school
from roadmap.people import Post, Role
from roadmap.tasks import Task
from storage.roadmaps import LiveRoadMap
from tests.town import order

ID = 2**31 - 1
NOW = datetime(2026, 3, 2, tzinfo=UTC)
Screen = tuple[str, Markup, InlineKeyboardMarkup | None]


def screens(voice: Voice, name: str, task: Task, today: date) -> Iterator[Screen]:
    """Every one of them with *name* wherever a name can stand."""
    department = Department(1, name, "Europe/Moscow")
    posts = [Post(n, Role.HEAD, department, ID, name) for n in range(9)]
    for schools in (posts[:1], posts):
        for file in ("", name * 9):
            yield "asked", words.what_is_it(voice, file, 21), keyboards.what_is_it(voice, ID, schools)
    yield "is plan", words.is_plan(voice, name * 9), None
    yield "is proof", words.is_proof(voice), None
    yield "which school", words.which_school(voice), keyboards.which_school(voice, ID, posts)
    plan = read_order(order(), "order.txt")
    for edition in (None, Edition(1, name, 5, 6, 7)):
        draft = for_school(Draft(replace(plan, title=name * 90)), ID, edition)
        for given in (Handing(0, (), ()), Handing(21, (name,) * 9, (name * 9,) * 30)):
            text = words.preview(voice, draft, Count(60, 300, 1, 9999, 12), name * 9, given)
            yield "own draft", text, order_keyboards.preview(voice, ID, draft, 0, True)
    yield "own live", words.live(voice, 21), keyboards.live(voice, ID)
    road_map = LiveRoadMap(ID, 1, name * 90, name, today, NOW, False, ID, name * 9)
    for total in (0, 1, 40):
        page = cut([road_map] * total, 2, keyboards.PAGE)
        yield "own plans", words.plans(voice, page.shown, total), keyboards.plans(voice, page, total > 1)
    for number in (0, 30):
        found = digest([tally_of(task)] * number, today)
        yield "own plan", words.card(voice, road_map, found), keyboards.card(voice, road_map, number > 0)
        yield "close", words.close(voice, road_map, [task] * number), keyboards.close(voice, road_map)
    yield "own closed", words.closed(voice, road_map, 5), None
    many = cut([task] * 30, 1, keyboards.PAGE)
    yield "own rows", words.which_school(voice), keyboards.rows(voice, road_map, 1, 40)
    yield "own tasks", words.which_school(voice), keyboards.tasks(voice, road_map, many)
    proofs = [Evidence(Form.LINK, "https://school2.example.org/" + "a" * 900, name)] * 9
    yield "own done", words.handed_in(voice, task, name * 9, proofs), None
    yield "head asked", request_words.sent(voice, replace(task, road_map_of=ID)), None
