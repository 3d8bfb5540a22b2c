"""Tells about chats and their members; leaves them."""

from __future__ import annotations

from sandbox.errors import BadRequest
from sandbox.methods.access import reach
from sandbox.methods.registry import Call, method
from sandbox.methods.schema import ChatId
from sandbox.things import Chat, Status
from sandbox.wire import Json

RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories"),
    "can_send_welcome_messages",
)
_GIFTS = (
    *("unlimited_gifts", "limited_gifts", "unique_gifts"),
    *("premium_subscription", "gifts_from_channels"),
)


@method
def get_chat(call: Call, chat_id: ChatId) -> Json:
    chat = reach(call, chat_id)
    info = chat.json() | {"accent_color_id": 0, "max_reaction_count": 11}
    info["accepted_gift_types"] = dict.fromkeys(_GIFTS, False)
    if chat.pinned:
        info["pinned_message"] = chat.messages[chat.pinned[-1]].json(with_reply=False)
    return info


@method
def get_chat_member(call: Call, chat_id: ChatId, user_id: int) -> Json:
    chat = reach(call, chat_id)
    user = call.world.user(user_id)
    if user is None:
        raise BadRequest("PARTICIPANT_ID_INVALID")
    return member_json(_status(call, chat, user_id), user)


def _status(call: Call, chat: Chat, user_id: int) -> Status:
    if chat.private:
        return Status.MEMBER if user_id in (chat.id, call.bot.id) else Status.LEFT
    return chat.status(user_id)


def member_json(status: Status, user: Json) -> Json:
    """The Bot API's ChatMember."""
    shown: Json = {"status": status.value, "user": user}
    if status is Status.CREATOR:
        shown["is_anonymous"] = False
    if status is Status.ADMINISTRATOR:
        shown |= {"can_be_edited": False, "is_anonymous": False, **dict.fromkeys(RIGHTS, True)}
    if status is Status.KICKED:
        shown["until_date"] = 0
    return shown


@method
def get_chat_member_count(call: Call, chat_id: ChatId) -> int:
    chat = reach(call, chat_id)
    return 2 if chat.private else sum(status.inside for status in chat.members.values())


@method
def get_chat_administrators(call: Call, chat_id: ChatId) -> list[Json]:
    """Other bots are not shown, as in life."""
    chat = reach(call, chat_id)
    if chat.private:
        raise BadRequest("there are no administrators in the private chat")
    rulers = [(user_id, status) for user_id, status in chat.members.items() if status.rules]
    return [
        member_json(status, user)
        for user_id, status in rulers
        if (user := call.world.user(user_id)) and (not user["is_bot"] or user_id == call.bot.id)
    ]


@method
def leave_chat(call: Call, chat_id: ChatId) -> bool:
    chat = reach(call, chat_id)
    if chat.private:
        raise BadRequest("chat member status can't be changed in private chats")
    chat.members[call.bot.id] = Status.LEFT
    user = call.bot.user()
    call.world.new_message(chat, user, {"left_chat_member": user}, service=True)
    return True
