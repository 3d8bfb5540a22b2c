"""Forwards and copies messages between chats that the bot may reach."""

from __future__ import annotations

from typing import Any

from sandbox.errors import BadRequest
from sandbox.media import KINDS
from sandbox.methods.access import find_message, reach
from sandbox.methods.files import Caption, ShownCaption, caption_content
from sandbox.methods.registry import Call, method
from sandbox.methods.schema import ChatId
from sandbox.methods.sending import Delivery, Destination, send
from sandbox.things import Message
from sandbox.wire import Json


def origin(message: Message) -> Json:
    """Where a forwarded message comes from: its first author."""
    if "forward_origin" in message.extra:
        return {"forward_origin": message.extra["forward_origin"]}
    return {"forward_origin": {"type": "user", "sender_user": message.author, "date": message.date}}


def _source(call: Call, chat_id: ChatId, message_id: int, purpose: str) -> Message:
    message = find_message(reach(call, chat_id), message_id, purpose)
    if message.service:
        raise BadRequest(f"message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    if message.extra.get("has_protected_content"):
        raise BadRequest("message has protected content and can't be forwarded")
    return message


@method
def forward_message(call: Call, to: Destination, from_chat_id: ChatId, message_id: int) -> Json:
    message = _source(call, from_chat_id, message_id, "forward")
    return send(call, to, dict(message.content), origin(message)).json()


@method
def forward_messages(call: Call, to: Destination, from_chat_id: ChatId, message_ids: list[Any]) -> list[Json]:
    chat = reach(call, from_chat_id)
    found = [number for number in message_ids if number in chat.messages]
    sent = [forward_message(call, to, from_chat_id, number) for number in found]
    return [{"message_id": message["message_id"]} for message in sent]


@method
def copy_message(
    call: Call,
    to: Delivery,
    from_chat_id: ChatId,
    message_id: int,
    caption: str | None = None,
    parse_mode: str = "",
    caption_entities: list[Any] | None = None,
    show_caption_above_media: bool = False,
) -> Json:
    message = _source(call, from_chat_id, message_id, "copy")
    words = ShownCaption(caption or "", parse_mode, caption_entities, show_caption_above_media)
    return _copy(call, to, message, caption, words)


def _copy(
    call: Call, to: Destination, message: Message, caption: str | None, words: Caption | None = None
) -> Json:
    """Copies a message; a caption that is given, even an empty one, takes the place of its own."""
    content = dict(message.content)
    if caption is not None and content.keys() & set(KINDS):
        content = {key: value for key, value in content.items() if key in KINDS}
        content |= caption_content(call, words or Caption(caption))
    return {"message_id": send(call, to, content).id}


@method
def copy_messages(
    call: Call,
    to: Destination,
    from_chat_id: ChatId,
    message_ids: list[Any],
    remove_caption: bool = False,
) -> list[Json]:
    chat = reach(call, from_chat_id)
    found = [number for number in message_ids if number in chat.messages]
    caption = "" if remove_caption else None
    return [_copy(call, to, _source(call, from_chat_id, number, "copy"), caption) for number in found]
