"""Groups of the messenger: which department's numbers one gets, and how long the bot stays in one that has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

UNBOUND_FOR = timedelta(hours=24)
"""So long a coordinator has time to say whose group it is."""
JUST_NOW = timedelta(minutes=1)
"""Who adds the bot by a link says /start in the same breath: what was asked a moment ago is not asked again."""


@dataclass(frozen=True, slots=True)
class GroupChat:
    """A group that the bot is in, or was in until *left*. *chat* and *topic* are the messenger's numbers.

    *department_id* is whose digest it gets, None while nobody has said it; *language* is that of whoever said it.
    """

    id: int
    chat: int
    title: str
    joined: datetime
    department_id: int | None = None
    topic: int | None = None
    language: str = ""
    left: datetime | None = None


def asked_just_now(chat: GroupChat, now: datetime) -> bool:
    """Whether the bot came in, and asked whose group it is, a moment ago."""
    return timedelta() <= now - chat.joined < JUST_NOW


def overstayed_since(now: datetime) -> datetime:
    """A group that nobody has bound since this moment is left."""
    return now - UNBOUND_FOR
