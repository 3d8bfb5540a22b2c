"""/status: how the road map stands, and the ways into it by school, by section, by responsible party."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions import digests as actions
from bot.handlers.called import called
from bot.handlers.digest_asked import answer
from bot.handlers.digest_parts import part_screen
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import digests as keyboards
from bot.keyboards.building import page_at
from bot.keyboards.tasks import PAGE as TASKS_PAGE
from bot.paging import cut
from bot.says import Says, Screen
from bot.texts import breakdowns
from bot.texts import digests as words
from bot.texts.people import some
from roadmap.lists import Part as ListPart
from roadmap.lists import part_of, week_ends
from roadmap.tasks import UNFINISHED, scope_of_digest

QUERY_MOST = 200
WEEK_MOST = 5


def router() -> Router:
    """The command, its button, the parts."""
    made = Router(name="digests")
    made.message.register(status_command, called("status"))
    made.callback_query.register(status_pressed, data.Status.filter())
    made.callback_query.register(open_breakdown, data.Breakdown.filter())
    made.callback_query.register(open_part, data.PartCard.filter())
    made.callback_query.register(list_part, data.PartTasks.filter())
    made.callback_query.register(list_all, data.AllTasks.filter())
    return made


async def digest_screen(here: Here) -> Screen:
    """The digest of everything the person may see; to a teacher, their own week."""
    scope = scope_of_digest(here.working)
    if not (scope.departments or scope.organisations or scope.looked_after):
        return await _week_screen(here)
    found = await actions.standing(here)
    places = list(dict.fromkeys(post.organisation for post in here.working.posts if post.organisation))
    about = here.department.name
    if not actions.sees_all(here) and places:
        about = str(some(here.voice, places).unescape())
    keyboard = keyboards.digest(
        here.voice, found.digest.numbers, found.organisations, parties=actions.sees_all(here)
    )
    return Screen(
        words.digest(here.voice, about, found),
        keyboard,
        rich=_rich(here, words.digest_rich(here.voice, about, found)),
    )


def _rich(here: Here, text: Markup) -> Markup | None:
    return text if here.actor.person.preferences.rich else None


async def _week_screen(here: Here) -> Screen:
    tasks, _ = await here.unit.digests.tasks(scope_of_digest(here.working), None, None, 0, None, here.today)
    last = week_ends(here.today) + timedelta(days=7)
    near = [task for task in tasks if task.status in UNFINISHED and task.due is not None and task.due <= last]
    parts = [part_of(task, here.today) for task in near]
    counts = (parts.count(ListPart.OVERDUE), parts.count(ListPart.WEEK), parts.count(ListPart.LATER))
    shown = near[:WEEK_MOST]
    return Screen(breakdowns.week(here.voice, *counts, shown, here.today), keyboards.week(here.voice, shown))


async def status_command(message: Message, command: CommandObject, here: Here) -> Says:
    """/status, with a school or the number of an activity behind it or without."""
    asked = " ".join((command.args or "")[:QUERY_MOST].split())
    return await answer(here, asked) if asked else await digest_screen(here)


async def status_pressed(query: CallbackQuery, here: Here) -> Says:
    """«Digest» on the first screen."""
    return await digest_screen(here)


async def open_breakdown(query: CallbackQuery, callback_data: data.Breakdown, here: Here) -> Says:
    """A page of parts."""
    by = callback_data.by
    found = await actions.breakdown(here, by)
    page = cut(found, callback_data.page, keyboards.PAGE)
    late = sum(one.numbers.overdue > 0 for one in found)
    return Screen(
        breakdowns.breakdown(here.voice, by, page, late),
        keyboards.breakdown(here.voice, by, page),
        rich=_rich(here, breakdowns.breakdown_rich(here.voice, by, page, late)),
    )


async def open_part(query: CallbackQuery, callback_data: data.PartCard, here: Here) -> Says:
    """One part."""
    part = await access.part_of(here, callback_data.by, callback_data.id)
    up = None
    if callback_data.up is not None:
        up = await access.part_of(here, callback_data.up, callback_data.up_id)
    return await part_screen(here, part, callback_data.page, up)


async def list_part(query: CallbackQuery, callback_data: data.PartTasks, here: Here) -> Says:
    """A page of a part's tasks."""
    part = await access.part_of(here, callback_data.by, callback_data.id)
    scope, number = scope_of_digest(here.working), callback_data.page
    page, total = await here.unit.digests.tasks(
        scope, part, None, number * TASKS_PAGE, TASKS_PAGE, here.today
    )
    number = page_at(number, total, TASKS_PAGE) if number * TASKS_PAGE < total else 0
    text = breakdowns.tasks(here.voice, part.name, page, total, here.today)
    return Screen(text, keyboards.part_tasks(here.voice, part, page, number, total))


async def list_all(query: CallbackQuery, callback_data: data.AllTasks, here: Here) -> Says:
    """A page of everything in one part of the list."""
    listed, number = callback_data.part, callback_data.page
    page, total = await here.unit.digests.tasks(
        scope_of_digest(here.working), None, listed, number * TASKS_PAGE, TASKS_PAGE, here.today
    )
    number = page_at(number, total, TASKS_PAGE) if number * TASKS_PAGE < total else 0
    text = breakdowns.tasks(here.voice, "", page, total, here.today)
    return Screen(text, keyboards.all_tasks(here.voice, listed, page, number, total))
