"""Links that open the bot."""

from __future__ import annotations


def start_link(username: str, token: str) -> str:
    """What Telegram opens the bot called *username* with, and what the bot gets then.

    https://core.telegram.org/api/links#bot-links
    """
    return f"https://t.me/{username}?start={token}"
