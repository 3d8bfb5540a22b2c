"""Links that open the bot."""

from __future__ import annotations

IN_PRIVATE = "private"
"""Behind «?start=» of a link that opens nothing but the private chat; no invitation is so short."""
FROM_LINK = "group"
"""What a group is told by itself when the bot came into it by a link."""


def start_link(username: str, token: str) -> str:
    """What Telegram opens the bot called *username* with, and what the bot gets then.

    https://core.telegram.org/api/links#bot-links
    """
    return f"https://t.me/{username}?start={token}"


def group_link(username: str) -> str:
    """What adds the bot to a group that the person chooses.

    https://core.telegram.org/api/links#groupchannel-bot-links
    """
    return f"https://t.me/{username}?startgroup={FROM_LINK}"
