"""In groups the bot only says where it can be spoken to."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.says import Note, Says, Toast
from bot.texts import unexpected as words
from bot.texts.voice import Voice


def router() -> Router:
    """Handlers of everything outside private chats."""
    made = Router(name="groups")
    made.message.register(command, F.chat.type != "private", F.text.startswith("/"))
    made.message.register(silence, F.chat.type != "private")
    made.edited_message.register(silence, F.chat.type != "private")
    made.callback_query.register(press, F.message.chat.type != "private")
    return made


async def command(message: Message, voice: Voice) -> Says:
    """Somebody calls the bot in a group."""
    return Note(words.private_only(voice))


async def silence(message: Message) -> Says:
    """People talk to each other."""
    return None


async def press(query: CallbackQuery, voice: Voice) -> Says:
    """A button in a group, forwarded or forged."""
    return Toast(words.private_only(voice), alert=True)
