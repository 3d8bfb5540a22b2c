"""Schools' own road maps at work: their head leads them, the department and the curator look at them."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions.by import By
from bot.actions.closing import close
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import orders as order_keyboards
from bot.keyboards import own_plans as keyboards
from bot.keyboards import people as people_keyboards
from bot.keyboards.building import page_at
from bot.paging import cut
from bot.says import Says, Screen
from bot.texts import browsing
from bot.texts import orders as order_words
from bot.texts import own_plans as words
from roadmap.digest import digest
from roadmap.people import OF_DEPARTMENT, Role
from roadmap.refusals import NotAllowed
from roadmap.tasks import UNFINISHED, Scope, Status, Task
from storage.roadmaps import LiveRoadMap

ALIVE = tuple(status for status in Status if status is not Status.CANCELLED)
LOOKING = OF_DEPARTMENT | {Role.HEAD, Role.CURATOR}


def router() -> Router:
    """The list, one plan, its rows and tasks, its end."""
    made = Router(name="own plans")
    made.callback_query.register(list_all, data.OwnPlans.filter())
    made.callback_query.register(open_card, data.OwnPlanCard.filter())
    made.callback_query.register(rows, data.OwnPlanRows.filter())
    made.callback_query.register(tasks, data.OwnPlanTasks.filter())
    made.callback_query.register(close_asked, data.OwnPlanClose.filter())
    made.callback_query.register(close_sure, data.OwnPlanCloseSure.filter())
    return made


async def plans_seen(here: Here) -> list[LiveRoadMap]:
    """The schools' plans that the actor may look at where they work now."""
    working = here.working
    return await here.unit.roadmaps.of_schools(
        working.departments(OF_DEPARTMENT), working.organisations(LOOKING - OF_DEPARTMENT)
    )


async def list_all(query: CallbackQuery, callback_data: data.OwnPlans, here: Here) -> Says:
    """All of them, by their schools. Raises NotAllowed for whoever has none to look at by their post."""
    if not here.working.roles & LOOKING:
        raise NotAllowed
    page = cut(await plans_seen(here), callback_data.page, keyboards.PAGE)
    coordinates = Role.COORDINATOR in here.working.roles
    return Screen(
        words.plans(here.voice, page.shown, page.total), keyboards.plans(here.voice, page, coordinates)
    )


async def open_card(query: CallbackQuery, callback_data: data.OwnPlanCard, here: Here) -> Says:
    """How one plan stands."""
    road_map = await access.own_plan_of(here, callback_data.id)
    found = digest(await here.unit.tasks.tallies(_scope(road_map)), here.today)
    heads = road_map.organisation_id in access.headed(here)
    return Screen(words.card(here.voice, road_map, found), keyboards.card(here.voice, road_map, heads))


async def rows(query: CallbackQuery, callback_data: data.OwnPlanRows, here: Here) -> Says:
    """A page of its rows."""
    road_map = await access.own_plan_of(here, callback_data.id)
    activities = (await here.unit.roadmaps.plan(road_map.id)).activities
    page = page_at(callback_data.page, len(activities), order_keyboards.PAGE)
    first = page * order_keyboards.PAGE
    shown = activities[first : first + order_keyboards.PAGE]
    text = order_words.rows(here.voice, shown, first, len(activities))
    return Screen(text, keyboards.rows(here.voice, road_map, page, len(activities)))


async def tasks(query: CallbackQuery, callback_data: data.OwnPlanTasks, here: Here) -> Says:
    """A page of its tasks, those that are done too."""
    road_map = await access.own_plan_of(here, callback_data.id)
    found = await here.unit.task_lists.every(_scope(road_map), ALIVE)
    found.sort(key=lambda task: task.status not in UNFINISHED)
    page = cut(found, callback_data.page, keyboards.PAGE)
    overdue = sum(task.overdue(here.today) for task in found)
    text = browsing.chosen(here.voice, road_map.title, page.shown, page.total, overdue, here.today)
    return Screen(text, keyboards.tasks(here.voice, road_map, page))


async def close_asked(query: CallbackQuery, callback_data: data.OwnPlanClose, here: Here) -> Says:
    """Shows what is unfinished before the plan is closed."""
    road_map = await access.own_plan_to_change(here, callback_data.id)
    unfinished: list[Task] = await here.unit.task_lists.every(_scope(road_map), UNFINISHED)
    return Screen(words.close(here.voice, road_map, unfinished), keyboards.close(here.voice, road_map))


async def close_sure(query: CallbackQuery, callback_data: data.OwnPlanCloseSure, here: Here) -> Says:
    """Ends the plan; what was done stays."""
    road_map = await access.own_plan_to_change(here, callback_data.id)
    department = await here.unit.departments.get(road_map.department_id)
    done = await close(By(here.unit, department, here.actor.person.id, here.now), road_map)
    text = words.closed(here.voice, road_map, len(done.closing.unfinished))
    return Screen(text, people_keyboards.to_home(here.voice))


def _scope(road_map: LiveRoadMap) -> Scope:
    return Scope(road_maps=frozenset({road_map.id}))
