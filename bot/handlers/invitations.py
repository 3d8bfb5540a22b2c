"""The coordinator invites: one person, an organisation, everybody at once; and sees who is in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions import invitations as deeds
from bot.errands import Errands, WriteReport
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import invitations as keyboards
from bot.keyboards import people as people_keyboards
from bot.keyboards.data import Whom
from bot.reports.invitations import Card, Wording, invitation_sheet
from bot.says import File, Note, Replace, Says, Screen, Toast
from bot.start_links import start_link
from bot.texts import invitations as words
from bot.texts.arrival import post_words
from bot.texts.voice import Voice, plain
from roadmap.department import Department
from roadmap.invitations import INVITATION_DAYS, Invitee
from roadmap.people import Presence
from roadmap.refusals import GoneStale, NotYours

MESSAGES_AT_ONCE = 20


def router() -> Router:
    """Who is in, and the ways to invite."""
    made = Router(name="invitations")
    made.callback_query.register(attendance, data.Invitations.filter())
    made.callback_query.register(ask_how, data.InviteThem.filter())
    made.callback_query.register(sheet, data.InvitationSheet.filter())
    made.callback_query.register(messages, data.InvitationMessages.filter())
    made.callback_query.register(people, data.Attendance.filter())
    made.callback_query.register(one_link, data.Invite.filter())
    return made


async def attendance(query: CallbackQuery, here: Here) -> Says:
    """How many are in."""
    return await attendance_screen(here)


async def attendance_screen(here: Here) -> Screen:
    """How many are in, and the ways to invite."""
    department_id = access.coordinator(here)
    counts = {kind: len(await _people(here, department_id, kind)) for kind in _SHOWN}
    links = await here.unit.invitations.open(department_id, here.now)
    text = words.attendance(here.voice, counts, len(links))
    return Screen(text, keyboards.attendance(here.voice, bool(links)))


_SHOWN = (Presence.EXPECTED, Presence.HERE, Presence.UNREACHABLE)


async def _people(here: Here, department_id: int, presence: Presence) -> list[Invitee]:
    if presence is Presence.EXPECTED:
        return await here.unit.invitees.waiting(department_id, here.today, here.now)
    return await here.unit.invitees.people(department_id, here.today, here.now, presence)


async def _invitees(here: Here, whom: Whom, number: int) -> list[Invitee]:
    """Those meant who are not in; raises NotYours or NotAllowed."""
    if whom is Whom.ORGANISATION:
        organisation = await access.organisation_to_invite(here, number)
        return await here.unit.invitees.waiting(
            organisation.department_id, here.today, here.now, organisation.id
        )
    found = await here.unit.invitees.waiting(access.coordinator(here), here.today, here.now)
    if whom is Whom.ALL:
        return found
    one = [invitee for invitee in found if invitee.person_id == number]
    if not one:
        raise NotYours
    return one


async def ask_how(query: CallbackQuery, callback_data: data.InviteThem, here: Here) -> Says:
    """A sheet to print, or messages to forward?"""
    whom, number = callback_data.whom, callback_data.id
    found = await _invitees(here, whom, number)
    text = words.invite_them(here.voice, found, here.department.day(_until(here)))
    return Screen(text, keyboards.invite_them(here.voice, whom, number, bool(found)))


def _until(here: Here) -> datetime:
    return here.now + timedelta(days=INVITATION_DAYS)


async def sheet(
    query: CallbackQuery, callback_data: data.InvitationSheet, here: Here, errands: Errands, username: str
) -> Says:
    """The sheet to print. It is made outside the transaction, of tokens that are kept only afterwards."""
    invitees = await _invitees(here, callback_data.whom, callback_data.id)
    if not invitees:
        raise GoneStale

    def token_of(one: Invitee) -> str:
        return errands.once((one.person_id, one.place), deeds.new_token)

    voice, department = here.voice, await here.unit.departments.get(access.coordinator(here))
    until = department.day(_until(here))
    cards = tuple(_card(voice, department, one, start_link(username, token_of(one))) for one in invitees)
    errand = WriteReport(invitation_sheet, (_wording(voice, department, until), cards))
    content = errands.result(errand, meanwhile=Screen(words.preparing(voice)))
    await deeds.invite(here, invitees, token_of)
    name = f"{plain(words.sheet_name(voice))} {here.today}.docx"
    done = Screen(words.sheet_made(voice, len(invitees), until), keyboards.more_messages(voice, None))
    return [done, File(name, content, words.sheet_caption(voice, until))]


def _card(voice: Voice, department: Department, one: Invitee, link: str) -> Card:
    post = plain(post_words(voice, one.role, one.title))
    return Card(one.name, post[:1].upper() + post[1:], one.organisation or department.name, link)


def _wording(voice: Voice, department: Department, until: date) -> Wording:
    return Wording(
        title=department.name,
        until=plain(words.sheet_until(voice, until)),
        advice=plain(words.sheet_advice(voice)),
        hint=plain(words.sheet_hint(voice)),
    )


async def messages(
    query: CallbackQuery, callback_data: data.InvitationMessages, here: Here, username: str
) -> Says:
    """Messages to forward, some at a time: what is made in between does not shift what comes next."""
    after = (callback_data.organisation, callback_data.post)
    begun = after != (0, 0)
    found = await _invitees(here, callback_data.whom, callback_data.id)
    waiting = [one for one in found if not begun or one.place > after]
    if not waiting:
        raise GoneStale
    made = await deeds.invite(here, waiting[:MESSAGES_AT_ONCE])
    notes = [_message(here, one.invitee, one, username) for one in made]
    left = len(waiting) - len(made)
    following = None
    if left:
        organisation, post = made[-1].invitee.place
        following = callback_data.model_copy(update={"organisation": organisation, "post": post})
    # The button for more stands below the messages, where the thumb is after them.
    below = Note(words.messages_left(here.voice, left), keyboards.more_messages(here.voice, following))
    return [Replace(words.messages_made(here.voice, len(made))), *notes, below]


def _message(here: Here, who: Invitee, made: deeds.Made, username: str) -> Note:
    link = start_link(username, made.token)
    until = here.department.day(made.until)
    return Note(words.message(here.voice, words.invitee(here.voice, who), link, until))


async def one_link(query: CallbackQuery, callback_data: data.Invite, here: Here, username: str) -> Says:
    """One more message with a link into an organisation, for whoever comes."""
    organisation = await access.organisation_at_work(here, callback_data.id)
    if callback_data.role not in people_keyboards.OF_SCHOOL:
        raise GoneStale
    made = await deeds.invite_somebody(here, callback_data.role, organisation.department_id, organisation.id)
    named = replace(made.invitee, organisation=organisation.name)
    return [Toast(words.link_made(here.voice)), _message(here, named, made, username)]


async def people(query: CallbackQuery, callback_data: data.Attendance, here: Here) -> Says:
    """A page of those who have come that far."""
    presence = callback_data.presence
    if presence not in _SHOWN:
        raise GoneStale
    found = await _people(here, access.coordinator(here), presence)
    size = keyboards.PRESSED if presence is Presence.EXPECTED else keyboards.READ
    last = max(0, (len(found) - 1) // size)
    number = min(callback_data.page, last)
    page = found[number * size : (number + 1) * size]
    text = words.people_list(here.voice, presence, page, len(found), here.department.day)
    return Screen(text, keyboards.people_list(here.voice, presence, page, number, last))
