"""Where somebody with posts in several departments works now."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.handlers.home import home_screen
from bot.here import Here
from bot.keyboards import arrival as keyboards
from bot.keyboards import data
from bot.says import Says, Screen
from bot.texts import arrival as words
from roadmap.refusals import NotYours


def router() -> Router:
    """The list of one's departments, and the choice."""
    made = Router(name="workplaces")
    made.callback_query.register(workplaces, data.Workplaces.filter())
    made.callback_query.register(work_in, data.WorkIn.filter())
    return made


async def workplaces(query: CallbackQuery, callback_data: data.Workplaces, here: Here) -> Says:
    """In which department do you work now?"""
    departments = list({post.department.id: post.department for post in here.actor.posts}.values())
    keyboard = keyboards.workplaces(here.voice, departments, callback_data.page)
    return Screen(words.workplaces(here.voice), keyboard)


async def work_in(query: CallbackQuery, callback_data: data.WorkIn, here: Here) -> Says:
    """Lists, digests and the first screen are about that department from now on."""
    return await home_screen(await move_to(here, callback_data.id))


async def move_to(here: Here, department_id: int) -> Here:
    """The actor works there from now on. Raises NotYours where they hold no post."""
    chosen = [post.department for post in here.actor.posts if post.department.id == department_id]
    if not chosen:
        raise NotYours
    if chosen[0].id != here.actor.person.department_id:
        await here.unit.people.change(here.actor.person.id, department_id=chosen[0].id)
    return replace(here, department=chosen[0])
