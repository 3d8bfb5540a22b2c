"""The administrator's departments and their coordinators."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions import departments as deeds
from bot.actions.invitations import invite_into
from bot.handlers.states import Naming
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import departments as keyboards
from bot.says import Note, Says, Screen, Toast
from bot.start_links import start_link
from bot.texts import departments as words
from bot.texts import invitations as invitation_words
from bot.texts import unexpected
from bot.texts.voice import Voice
from roadmap.department import Department
from roadmap.people import Person, Role
from roadmap.refusals import GoneStale, NotAllowed
from storage.unit import Unit


def router() -> Router:
    """The list, one department, what is done with it."""
    made = Router(name="departments")
    made.callback_query.register(list_page, data.Departments.filter(), is_known)
    made.callback_query.register(open_card, data.DepartmentCard.filter(), is_known)
    made.callback_query.register(ask_new, data.DepartmentNew.filter(), is_known)
    made.callback_query.register(ask_name, data.DepartmentRename.filter(), is_known)
    made.message.register(renamed, StateFilter(Naming.again), F.text, ~F.text.startswith("/"), is_known)
    made.message.register(only_words, StateFilter(Naming.again), ~F.text, is_known)
    made.callback_query.register(ask_archive, data.DepartmentArchive.filter(), is_known)
    made.callback_query.register(archive, data.DepartmentArchiveSurely.filter(), is_known)
    made.callback_query.register(restore, data.DepartmentRestore.filter(), is_known)
    made.callback_query.register(invite, data.InviteCoordinator.filter(), is_known)
    return made


async def is_known(event: CallbackQuery | Message, person: Person | None) -> bool:
    """Somebody we know; an administrator who is not known yet names a department first."""
    return person is not None


async def list_page(
    query: CallbackQuery,
    callback_data: data.Departments,
    unit: Unit,
    here: Here | None,
    administrator: bool,
    voice: Voice,
    now: datetime,
) -> Says:
    """A page of all departments."""
    if not administrator:
        raise NotAllowed
    found = await unit.departments.with_archived()
    last = max(0, (len(found) - 1) // keyboards.PAGE)
    number = min(callback_data.page, last)
    page = found[number * keyboards.PAGE : (number + 1) * keyboards.PAGE]
    heads = {one.id: await _coordinators(unit, one, now) for one in page}
    text = words.departments(voice, page, heads, len(found))
    return Screen(text, keyboards.departments(voice, page, number, last, here is not None))


async def _coordinators(unit: Unit, department: Department, now: datetime) -> list[Person]:
    return [person for _, person in await unit.people.coordinators(department.id, department.day(now))]


async def _card(unit: Unit, department: Department, voice: Voice, now: datetime) -> Screen:
    people = await _coordinators(unit, department, now)
    return Screen(words.card(voice, department, people), keyboards.card(voice, department))


async def open_card(
    query: CallbackQuery,
    callback_data: data.DepartmentCard,
    unit: Unit,
    administrator: bool,
    voice: Voice,
    now: datetime,
) -> Says:
    """One department."""
    department = await access.department_of(unit, administrator, callback_data.id)
    return await _card(unit, department, voice, now)


async def ask_new(query: CallbackQuery, administrator: bool, state: FSMContext, voice: Voice) -> Says:
    """What is the new department called? The name is taken by ``naming``."""
    if not administrator:
        raise NotAllowed
    await state.set_state(Naming.department)
    await state.set_data({})
    return Screen(words.name_another(voice), keyboards.back_to_departments(voice))


async def ask_name(
    query: CallbackQuery,
    callback_data: data.DepartmentRename,
    unit: Unit,
    administrator: bool,
    state: FSMContext,
    voice: Voice,
) -> Says:
    """What is it called?"""
    department = await access.department_of(unit, administrator, callback_data.id)
    await state.set_state(Naming.again)
    await state.set_data({"department": department.id})
    return Screen(words.name_better(voice, department), keyboards.back_to_card(voice, department))


async def renamed(
    message: Message,
    unit: Unit,
    person: Person,
    administrator: bool,
    state: FSMContext,
    voice: Voice,
    now: datetime,
) -> Says:
    """The better name was typed."""
    number = (await state.get_data()).get("department", 0)
    department = await access.department_of(unit, administrator, number)
    department = await deeds.rename(unit, person, department, message.text or "", now)
    await state.clear()
    return Screen(words.renamed(voice, department), keyboards.made(voice, department))


async def only_words(message: Message, voice: Voice) -> Says:
    """A sticker where a name was asked for."""
    return Note(unexpected.only_text_here(voice))


async def ask_archive(
    query: CallbackQuery, callback_data: data.DepartmentArchive, unit: Unit, administrator: bool, voice: Voice
) -> Says:
    """Really?"""
    department = await access.department_of(unit, administrator, callback_data.id)
    return Screen(words.archive_surely(voice, department), keyboards.archive_surely(voice, department))


async def archive(
    query: CallbackQuery,
    callback_data: data.DepartmentArchiveSurely,
    unit: Unit,
    person: Person,
    administrator: bool,
    voice: Voice,
    now: datetime,
) -> Says:
    """Puts it away."""
    department = await access.department_of(unit, administrator, callback_data.id)
    return await _card(unit, await deeds.set_archived(unit, person, department, True, now), voice, now)


async def restore(
    query: CallbackQuery,
    callback_data: data.DepartmentRestore,
    unit: Unit,
    person: Person,
    administrator: bool,
    voice: Voice,
    now: datetime,
) -> Says:
    """Takes it out again."""
    department = await access.department_of(unit, administrator, callback_data.id)
    return await _card(unit, await deeds.set_archived(unit, person, department, False, now), voice, now)


async def invite(
    query: CallbackQuery,
    callback_data: data.InviteCoordinator,
    unit: Unit,
    person: Person,
    administrator: bool,
    voice: Voice,
    username: str,
    now: datetime,
) -> Says:
    """A message with a link for a coordinator, to be forwarded."""
    department = await access.department_of(unit, administrator, callback_data.id)
    if department.archived:
        raise GoneStale
    made = await invite_into(unit, person.id, Role.COORDINATOR, department.id, None, now)
    day = voice.date(department.day(made.until), "d MMMM")
    note = Note(words.coordinator_message(voice, department, start_link(username, made.token), day))
    return [Toast(invitation_words.link_made(voice)), note]
