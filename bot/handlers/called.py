"""How a command is told in a private chat: by its name, as telephones and people write it.

A telephone begins a line with a capital letter, and what is written here is meant for this bot, whichever
name stands behind the «@». Asking aiogram to compare names would call the Bot API inside a transaction.
"""

from __future__ import annotations

from aiogram import F
from aiogram.filters import Command, CommandStart

from bot.start_links import IN_PRIVATE


def called(name: str) -> Command:
    """Lets ``/name`` through, in whatever case."""
    return Command(name, ignore_case=True, ignore_mention=True)


def opening() -> CommandStart:
    """Lets ``/start`` through where something stands behind it, but for a link that opens this chat alone."""
    return CommandStart(deep_link=True, ignore_case=True, ignore_mention=True, magic=F.args != IN_PRIVATE)
