"""The first screen of people and organisations, and invitations by role."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.parties import open_parties
from bot.actions.vacancies import vacancies
from bot.handlers.called import called
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import invitations as invitation_keyboards
from bot.keyboards import people as keyboards
from bot.says import Says, Screen
from bot.texts import hub as hub_words
from bot.texts import people as words
from roadmap.roll import counted


def router() -> Router:
    """/people, and whom to invite into an organisation."""
    made = Router(name="people")
    made.message.register(hub_command, called("people"))
    made.callback_query.register(hub_pressed, data.PeopleHub.filter())
    made.callback_query.register(whom_to_invite, data.InviteTo.filter())
    return made


async def hub_screen(here: Here) -> Screen:
    """How many there are, how far they have come, what is left to do, and the way to each part."""
    department_id = access.coordinator(here)
    staffing = await here.unit.departments.staffing(department_id, here.today)
    roll = await here.unit.rolls.of_department(department_id)
    found = await vacancies(here, department_id, staffing, roll)
    unbound = await open_parties(here.unit, department_id)
    text = hub_words.hub(here.voice, len(staffing), counted(roll, here.today), found, unbound)
    missing = len(found.places) + len(found.uncurated)
    return Screen(text, keyboards.hub(here.voice, missing))


async def hub_command(message: Message, here: Here) -> Says:
    """/people."""
    return await hub_screen(here)


async def hub_pressed(query: CallbackQuery, here: Here) -> Says:
    """«People» on the first screen, and the way back."""
    return await hub_screen(here)


async def whom_to_invite(query: CallbackQuery, callback_data: data.InviteTo, here: Here) -> Says:
    """Whom to invite into an organisation."""
    organisation = await access.organisation_at_work(here, callback_data.id)
    waiting = await here.unit.invitees.waiting(
        organisation.department_id, here.today, here.now, organisation.id
    )
    row = invitation_keyboards.of_organisation(here.voice, organisation.id, len(waiting))
    text = words.whom_to_invite(here.voice, organisation)
    return Screen(text, keyboards.whom_to_invite(here.voice, organisation, row))
