"""Whose an update is and where its answer goes, told from the bare JSON: it may be one that cannot be decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# What a group says of itself.
_OF_GROUP = {"migrate_to_chat_id", "migrate_from_chat_id", "new_chat_title"}


@dataclass(frozen=True, slots=True)
class Address:
    """The chat to answer in; for a pressed button the press and the message it stood on."""

    chat_id: int
    query_id: str | None = None
    pressed: int | None = None


def lane(update: dict[str, Any]) -> int:
    """The sender's id, else the chat's, else 0: updates of one lane keep their order."""
    for name, content in update.items():
        if name == "update_id" or not isinstance(content, dict):
            continue
        for part in (content.get("from"), content.get("user"), content.get("chat")):
            found = _id(part)
            if found is not None:
                return found
    return 0


def address(update: dict[str, Any]) -> Address | None:
    """Where to answer; None for an update that nobody waits for an answer to."""
    query = update.get("callback_query")
    if isinstance(query, dict):
        message = query.get("message")
        chat_id = _id(message.get("chat")) if isinstance(message, dict) else _id(query.get("from"))
        if chat_id is None or not isinstance(query.get("id"), str):
            return None
        pressed = message.get("message_id") if isinstance(message, dict) else None
        return Address(chat_id, query["id"], pressed)
    message = update.get("message") or update.get("edited_message")
    chat_id = _id(message.get("chat")) if isinstance(message, dict) else None
    return None if chat_id is None else Address(chat_id)


def overheard(update: dict[str, Any]) -> bool:
    """What people say to each other in a group: the bot has no use for it, so it is not even kept.

    A bot that an administrator made one of themselves hears everything; others hear replies to what they said.
    """
    message = update.get("message") or update.get("edited_message")
    chat = message.get("chat") if isinstance(message, dict) else None
    if not isinstance(message, dict) or not isinstance(chat, dict) or chat.get("type") in {None, "private"}:
        return False
    return not str(message.get("text", "")).startswith("/") and message.keys().isdisjoint(_OF_GROUP)


def in_group(update: dict[str, Any]) -> bool:
    """Whether an answer would be read by a group: its number is below nought."""
    where = address(update)
    return where is not None and where.chat_id < 0


def _id(part: Any) -> int | None:
    if isinstance(part, dict) and isinstance(part.get("id"), int):
        return int(part["id"])
    return None
