"""What every sending method shares: where to, in reply to what, with which buttons, how loudly."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.errors import BadRequest
from sandbox.keyboards import read_markup
from sandbox.methods.access import reach
from sandbox.methods.registry import Call
from sandbox.methods.schema import ChatId
from sandbox.things import Chat, Message
from sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes, and how."""

    chat_id: ChatId
    message_thread_id: int | None = None
    disable_notification: bool = False
    protect_content: bool = False
    allow_paid_broadcast: bool = False
    """Accepted; how much is let through is for the limits to say."""


@dataclass(frozen=True, slots=True)
class Delivery(Destination):
    """The same with buttons and a reply; the two last are the older forms of `reply_parameters`."""

    reply_parameters: Json | None = None
    reply_markup: Json | None = None
    reply_to_message_id: int | None = None
    allow_sending_without_reply: bool = False


def send(
    call: Call, to: Destination, content: Json, extra: Json | None = None, *, counted: bool = False
) -> Message:
    """Puts a message of the bot in the chat, or refuses. `counted`: the flood limits know of it already."""
    whole = to if isinstance(to, Delivery) else Delivery(to.chat_id)
    markup = read_markup(whole.reply_markup)
    chat = reach(call, to.chat_id)
    thread = thread_in(call, chat, to.message_thread_id)
    reply = _reply(chat, whole)
    if not counted:
        allow(call, chat)
    return call.world.new_message(
        chat,
        call.bot.user(),
        content,
        markup=markup.inline,
        keyboard=markup.reply,
        reply_to=reply,
        thread_id=thread,
        silent=to.disable_notification,
        extra={**(extra or {}), **({"has_protected_content": True} if to.protect_content else {})},
    )


def allow(call: Call, chat: Chat, messages: int = 1) -> None:
    """Asks the flood limits; edits count as messages."""
    call.limits.check(call.world.clock.now(), call.bot.id, chat.id, group=not chat.private, messages=messages)


def thread_in(call: Call, chat: Chat, thread_id: int | None) -> int | None:
    if thread_id is None:
        return None
    if not chat.forum or thread_id not in chat.topics:
        raise BadRequest("message thread not found")
    if chat.topics[thread_id].get("closed") and not chat.status(call.bot.id).rules:
        raise BadRequest("TOPIC_CLOSED")
    return thread_id


def _reply(chat: Chat, to: Delivery) -> Message | None:
    parameters = to.reply_parameters or {}
    number = parameters.get("message_id", to.reply_to_message_id)
    if number is None:
        return None
    if not isinstance(number, int):
        raise BadRequest('can\'t parse reply parameters: Field "message_id" must be of type Number')
    lenient = parameters.get("allow_sending_without_reply", to.allow_sending_without_reply)
    if number not in chat.messages and not lenient:
        raise BadRequest("message to be replied not found")
    return chat.messages.get(number)
