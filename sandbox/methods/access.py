"""The doors to chats and messages: who may write where, and in which words a bot is turned away."""

from __future__ import annotations

from sandbox.errors import BadRequest, Forbidden, Migrated
from sandbox.methods.registry import Call
from sandbox.methods.schema import ChatId
from sandbox.things import Chat, Message, Status


def reach(call: Call, chat_id: ChatId) -> Chat:
    """The chat, if the bot may act in it now."""
    if isinstance(chat_id, str):
        return _in_group(call, _by_username(call, chat_id))
    if chat_id < 0:
        if chat_id not in call.world.groups:
            raise BadRequest("chat not found")
        return _in_group(call, call.world.groups[chat_id])
    return _private(call, chat_id)


def _by_username(call: Call, username: str) -> Chat:
    for chat in call.world.groups.values():
        if chat.username and f"@{chat.username}".lower() == username.lower():
            return chat
    raise BadRequest("chat not found")


def _private(call: Call, person_id: int) -> Chat:
    if person_id in call.world.bots:
        raise Forbidden("bots can't send messages to bots")
    person = call.world.people.get(person_id)
    if person is None:
        raise BadRequest("chat not found")
    if person.deactivated:
        raise Forbidden("user is deactivated")
    if call.bot.id in person.blocked:
        raise Forbidden("bot was blocked by the user")
    if call.bot.id not in person.started:
        raise Forbidden("bot can't initiate conversation with a user")
    return call.world.private_chat(call.bot, person)


def _in_group(call: Call, chat: Chat) -> Chat:
    if chat.migrated_to:
        raise Migrated(chat.migrated_to)
    if call.bot.id not in chat.members:
        raise BadRequest("chat not found")
    status = chat.status(call.bot.id)
    if status is Status.KICKED:
        raise Forbidden(f"bot was kicked from the {chat.type} chat")
    if status is Status.LEFT:
        raise Forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def find_message(chat: Chat, message_id: int, purpose: str) -> Message:
    """The message, or «message to <purpose> not found»."""
    if message_id not in chat.messages:
        raise BadRequest(f"message to {purpose} not found")
    return chat.messages[message_id]


def must_rule(call: Call, chat: Chat) -> None:
    """Refuses what only an administrator may do in a group."""
    if not chat.private and not chat.status(call.bot.id).rules:
        raise BadRequest("not enough rights")
