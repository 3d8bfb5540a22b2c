"""What is kept of a person: shown, given as a file, taken out. Open to whoever is known here, post or not."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.actions.privacy import check_removal, remove
from bot.handlers.called import called
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import privacy as keyboards
from bot.letters import post
from bot.reports.mine import mine
from bot.says import File, Replace, Says, Screen, Toast
from bot.settings import Settings
from bot.texts import privacy as words
from bot.texts.voice import Voice, voice_of
from roadmap.news import NewsKind
from roadmap.people import Actor, Person
from roadmap.refusals import GoneStale
from roadmap.tasks import UNFINISHED, Status
from storage.unit import Unit


def router() -> Router:
    """/privacy and its buttons."""
    made = Router(name="privacy")
    made.message.register(kept_command, called("privacy"), is_known)
    made.callback_query.register(kept_pressed, data.Privacy.filter(), is_known)
    made.callback_query.register(give, data.MyData.filter(), is_known)
    made.callback_query.register(ask, data.RemoveMe.filter(), is_known)
    made.callback_query.register(forget, data.RemoveMeNow.filter(), is_known)
    return made


async def is_known(event: Message | CallbackQuery, person: Person | None) -> bool:
    """Somebody whose data are here, whether they agreed to the consent in force or not."""
    return person is not None


async def kept_command(
    message: Message, unit: Unit, person: Person, voice: Voice, here: Here | None, settings: Settings
) -> Says:
    """/privacy."""
    return await _kept(unit, person, voice, here, settings)


async def kept_pressed(
    query: CallbackQuery,
    unit: Unit,
    person: Person,
    voice: Voice,
    here: Here | None,
    settings: Settings,
) -> Says:
    """Back from the question, or from the settings."""
    return await _kept(unit, person, voice, here, settings)


async def _kept(unit: Unit, person: Person, voice: Voice, here: Here | None, settings: Settings) -> Says:
    held = await unit.held.of(person.id)
    return Screen(words.kept(voice, held, _timezone(here, settings)), keyboards.kept(voice, here is not None))


async def give(
    query: CallbackQuery,
    unit: Unit,
    person: Person,
    voice: Voice,
    here: Here | None,
    settings: Settings,
    now: datetime,
) -> Says:
    """«My data»."""
    held = await unit.held.of(person.id)
    content = mine(voice, held, _timezone(here, settings), now)
    return [Toast(words.file_comes(voice)), File(words.file_name(voice), content, words.file_caption(voice))]


async def ask(
    query: CallbackQuery, unit: Unit, person: Person, voice: Voice, settings: Settings, now: datetime
) -> Says:
    """«Remove me»: what goes and what stays, before anything does."""
    actor = await _actor(unit, person, now)
    await check_removal(unit, actor, query.from_user.id in settings.admin_ids, now)
    open_statuses = UNFINISHED | {Status.SUBMITTED}
    tasks = sum(task.status in open_statuses for task in (await unit.held.of(person.id)).tasks)
    return Screen(words.really(voice, tasks), keyboards.really(voice))


async def forget(
    query: CallbackQuery, unit: Unit, person: Person, voice: Voice, settings: Settings, now: datetime
) -> Says:
    """Takes the data out. The farewell stands in the pressed message: nothing about the chat is remembered."""
    actor = await _actor(unit, person, now)
    told = await remove(unit, actor, query.from_user.id in settings.admin_ids, now)
    for one in told:
        text = words.somebody_left(voice_of(one.person.language), one.posts, one.tasks)
        letters = [(one.person, text, None)]
        await post(unit, one.posts[0].department.id, NewsKind.PEOPLE, letters, now, person.id)
    return Replace(words.farewell(voice))


async def _actor(unit: Unit, person: Person, now: datetime) -> Actor:
    actor = await unit.people.actor_of(person.id, now)
    if actor is None:
        raise GoneStale
    return actor


def _timezone(here: Here | None, settings: Settings) -> str:
    return settings.timezone if here is None else here.department.timezone
