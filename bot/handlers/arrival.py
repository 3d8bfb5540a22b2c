"""Coming in: by an invitation that is agreed to, or not at all. Everything a stranger sends ends here."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update, User

from bot.actions.arrival import Guest, Joined, TurnedAway, come_in, is_own, look_up
from bot.handlers.called import called, opening
from bot.handlers.changes import others_hear
from bot.handlers.gate import held
from bot.handlers.home import home_screen
from bot.handlers.keepers import head_is_here
from bot.handlers.states import Arriving, Naming
from bot.handlers.welcome import welcome
from bot.here import Here
from bot.keyboards import arrival as keyboards
from bot.keyboards import data
from bot.keyboards import invitations as invitation_keyboards
from bot.letters import Letter, post
from bot.says import Note, Says, Screen, Toast
from bot.texts import arrival as words
from bot.texts import invitations as invitation_words
from bot.texts import people as people_words
from bot.texts.voice import DEFAULT_LANGUAGE, Voice, voice_of
from roadmap.consent import lacks_consent
from roadmap.invitations import Invitation, asks_who
from roadmap.news import NewsKind
from roadmap.people import Person, Role
from roadmap.refusals import GoneStale
from storage.unit import Unit


def router() -> Router:
    """Start links for everybody; the rest for those who are not in."""
    made = Router(name="arrival")
    made.my_chat_member.register(blocked_or_back, F.chat.type == "private")
    made.message.register(start_link, opening())
    made.message.register(privacy, called("privacy"), is_outside)
    made.callback_query.register(agreed, data.Agree.filter(), StateFilter(Arriving.consent))
    made.callback_query.register(not_agreed, data.Disagree.filter(), StateFilter(Arriving.consent))
    made.message.register(asked_again, StateFilter(Arriving.consent), is_nobody)
    made.message.register(stranger, is_stranger)
    made.edited_message.register(silence, is_stranger)
    made.callback_query.register(stranger_presses, is_stranger)
    return made


def guest_of(user: User, person: Person | None) -> Guest:
    """Who stands at the door. The language is ours until they choose."""
    name = " ".join(part for part in (user.first_name, user.last_name) if part)
    return Guest(user.id, name, DEFAULT_LANGUAGE, person)


async def is_outside(event: Message | CallbackQuery, here: Here | None) -> bool:
    """Nobody with a post, or without the consent in force."""
    return here is None or lacks_consent(here.actor.person)


async def is_nobody(event: Message, here: Here | None) -> bool:
    """Nobody with a post."""
    return here is None


async def is_stranger(
    event: Message | CallbackQuery, here: Here | None, administrator: bool, raw_state: str | None
) -> bool:
    """Nobody with a post, no administrator, and not about to become one."""
    return here is None and not administrator and raw_state != Naming.department.state


async def start_link(
    message: Message,
    command: CommandObject,
    event_from_user: User,
    person: Person | None,
    here: Here | None,
    unit: Unit,
    state: FSMContext,
    raw_state: str | None,
    event_update: Update,
    voice: Voice,
    now: datetime,
) -> Says:
    """A link is opened: who has agreed before is in at once, others are asked. Others' links are refused alike."""
    guest = guest_of(event_from_user, person)
    found = await look_up(unit, guest, command.args or "", now)
    if isinstance(found, TurnedAway):
        return await refused(unit, voice, found, now)
    if is_own(found, guest):
        if here is None:
            return Note(words.opens_nothing(voice))
        if lacks_consent(here.actor.person):
            return await held(message, event_update, here, state, raw_state)
        return [Note(words.already_here(voice)), await home_screen(here)]
    if person is not None and not lacks_consent(person) and not asks_who(found, person):
        return await _enter(unit, guest, found.id, voice, now)
    if found.role is None:
        await state.set_state(Naming.department)
        await state.set_data({"claim": found.id})
        return Screen(people_words.name_the_department(voice))
    await state.set_state(Arriving.consent)
    await state.set_data({"invitation": found.id})
    return await _question(unit, found, person, voice)


async def _question(unit: Unit, invitation: Invitation, person: Person | None, voice: Voice) -> Screen:
    """Asks for consent; who has agreed before is asked whether the link is for them."""
    if person is not None and not lacks_consent(person):
        return Screen(
            words.is_it_you(voice, invitation_words.invited(voice, invitation)), keyboards.is_it_you(voice)
        )
    if invitation.department_id is None:
        raise LookupError("an administrator agrees by naming a department")
    department = await unit.departments.get(invitation.department_id)
    inviter = await unit.people.get(invitation.created_by) if invitation.created_by is not None else None
    text = words.consent(
        voice,
        inviter.name if inviter and inviter.name else department.name,
        words.post_words(voice, invitation.role, invitation.title),
        invitation.organisation or department.name,
        department.name,
    )
    return Screen(text, keyboards.consent(voice))


