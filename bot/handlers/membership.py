"""How the bot comes into groups and goes out of them, and how a group changes its number and its name."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import (
    ChatMember,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
)

from bot import access
from bot.here import Here
from bot.keyboards import chats as keyboards
from bot.says import Leave, Note, Says
from bot.texts import chats as words
from bot.texts.voice import Voice
from storage.unit import Unit


def router() -> Router:
    """What the messenger itself says about groups."""
    made = Router(name="membership")
    made.my_chat_member.register(came_or_went, F.chat.type != "private")
    made.message.register(grew, F.migrate_to_chat_id | F.migrate_from_chat_id)
    made.message.register(renamed, F.new_chat_title)
    return made


async def came_or_went(
    event: ChatMemberUpdated, unit: Unit, here: Here | None, voice: Voice, now: datetime, username: str
) -> Says:
    """The bot's own place in a group has changed."""
    chat = event.chat
    if not _inside(event.new_chat_member):
        await unit.chats.left(chat.id, now)
        return None
    if chat.type == "channel":
        # Nobody asks for numbers there, and nothing can be asked there.
        return Leave(chat.id)
    if _inside(event.old_chat_member) or await unit.chats.present(chat.id) is not None:
        return None
    if chat.type == "supergroup" and await unit.chats.plain_of_title(chat.title or ""):
        # A group that grows tells first that the bot has come into a new one, in the name of whoever let it
        # grow; that it is the old one's later self is told after it. Were it not, the clock leaves it.
        await unit.chats.join(chat.id, chat.title or "", now)
        return None
    departments = access.coordinated(here)
    if not departments:
        return [Note(words.not_invited(voice), to=chat.id), Leave(chat.id)]
    await unit.chats.join(chat.id, chat.title or "", now)
    text = words.whose(voice, username, with_topics=bool(chat.is_forum))
    return Note(text, keyboards.whose(departments), to=chat.id)


async def grew(message: Message, unit: Unit) -> Says:
    """A plain group has become a supergroup: both of them say so."""
    old = message.migrate_from_chat_id or message.chat.id
    await unit.chats.move(old, message.migrate_to_chat_id or message.chat.id)
    return None


async def renamed(message: Message, unit: Unit) -> Says:
    """The group has another name."""
    await unit.chats.rename(message.chat.id, message.new_chat_title or "")
    return None


def _inside(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return not isinstance(member, ChatMemberLeft | ChatMemberBanned)
