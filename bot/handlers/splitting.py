"""The coordinator gives each co-executor of a row a task of their own, or one task to all again."""

from __future__ import annotations

from collections.abc import Callable

from aiogram import Router
from aiogram.types import CallbackQuery
from markupsafe import Markup

from bot import access
from bot.actions.activities import Divided, join_row, split_row
from bot.actions.by import By
from bot.handlers.tasks import card_screen
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import splitting as keyboards
from bot.keyboards import tasks as task_keyboards
from bot.letters import post
from bot.says import Says, Screen, Toast
from bot.texts import splitting as words
from bot.texts.voice import Voice, voice_of
from roadmap.news import NewsKind
from roadmap.tasks import Task


def router() -> Router:
    """The question, yes, and back."""
    made = Router(name="splitting")
    made.callback_query.register(ask, data.SplitRow.filter())
    made.callback_query.register(split, data.SplitRowSure.filter())
    made.callback_query.register(join, data.JoinRow.filter())
    return made


async def ask(query: CallbackQuery, callback_data: data.SplitRow, here: Here) -> Says:
    """What splitting does."""
    task = await access.task_to_decide(here, callback_data.id)
    return Screen(words.split_it(here.voice, task), keyboards.split_it(here.voice, task))


async def split(query: CallbackQuery, callback_data: data.SplitRowSure, here: Here) -> Says:
    """Each has a task of their own."""
    task = await access.task_to_decide(here, callback_data.id)
    done = await split_row(await _by(here, task), task)
    return await _said(here, task, done, words.split(here.voice, done.tasks), words.told_split)


async def join(query: CallbackQuery, callback_data: data.JoinRow, here: Here) -> Says:
    """One task for all again."""
    task = await access.task_to_decide(here, callback_data.id)
    done = await join_row(await _by(here, task), task)
    return await _said(here, task, done, words.joined(here.voice, done.tasks), words.told_joined)


async def _by(here: Here, task: Task) -> By:
    department = await here.unit.departments.get(task.department_id)
    return By(here.unit, department, here.actor.person.id, here.now)


async def _said(
    here: Here, task: Task, done: Divided, said: Markup, told: Callable[[Voice, Task], Markup]
) -> Says:
    """The card and a toast; who leads the organisations concerned is told once."""
    heads = await here.unit.people.heads_of(done.organisations, here.today)
    reached = {person.id: person for _, _, person in heads}
    now = await here.unit.tasks.get(task.id)
    letters = [
        (person, told(voice_of(person.language), task), task_keyboards.to_tasks(voice_of(person.language)))
        for person in reached.values()
    ]
    await post(here.unit, task.department_id, NewsKind.PLAN, letters, here.now, here.actor.person.id)
    return [Toast(said), await card_screen(here, now or task, said)]