async def refused(unit: Unit, voice: Voice, turned: TurnedAway, now: datetime) -> Note:
    """The neutral sentence, and what the coordinators hear."""
    await coordinators_hear(unit, turned, now)
    return Note(words.opens_nothing(voice))


async def coordinators_hear(unit: Unit, turned: TurnedAway, now: datetime) -> None:
    """The coordinators hear of a link that opened nothing."""
    if turned.invitation is None or turned.invitation.department_id is None:
        return
    letters: list[Letter] = []
    for _, person in turned.tell:
        voice = voice_of(person.language)
        text = words.turned_away(voice, invitation_words.invited(voice, turned.invitation), turned.reason)
        letters.append((person, text, invitation_keyboards.to_invitations(voice)))
    await post(unit, turned.invitation.department_id, NewsKind.PEOPLE, letters, now, None)


async def agreed(
    query: CallbackQuery,
    event_from_user: User,
    person: Person | None,
    unit: Unit,
    state: FSMContext,
    voice: Voice,
    now: datetime,
) -> Says:
    """«I agree, come in»: the link is used up at this moment, by the first who presses."""
    number = (await state.get_data()).get("invitation", 0)
    await state.clear()
    return await _enter(unit, guest_of(event_from_user, person), number, voice, now)


async def _enter(unit: Unit, guest: Guest, invitation_id: int, voice: Voice, now: datetime) -> Says:
    joined = await come_in(unit, guest, invitation_id, now)
    if isinstance(joined, TurnedAway):
        await coordinators_hear(unit, joined, now)
        return Screen(words.opens_nothing(voice))
    await _others_hear(unit, joined, now)
    await _keepers_hear(unit, joined, now)
    return await welcome(unit, joined, guest, now)


async def _keepers_hear(unit: Unit, joined: Joined, now: datetime) -> None:
    """Whoever hands in for an organisation hears that its head has come in."""
    place = joined.invitation.organisation_id
    if joined.invitation.role is not Role.HEAD or joined.department is None or place is None:
        return
    await head_is_here(unit, joined.department, place, joined.person.id, now)


async def _others_hear(unit: Unit, joined: Joined, now: datetime) -> None:
    invitation, department = joined.invitation, joined.department
    if department is None:
        return
    letters: list[Letter] = []
    for _, other in joined.tell:
        voice = voice_of(other.language)
        role = words.post_words(voice, invitation.role, invitation.title)
        place = invitation.organisation or department.name
        letters.append((other, people_words.has_joined(voice, joined.person.name, role, place), None))
    await post(unit, department.id, NewsKind.PEOPLE, letters, now, joined.person.id)
    if joined.taken_over is not None:
        await others_hear(unit, joined.taken_over, now, joined.person.id)


async def not_agreed(
    query: CallbackQuery, person: Person | None, unit: Unit, state: FSMContext, voice: Voice
) -> Says:
    """«I do not agree»: the link stays as it was."""
    invitation = await unit.invitations.get((await state.get_data()).get("invitation", 0))
    await state.clear()
    until = None
    if invitation is not None and invitation.department_id is not None:
        until = (await unit.departments.get(invitation.department_id)).day(invitation.expires_at)
    known = person is not None and not lacks_consent(person)
    return Screen(words.not_you(voice, until) if known else words.not_agreed(voice, until))


async def asked_again(
    message: Message, person: Person | None, unit: Unit, state: FSMContext, voice: Voice
) -> Says:
    """Something is said where «I agree» is waited for."""
    invitation = await unit.invitations.get((await state.get_data()).get("invitation", 0))
    if invitation is None:
        raise GoneStale
    await state.set_state(Arriving.consent)
    return await _question(unit, invitation, person, voice)


async def privacy(message: Message, voice: Voice) -> Says:
    """/privacy before one has agreed."""
    return Note(words.privacy(voice))


async def stranger(message: Message, voice: Voice) -> Says:
    """Says how people come in."""
    return Note(people_words.stranger(voice))


async def stranger_presses(query: CallbackQuery, voice: Voice) -> Says:
    """A button pressed by somebody who is not in."""
    return Toast(people_words.stranger(voice), alert=True)


async def silence(message: Message) -> Says:
    """A stranger edits a message."""
    return None


async def blocked_or_back(event: ChatMemberUpdated, unit: Unit, now: datetime) -> Says:
    """Somebody blocked the bot, or let it in again."""
    gone = event.new_chat_member.status in {"kicked", "left"}
    await unit.people.set_reachable(event.chat.id, since=now if gone else None)
    return None
