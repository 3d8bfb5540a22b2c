"""Deletes messages, pins and unpins them."""

from __future__ import annotations

from typing import Any

from sandbox.errors import BadRequest
from sandbox.methods.access import find_message, must_rule, reach
from sandbox.methods.registry import Call, method
from sandbox.methods.schema import ChatId
from sandbox.things import Chat, Message
from sandbox.wire import Json

DELETABLE = 48 * 3600
"""Seconds for which a bot may delete a message for everyone."""


def _may_delete(call: Call, message: Message) -> None:
    rules = message.chat.private or message.chat.status(call.bot.id).rules
    if not call.own(message) and not rules:
        raise BadRequest("message can't be deleted")
    if call.world.clock.unix() - message.date > DELETABLE:
        raise BadRequest("message can't be deleted for everyone")


@method
def delete_message(call: Call, chat_id: ChatId, message_id: int) -> bool:
    message = find_message(reach(call, chat_id), message_id, "delete")
    _may_delete(call, message)
    call.world.delete(message.chat, [message_id])
    return True


@method
def delete_messages(call: Call, chat_id: ChatId, message_ids: list[Any]) -> bool:
    if not 1 <= len(message_ids) <= 100 or not all(isinstance(number, int) for number in message_ids):
        raise BadRequest("wrong message identifiers specified: from 1 to 100 integers are expected")
    chat = reach(call, chat_id)
    found = [chat.messages[number] for number in message_ids if number in chat.messages]
    for message in found:
        _may_delete(call, message)
    call.world.delete(chat, [message.id for message in found])
    return True


@method
def pin_chat_message(
    call: Call, chat_id: ChatId, message_id: int, disable_notification: bool = False
) -> bool:
    chat = reach(call, chat_id)
    must_rule(call, chat)
    message = find_message(chat, message_id, "pin")
    if message_id in chat.pinned:
        return True
    chat.pinned.append(message_id)
    _announce(call, chat, {"pinned_message": message.json(with_reply=False)})
    return True


def _announce(call: Call, chat: Chat, content: Json) -> None:
    said = call.world.new_message(chat, call.bot.user(), content, service=True)
    call.world.deliver("message", said)


@method
def unpin_chat_message(call: Call, chat_id: ChatId, message_id: int | None = None) -> bool:
    chat = reach(call, chat_id)
    must_rule(call, chat)
    number = message_id if message_id is not None else (chat.pinned or [0])[-1]
    if number not in chat.pinned:
        raise BadRequest("message to unpin not found")
    chat.pinned.remove(number)
    return True


@method
def unpin_all_chat_messages(call: Call, chat_id: ChatId) -> bool:
    chat = reach(call, chat_id)
    must_rule(call, chat)
    chat.pinned.clear()
    return True
