"""The coordinator's organisations and invitations."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.people import invite
from bot.handlers.called import called
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import people as keyboards
from bot.says import Note, Says, Screen, Toast
from bot.texts import people as words
from roadmap.refusals import GoneStale


def router() -> Router:
    """/people, the pages, one organisation, its invitations."""
    made = Router(name="people")
    made.message.register(list_command, called("people"))
    made.callback_query.register(list_page, data.Organisations.filter())
    made.callback_query.register(open_organisation, data.OrganisationCard.filter())
    made.callback_query.register(make_invitation, data.Invite.filter())
    return made


async def organisations_screen(here: Here, number: int) -> Screen:
    """One page of the department's organisations, with how many people are in."""
    staffing = await here.unit.departments.staffing(access.coordinator(here), here.today)
    last = max(0, (len(staffing) - 1) // keyboards.PAGE)
    number = min(max(0, number), last)
    page = staffing[number * keyboards.PAGE : (number + 1) * keyboards.PAGE]
    text = words.organisations(here.voice, page, len(staffing))
    return Screen(text, keyboards.organisations(here.voice, page, number, len(staffing)))


async def list_command(message: Message, here: Here) -> Says:
    """/people."""
    return await organisations_screen(here, 0)


async def list_page(query: CallbackQuery, callback_data: data.Organisations, here: Here) -> Says:
    """A page of organisations."""
    return await organisations_screen(here, callback_data.page)


async def open_organisation(query: CallbackQuery, callback_data: data.OrganisationCard, here: Here) -> Says:
    """One organisation: whom to invite."""
    organisation = await access.organisation_of(here, callback_data.id)
    text = words.whom_to_invite(here.voice, organisation)
    return Screen(text, keyboards.whom_to_invite(here.voice, organisation))


async def make_invitation(
    query: CallbackQuery, callback_data: data.Invite, here: Here, username: str
) -> Says:
    """A message with a one-time link, to be forwarded."""
    organisation = await access.organisation_of(here, callback_data.id)
    if callback_data.role not in keyboards.OF_SCHOOL:
        raise GoneStale
    token = await invite(here, organisation, callback_data.role)
    link = f"https://t.me/{username}?start={token}"
    note = Note(words.invitation(here.voice, organisation, callback_data.role, link))
    return [Toast(words.link_made(here.voice)), note]
