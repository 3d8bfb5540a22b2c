"""Topics of a forum."""

from __future__ import annotations

from sandbox.errors import BadRequest
from sandbox.methods.access import must_rule, reach
from sandbox.methods.registry import Call, method
from sandbox.methods.schema import ChatId
from sandbox.things import Chat
from sandbox.wire import Json


def _forum(call: Call, chat_id: ChatId) -> Chat:
    chat = reach(call, chat_id)
    if not chat.forum:
        raise BadRequest("the chat is not a forum")
    must_rule(call, chat)
    return chat


def _topic(chat: Chat, thread_id: int) -> Json:
    if thread_id not in chat.topics:
        raise BadRequest("message thread not found")
    topic: Json = chat.topics[thread_id]
    return topic


@method
def create_forum_topic(
    call: Call, chat_id: ChatId, name: str, icon_color: int = 0x6FB9F0, icon_custom_emoji_id: str = ""
) -> Json:
    chat = _forum(call, chat_id)
    if not 1 <= len(name) <= 128:
        raise BadRequest("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    topic = {"name": name, "icon_color": icon_color}
    said = call.world.new_message(chat, call.bot.user(), {"forum_topic_created": topic}, service=True)
    said.thread_id = said.id
    chat.topics[said.id] = {"name": name}
    return {"message_thread_id": said.id, **topic}


@method
def edit_forum_topic(
    call: Call, chat_id: ChatId, message_thread_id: int, name: str = "", icon_custom_emoji_id: str = ""
) -> bool:
    topic = _topic(_forum(call, chat_id), message_thread_id)
    if topic["name"] == name and not icon_custom_emoji_id:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    topic["name"] = name or topic["name"]
    return True


@method
def close_forum_topic(call: Call, chat_id: ChatId, message_thread_id: int) -> bool:
    topic = _topic(_forum(call, chat_id), message_thread_id)
    if topic.get("closed"):
        raise BadRequest("TOPIC_NOT_MODIFIED")
    topic["closed"] = True
    return True


@method
def reopen_forum_topic(call: Call, chat_id: ChatId, message_thread_id: int) -> bool:
    topic = _topic(_forum(call, chat_id), message_thread_id)
    if not topic.pop("closed", False):
        raise BadRequest("TOPIC_NOT_MODIFIED")
    return True


@method
def delete_forum_topic(call: Call, chat_id: ChatId, message_thread_id: int) -> bool:
    chat = _forum(call, chat_id)
    _topic(chat, message_thread_id)
    del chat.topics[message_thread_id]
    call.world.delete(
        chat, [number for number, m in chat.messages.items() if m.thread_id == message_thread_id]
    )
    return True
