"""What no conversation expects gets a short helpful answer: never silence."""

from __future__ import annotations

from difflib import get_close_matches

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.here import Here
from bot.says import Note, Says
from bot.texts import unexpected as words
from bot.texts.commands import COMMANDS
from roadmap.refusals import GoneStale

# What the messenger says by itself in a chat; nobody waits for an answer to it.
_SERVICE = F.pinned_message | F.message_auto_delete_timer_changed | F.chat_background_set


def router() -> Router:
    """Asked last."""
    made = Router(name="unexpected")
    made.message.register(silence, _SERVICE)
    made.message.register(unknown_command, F.text.startswith("/"))
    made.message.register(not_understood, F.text)
    made.message.register(cannot_use)
    made.edited_message.register(edited)
    made.callback_query.register(stale)
    return made


async def silence(message: Message) -> Says:
    """The messenger speaks, not the person."""
    return None


async def unknown_command(message: Message, here: Here) -> Says:
    """A command with a typo: the nearest one is offered."""
    typed = (message.text or "").split()[0].split("@")[0][:32]
    nearest = get_close_matches(typed[1:].lower(), COMMANDS, n=1)
    return Note(words.unknown_command(here.voice, typed, f"/{nearest[0]}" if nearest else None))


async def not_understood(message: Message, here: Here) -> Says:
    """Text that is nothing here."""
    return Note(words.not_understood(here.voice))


async def cannot_use(message: Message, here: Here) -> Says:
    """Stickers, voice messages, contacts and the like."""
    return Note(words.cannot_use(here.voice))


async def edited(message: Message, here: Here) -> Says:
    """A message edited afterwards: what was done with it stays done."""
    return Note(words.edited(here.voice))


async def stale(query: CallbackQuery) -> Says:
    """A button of an older version, or a forged one."""
    raise GoneStale
