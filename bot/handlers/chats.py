"""Groups of the messenger: numbers of the department whose coordinator bound the group, and nothing personal.

No conversation goes on in a group, and what people say to each other there is none of the bot's business.
"""

from __future__ import annotations

import re
from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions import chats as actions
from bot.here import Here
from bot.keyboards import chats as keyboards
from bot.keyboards import data
from bot.says import Leave, Note, Replace, Says, Toast
from bot.start_links import FROM_LINK
from bot.texts import chats as words
from bot.texts import unexpected
from bot.texts.commands import COMMANDS
from bot.texts.voice import Voice, voice_of
from roadmap.chats import GroupChat, asked_just_now
from roadmap.consent import lacks_consent
from roadmap.people import Presence
from storage.unit import Unit

# What stands behind a command is personal, but for the mark of a link.
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)


def router() -> Router:
    """Everything that is said and pressed outside private chats; who comes and goes is in ``membership``."""
    made = Router(name="chats")
    made.message.register(command, F.chat.type != "private", F.text.startswith("/"))
    made.message.register(silence, F.chat.type != "private")
    made.edited_message.register(silence, F.chat.type != "private")
    made.callback_query.register(
        bind, data.BindChat.filter(), F.message.chat.type.in_({"group", "supergroup"})
    )
    made.callback_query.register(press, F.message.chat.type != "private")
    return made


async def command(
    message: Message, unit: Unit, here: Here | None, voice: Voice, now: datetime, username: str
) -> Says:
    """A command; what another bot is meant by, or nobody, is not answered."""
    found = _COMMAND.fullmatch(message.text or "")
    if found is None or (found[2] or username).lower() != username.lower():
        return None
    name, args = found[1].lower(), (found[3] or "").strip()
    chat = await unit.chats.present(message.chat.id)
    if name not in COMMANDS and found[2] is None:
        return None
    if chat is None or chat.department_id is None:
        if args == FROM_LINK and (chat is None or asked_just_now(chat, now)):
            # That the bot has come in is told apart from it, and answered there.
            return None
        return await _nobodys(message, unit, here, voice, chat, now, username)
    if name == "status" and not args:
        return await _numbers(message, unit, chat, chat.department_id, now)
    if name == "start" and _elsewhere(message, chat, here):
        return Note(
            words.here_instead(voice),
            keyboards.here_instead(voice, chat.department_id),
            topic=topic_of(message),
        )
    return _personal(message, here, voice, username)


def topic_of(message: Message) -> int | None:
    """The topic that a message stands in; a thread of replies in a group without topics is none."""
    return message.message_thread_id if message.is_topic_message else None


async def _nobodys(
    message: Message,
    unit: Unit,
    here: Here | None,
    voice: Voice,
    chat: GroupChat | None,
    now: datetime,
    username: str,
) -> Says:
    """In a group that is no department's: a coordinator is asked whose it is; one that is not known is left."""
    departments = access.coordinated(here)
    if chat is None and not departments:
        return [Note(words.not_invited(voice)), Leave(message.chat.id)]
    if chat is None:
        await unit.chats.join(message.chat.id, message.chat.title or "", now)
    topic = topic_of(message)
    if not departments:
        return Note(words.not_bound(voice, username), topic=topic)
    with_topics = bool(message.chat.is_forum) and topic is None
    return Note(words.whose(voice, username, with_topics), keyboards.whose(departments), topic=topic)


async def _numbers(message: Message, unit: Unit, chat: GroupChat, department_id: int, now: datetime) -> Says:
    """/status, in the language of whoever bound the group: everybody reads it."""
    department = await unit.departments.get(department_id)
    found = await actions.numbers(unit, department, now)
    return Note(words.numbers(voice_of(chat.language), department, found), topic=topic_of(message))


def _elsewhere(message: Message, chat: GroupChat, here: Here | None) -> bool:
    """Whether a coordinator of the group's department speaks in another topic than the digest's."""
    mine = {department.id for department in access.coordinated(here)}
    return chat.department_id in mine and topic_of(message) != chat.topic


def _personal(message: Message, here: Here | None, voice: Voice, username: str) -> Says:
    """Answers in private where that is possible, else says where it is."""
    known = here is not None and here.actor.person.presence is Presence.HERE
    if here is not None and known and not lacks_consent(here.actor.person) and message.from_user is not None:
        text = words.in_private(voice, message.chat.title or "")
        return Note(text, keyboards.of_person(voice), to=message.from_user.id)
    return Note(words.personal(voice), keyboards.in_private(voice, username), topic=topic_of(message))


async def silence(message: Message) -> Says:
    """People talk to each other."""
    return None


async def bind(
    query: CallbackQuery,
    callback_data: data.BindChat,
    unit: Unit,
    here: Here | None,
    voice: Voice,
    now: datetime,
) -> Says:
    """«This department's»: only its coordinator's press counts, whoever was asked."""
    message = query.message
    mine = {department.id for department in access.coordinated(here)}
    if here is None or message is None or callback_data.id not in mine:
        return Toast(words.only_coordinator(voice), alert=True)
    chat = await unit.chats.present(message.chat.id)
    if chat is None:
        await unit.chats.join(message.chat.id, message.chat.title or "", now)
        chat = await unit.chats.present(message.chat.id)
    if chat is None or chat.department_id not in {None, callback_data.id}:
        return Toast(words.of_another(voice), alert=True)
    topic = topic_of(message) if isinstance(message, Message) else None
    department = await actions.bind(here, chat, callback_data.id, topic)
    return Replace(words.bound(voice, department))


async def press(query: CallbackQuery, voice: Voice) -> Says:
    """Any other button in a group, forwarded or forged."""
    return Toast(unexpected.private_only(voice), alert=True)
