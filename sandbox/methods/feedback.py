"""Small signs to people: answers to presses, «typing…», reactions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sandbox.errors import BadRequest
from sandbox.methods.access import find_message, reach
from sandbox.methods.registry import Call, method
from sandbox.methods.schema import ChatId
from sandbox.methods.sending import thread_in
from sandbox.world import bot_of

ANSWER_WITHIN = timedelta(seconds=30)
"""How long a press waits for its answer. Telegram gives no figure; bots report about this one."""
TOAST_LIMIT = 200
ACTIONS = (
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
)


@method
def answer_callback_query(
    call: Call,
    callback_query_id: str,
    text: str = "",
    show_alert: bool = False,
    url: str = "",
    cache_time: int = 0,
) -> bool:
    if len(text) > TOAST_LIMIT:
        raise BadRequest("MESSAGE_TOO_LONG")
    if url and not url.startswith(f"https://t.me/{call.bot.username}?start="):
        raise BadRequest("URL_INVALID")
    press = call.world.presses.get(callback_query_id)
    late = press is None or call.world.clock.now() - press.at > ANSWER_WITHIN
    if press is None or late or press.answered or press.bot_id != call.bot.id:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    press.answered = True
    call.world.events.emit(
        "toast",
        chat_id=press.chat.id,
        **bot_of(press.chat),
        person_id=press.person.id,
        callback_query_id=press.id,
        text=text,
        show_alert=show_alert,
        url=url or None,
    )
    return True


@method
def send_chat_action(call: Call, chat_id: ChatId, action: str, message_thread_id: int | None = None) -> bool:
    if action not in ACTIONS:
        raise BadRequest("wrong parameter action in request")
    chat = reach(call, chat_id)
    thread_in(call, chat, message_thread_id)
    call.world.events.emit("action", chat_id=chat.id, **bot_of(chat), action=action)
    return True


@method
def set_message_reaction(
    call: Call,
    chat_id: ChatId,
    message_id: int,
    reaction: list[Any] | None = None,
    is_big: bool = False,
) -> bool:
    message = find_message(reach(call, chat_id), message_id, "react")
    reactions = reaction or []
    for item in reactions:
        if not isinstance(item, dict) or item.get("type") != "emoji" or not item.get("emoji"):
            raise BadRequest("REACTION_INVALID")
    if len(reactions) > 1:
        raise BadRequest("REACTIONS_TOO_MANY")
    message.reactions[call.bot.id] = [item["emoji"] for item in reactions]
    call.world.show(message)
    return True
