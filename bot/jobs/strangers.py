"""Groups that nobody has bound to a department are left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.says import Leave, Note, Say
from bot.texts import chats as words
from bot.texts.voice import voice_of
from roadmap.chats import overstayed_since
from storage.unit import Unit


async def leave_strangers(unit: Unit, now: datetime) -> Sequence[Say]:
    """One sentence, and out. It is the hour of the day at which somebody added the bot, so it wakes nobody."""
    says: list[Say] = []
    for chat in await unit.chats.unbound(overstayed_since(now)):
        await unit.chats.left(chat.chat, now)
        says += [Note(words.nobodys(voice_of(chat.language)), to=chat.chat), Leave(chat.chat)]
    return says
