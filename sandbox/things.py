"""What lives in the sandbox: bots, people, chats, messages, files, presses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import count

from sandbox.wire import Json, without_none


class ChatType(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Status(StrEnum):
    """A member's status in a group, in the Bot API's words."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def inside(self) -> bool:
        return self not in (Status.LEFT, Status.KICKED)

    @property
    def rules(self) -> bool:
        return self in (Status.CREATOR, Status.ADMINISTRATOR)


class Numbers:
    """A row of numbers: message ids are dealt from one."""

    def __init__(self, first: int = 1) -> None:
        self._row = count(first)

    def next(self) -> int:
        return next(self._row)


@dataclass(slots=True)
class Account:
    """A person of the sandbox as Telegram knows them."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    note: str | None = None
    deactivated: bool = False
    started: set[int] = field(default_factory=set)
    """Ids of the bots this person has ever written to."""
    blocked: set[int] = field(default_factory=set)

    def user(self) -> Json:
        return without_none(
            id=self.id,
            is_bot=False,
            first_name=self.first_name,
            last_name=self.last_name,
            username=self.username,
            language_code=self.language_code,
        )


@dataclass(slots=True)
class StoredFile:
    """A file that Telegram keeps. `kind` is the Bot API's field it came in: document, photo, voice …"""

    file_id: str
    unique_id: str
    kind: str
    name: str
    content: bytes
    mime_type: str

    @property
    def path(self) -> str:
        """The `file_path` of getFile."""
        suffix = "." + self.name.rpartition(".")[2] if "." in self.name else ""
        return f"{self.kind}s/file_{self.unique_id}{suffix.lower()}"


@dataclass(slots=True)
class Message:
    """One message. `content` holds the fields of its kind: text and entities, a document and its caption …"""

    id: int
    chat: Chat
    date: int
    author: Json
    content: Json
    markup: Json | None = None
    """The inline keyboard."""
    keyboard: Json | None = None
    """A reply keyboard, its removal or a forced reply: such a message is never edited."""
    edit_date: int | None = None
    reply_to: Message | None = None
    thread_id: int | None = None
    silent: bool = False
    extra: Json = field(default_factory=dict)
    """Fields that are set once: media_group_id, forward_origin, has_protected_content …"""
    service: bool = False
    reactions: dict[int, list[str]] = field(default_factory=dict)
    """Emoji by the id of who set them."""

    def json(self, *, with_reply: bool = True) -> Json:
        """The Bot API's Message; a replied message comes without its own reply."""
        reply = self.reply_to.json(with_reply=False) if with_reply and self.reply_to else None
        return without_none(
            message_id=self.id,
            **({"message_thread_id": self.thread_id, "is_topic_message": True} if self.thread_id else {}),
            **{"from": self.author},
            chat=self.chat.json(),
            date=self.date,
            edit_date=self.edit_date,
            reply_to_message=reply,
            **self.extra,
            **self.content,
            reply_markup=self.markup,
        )

    @property
    def plain(self) -> str:
        """What the message says in words, without its markup."""
        return str(self.content.get("text") or self.content.get("caption") or "")


@dataclass(slots=True)
class Chat:
    """A conversation. A private chat bears the person's id and belongs to one bot."""

    id: int
    type: ChatType
    numbers: Numbers
    bot_id: int | None = None
    person: Account | None = None
    title: str | None = None
    username: str | None = None
    forum: bool = False
    members: dict[int, Status] = field(default_factory=dict)
    """Status by user id, bots among them; in the order of their coming."""
    topics: dict[int, Json] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None

    def json(self) -> Json:
        if self.person:
            user = self.person.user()
            names: Json = {key: user[key] for key in ("first_name", "last_name", "username") if key in user}
            return {"id": self.id, **names, "type": self.type.value}
        return without_none(
            id=self.id,
            title=self.title,
            username=self.username,
            type=self.type.value,
            is_forum=self.forum or None,
        )

    def status(self, user_id: int) -> Status:
        return self.members.get(user_id, Status.LEFT)

    @property
    def private(self) -> bool:
        return self.type is ChatType.PRIVATE


@dataclass(slots=True)
class Press:
    """A press of a button that waits for the bot's answer."""

    id: str
    bot_id: int
    person: Account
    chat: Chat
    message_id: int
    data: str
    at: datetime
    answered: bool = False
