"""The day of the push and the quiet hours, among the coordinator's settings."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions import settings as actions
from bot.actions.week import keep_quiet_after_change
from bot.handlers.department import saved
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import settings as keyboards
from bot.says import Says, Screen
from bot.texts import push_settings as words
from roadmap.refusals import GoneStale


def router() -> Router:
    """What the buttons of the department's screen ask."""
    made = Router(name="push_settings")
    made.callback_query.register(ask_push_day, data.PushDays.filter())
    made.callback_query.register(push_day_pressed, data.PushDayTo.filter())
    made.callback_query.register(ask_quiet, data.QuietHours.filter())
    made.callback_query.register(quiet_pressed, data.QuietTo.filter())
    return made


async def ask_push_day(query: CallbackQuery, here: Here) -> Says:
    """Which day of the week."""
    present = (await access.own_department(here)).settings.push_day
    return Screen(words.which_day(here.voice, present), keyboards.push_days(here.voice, present))


async def push_day_pressed(query: CallbackQuery, callback_data: data.PushDayTo, here: Here) -> Says:
    """A day was chosen; nothing is sent because of that."""
    if callback_data.day not in keyboards.PUSH_DAYS:
        raise GoneStale
    department = await actions.change(here, await access.own_department(here), "push_day", callback_data.day)
    await keep_quiet_after_change(here.unit, department, here.now)
    return saved(here, department)


async def ask_quiet(query: CallbackQuery, here: Here) -> Says:
    """When the bot is quiet."""
    settings = (await access.own_department(here)).settings
    text = words.which_quiet(here.voice, settings)
    return Screen(text, keyboards.quiet_hours(here.voice, (settings.quiet_from, settings.quiet_until)))


async def quiet_pressed(query: CallbackQuery, callback_data: data.QuietTo, here: Here) -> Says:
    """Quiet hours were chosen."""
    hours = (callback_data.since, callback_data.until)
    if hours not in keyboards.QUIET:
        raise GoneStale
    return saved(here, await actions.set_quiet(here, await access.own_department(here), *hours))
