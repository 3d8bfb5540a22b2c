"""The days of reminders, among the coordinator's settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions import settings as actions
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import nudging as keyboards
from bot.says import Says, Screen, Toast
from bot.texts import nudge_settings as words
from bot.texts.settings import saved
from roadmap.department import Department
from roadmap.refusals import GoneStale
from roadmap.steps import AFTER, BEFORE, EVERY, USUAL_STEPS, Steps


def router() -> Router:
    """What the buttons of the screen ask; a button says what shall be, so that twice is as once."""
    made = Router(name="nudge_settings")
    made.callback_query.register(show, data.StepsOf.filter())
    made.callback_query.register(before, data.StepBefore.filter())
    made.callback_query.register(on_day, data.StepOnDay.filter())
    made.callback_query.register(after, data.StepAfter.filter())
    made.callback_query.register(every, data.StepEvery.filter())
    made.callback_query.register(usual, data.UsualSteps.filter())
    return made


def _screen(here: Here, department: Department) -> Screen:
    steps = department.settings.steps
    return Screen(words.which(here.voice, steps), keyboards.steps(here.voice, steps))


async def show(query: CallbackQuery, here: Here) -> Says:
    """On which days."""
    return _screen(here, await access.own_department(here))


async def before(query: CallbackQuery, callback_data: data.StepBefore, here: Here) -> Says:
    """So many days before."""
    steps = (await access.own_department(here)).settings.steps
    days = _with(steps.before, callback_data.days, BEFORE, bool(callback_data.on))
    return await _saved(here, replace(steps, before=tuple(reversed(days))))


async def on_day(query: CallbackQuery, callback_data: data.StepOnDay, here: Here) -> Says:
    """On the day itself."""
    steps = (await access.own_department(here)).settings.steps
    return await _saved(here, replace(steps, on_day=bool(callback_data.on)))


async def after(query: CallbackQuery, callback_data: data.StepAfter, here: Here) -> Says:
    """So many days after."""
    steps = (await access.own_department(here)).settings.steps
    return await _saved(
        here, replace(steps, after=_with(steps.after, callback_data.days, AFTER, bool(callback_data.on)))
    )


async def every(query: CallbackQuery, callback_data: data.StepEvery, here: Here) -> Says:
    """Then every so many days, or never more."""
    steps = (await access.own_department(here)).settings.steps
    if (callback_data.days or None) not in EVERY:
        raise GoneStale
    return await _saved(here, replace(steps, every=callback_data.days or None))


async def usual(query: CallbackQuery, here: Here) -> Says:
    """What most want."""
    return await _saved(here, USUAL_STEPS)


def _with(present: Sequence[int], days: int, offered: Sequence[int], on: bool) -> tuple[int, ...]:
    """*present* with or without a step that is among those *offered*."""
    if days not in offered:
        raise GoneStale
    others = set(present) - {days}
    return tuple(sorted({*others, days} if on else others))


async def _saved(here: Here, steps: Steps) -> Says:
    department = await actions.set_steps(here, await access.own_department(here), steps)
    return [Toast(saved(here.voice)), _screen(here, department)]
