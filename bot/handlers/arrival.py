"""Coming in: by an invitation, or not at all. Everything a stranger sends ends here."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, User

from bot.actions.people import Profile, join
from bot.handlers.called import opening
from bot.handlers.home import home_screen
from bot.here import Here
from bot.says import Note, Says, Toast
from bot.settings import Settings
from bot.texts import people as words
from bot.texts.voice import DEFAULT_LANGUAGE, Voice, voice_of
from roadmap.people import Person
from storage.unit import Unit


def router() -> Router:
    """Start links for everybody; the rest for strangers."""
    made = Router(name="arrival")
    made.my_chat_member.register(blocked_or_back, F.chat.type == "private")
    made.message.register(start_link, opening())
    made.message.register(stranger, is_stranger)
    made.edited_message.register(silence, is_stranger)
    made.callback_query.register(stranger_presses, is_stranger)
    return made


def profile_of(user: User) -> Profile:
    """What the messenger says of somebody. The language is ours until they choose."""
    name = " ".join(part for part in (user.first_name, user.last_name) if part)
    return Profile(user.id, name, DEFAULT_LANGUAGE)


async def is_stranger(
    event: Message | CallbackQuery, event_from_user: User, here: Here | None, settings: Settings
) -> bool:
    """Nobody with a post, and no administrator."""
    return here is None and event_from_user.id not in settings.admin_ids


async def start_link(
    message: Message,
    command: CommandObject,
    event_from_user: User,
    person: Person | None,
    unit: Unit,
    now: datetime,
) -> Says:
    """An invitation is opened. A link that opens nothing is refused alike for everybody."""
    joined = await join(unit, person, profile_of(event_from_user), command.args or "", now)
    actor = await unit.people.actor(event_from_user.id, now)
    if actor is None:
        raise LookupError("somebody who has just joined is not there")
    voice = voice_of(joined.person.language)
    here = Here(unit, actor, joined.department, voice, now)
    told = [
        Note(
            words.has_joined(voice_of(other.language), joined.person.name, joined.role, joined.organisation),
            to=chat,
        )
        for chat, other in joined.tell
        if other.id != joined.person.id
    ]
    welcome = words.joined(voice, joined.role, joined.organisation)
    return [Note(welcome), await home_screen(here), *told]


async def stranger(message: Message, voice: Voice) -> Says:
    """Says how people come in."""
    return Note(words.stranger(voice))


async def stranger_presses(query: CallbackQuery, voice: Voice) -> Says:
    """A button pressed by somebody who is not in."""
    return Toast(words.stranger(voice), alert=True)


async def silence(message: Message) -> Says:
    """A stranger edits a message."""
    return None


async def blocked_or_back(event: ChatMemberUpdated, unit: Unit, now: datetime) -> Says:
    """Somebody blocked the bot, or let it in again."""
    gone = event.new_chat_member.status in {"kicked", "left"}
    await unit.people.set_reachable(event.chat.id, since=now if gone else None)
    return None
