"""What people do in the sandbox: write, press, send files, forward, edit, block the bot."""

from __future__ import annotations

import re
from collections.abc import Callable

from sandbox.bots import Bot
from sandbox.errors import ApiError, DeskError
from sandbox.media import KINDS, field_for
from sandbox.membership import GROUP_ITSELF, member_update
from sandbox.methods.copying import origin
from sandbox.telegram import Telegram
from sandbox.text.formatting import CAPTION_LIMIT, TEXT_LIMIT, read_plain
from sandbox.text.units import length16
from sandbox.things import Account, Chat, Message, Press, Status
from sandbox.wire import Json, Upload
from sandbox.world import bot_of

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_PRESS_IDS = 17_179_869_184_000_000_000


class Deeds:
    """The hands of people. Every deed reaches the bots' queues in the same step."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.world = telegram.world

    def arrive(self, first_name: str, **details: str | None) -> Account:
        """A new person; `details` are last_name, username, language_code, note."""
        if not first_name.strip():
            raise DeskError("a person needs a first name")
        account = self.world.add_person(first_name, **details)
        self.changed(account)
        return account

    def changed(self, account: Account) -> None:
        self.world.events.emit("person", **person_json(account))

    def person(self, person_id: int) -> Account:
        if person_id not in self.world.people:
            raise DeskError(f"nobody has the id {person_id}", 404)
        return self.world.people[person_id]

    def chat_of(self, person: Account, chat_id: int | None = None, bot: Bot | None = None) -> Chat:
        """A group the person is in, or the private chat with `bot` (the first one when left out)."""
        if chat_id is None or chat_id == person.id:
            return self.world.private_chat(bot or self.telegram.bot(), person)
        chat = self.world.groups.get(chat_id)
        if chat is None or not chat.status(person.id).inside:
            raise DeskError(f"{person.first_name} is not in the chat {chat_id}", 404)
        if chat.migrated_to:
            return self.chat_of(person, chat.migrated_to)
        return chat

    def message_in(self, chat: Chat, message_id: int) -> Message:
        if message_id not in chat.messages:
            raise DeskError(f"there is no message {message_id} in the chat {chat.id}", 404)
        return chat.messages[message_id]

    def say(
        self, person: Account, chat: Chat, text: str, reply_to: int | None = None, thread: int | None = None
    ) -> Message:
        """Writes text: no markup, spaces at the ends go."""
        formatted = read_plain(text)
        if not formatted.text or length16(formatted.text) > TEXT_LIMIT:
            raise DeskError(f"a message has 1 to {TEXT_LIMIT} characters")
        content: Json = {"text": formatted.text}
        if formatted.entities:
            content["entities"] = formatted.entities_json()
        return self._send(person, chat, content, reply_to, thread=thread)

    def say_as_group(self, person: Account, chat: Chat, text: str) -> Message:
        """An administrator who hides their name writes: the group itself speaks."""
        if not chat.status(person.id).rules:
            raise DeskError(f"{person.first_name} is no administrator of the chat {chat.id}")
        content = {"text": text, "sender_chat": chat.json()}
        message = self.world.new_message(chat, dict(GROUP_ITSELF), content)
        self.world.deliver("message", message)
        return message

    def start(self, person: Account, payload: str = "", bot: Bot | None = None) -> Message:
        """Presses Start, or opens `t.me/<bot>?start=<payload>`; a blocked bot is let in again."""
        if payload and not PAYLOAD.fullmatch(payload):
            raise DeskError("a start payload is 1 to 64 letters, digits, _ or -")
        chat = self.chat_of(person, bot=bot)
        if chat.bot_id in person.blocked:
            self.block(person, blocked=False, bot=bot)
        return self.say(person, chat, f"/start {payload}".strip())

    def press(self, person: Account, chat: Chat, message_id: int, data: str) -> Press:
        """Presses a callback button; `data` may be forged, as in life."""
        message = self.message_in(chat, message_id)
        bot = self.world.bots.get(message.author["id"])
        if bot is None:
            raise DeskError("only messages of a bot have buttons")
        if not 1 <= len(data.encode()) <= 64:
            raise DeskError("the data of a button is 1 to 64 bytes")
        number = str(_PRESS_IDS + 7919 * (len(self.world.presses) + 1))
        press = Press(number, bot.id, person, chat, message_id, data, self.world.clock.now())
        self.world.presses[number] = press
        self.world.events.emit(
            "pressed", chat_id=chat.id, **bot_of(chat), person_id=person.id, message_id=message_id, data=data
        )
        query = {
            "id": number,
            "from": person.user(),
            "message": message.json(),
            "chat_instance": str(abs(chat.id) * 2_654_435_761 % 10**18),
            "data": data,
        }
        bot.updates.put("callback_query", query, chat.id)
        return press

    def send_file(
        self,
        person: Account,
        chat: Chat,
        kind: str,
        upload: Upload,
        *,
        caption: str = "",
        reply_to: int | None = None,
        album: str | None = None,
        thread: int | None = None,
    ) -> Message:
        if kind not in KINDS:
            raise DeskError(f"a file is one of {', '.join(KINDS)}")
        said = read_plain(caption) if caption.strip() else None
        if said and length16(said.text) > CAPTION_LIMIT:
            raise DeskError(f"a caption has up to {CAPTION_LIMIT} characters")
        content = _as_sentence(lambda: field_for(self.world.files.store(kind, upload)))
        if said:
            content["caption"] = said.text
        if said and said.entities:
            content["caption_entities"] = said.entities_json()
        extra = {"media_group_id": album} if album else {}
        return self._send(person, chat, content, reply_to, extra=extra, thread=thread)

    def send_contact(self, person: Account, chat: Chat, contact: Json) -> Message:
        if not contact.get("phone_number") or not contact.get("first_name"):
            raise DeskError("a contact has phone_number and first_name")
        return self._send(person, chat, {"contact": contact})

    def send_location(self, person: Account, chat: Chat, location: Json) -> Message:
        if not all(isinstance(location.get(key), int | float) for key in ("latitude", "longitude")):
            raise DeskError("a location has latitude and longitude")
        return self._send(person, chat, {"location": location})

    def forward(self, person: Account, chat: Chat, message_id: int, to: Chat | None = None) -> Message:
        """Forwards a message of `chat` to the bot; its buttons stay behind."""
        message = self.message_in(chat, message_id)
        target = to or self.chat_of(person)
        return self._send(person, target, dict(message.content), extra=origin(message))

    def edit(self, person: Account, chat: Chat, message_id: int, text: str) -> Message:
        message = self.message_in(chat, message_id)
        if message.author["id"] != person.id:
            raise DeskError("people edit only their own messages")
        formatted = read_plain(text)
        if not formatted.text:
            raise DeskError(f"a message has 1 to {TEXT_LIMIT} characters")
        field, marks = ("text", "entities") if "text" in message.content else ("caption", "caption_entities")
        kept = {key: value for key, value in message.content.items() if key not in (field, marks)}
        message.content = {**kept, field: formatted.text}
        if formatted.entities:
            message.content[marks] = formatted.entities_json()
        self.world.edited(message)
        self.world.deliver("edited_message", message)
        return message

    def block(self, person: Account, *, blocked: bool, bot: Bot | None = None) -> None:
        """Blocks or unblocks the bot, which is told by my_chat_member."""
        chat = self.chat_of(person, bot=bot)
        whom = self.world.bots[chat.bot_id or 0]
        if blocked == (whom.id in person.blocked):
            return
        old, new = (Status.MEMBER, Status.KICKED) if blocked else (Status.KICKED, Status.MEMBER)
        (person.blocked.add if blocked else person.blocked.discard)(whom.id)
        member_update(self.world, whom, chat, person.user(), old, new)
        self.changed(person)

    def deactivate(self, person: Account) -> None:
        """The person deletes their Telegram account."""
        person.deactivated = True
        self.changed(person)

    def _send(
        self,
        person: Account,
        chat: Chat,
        content: Json,
        reply_to: int | None = None,
        *,
        extra: Json | None = None,
        thread: int | None = None,
    ) -> Message:
        if person.deactivated:
            raise DeskError(f"{person.first_name} has no account any more")
        if chat.bot_id in person.blocked:
            raise DeskError(f"{person.first_name} has blocked the bot")
        if thread is not None and thread not in chat.topics:
            raise DeskError(f"there is no topic {thread} in the chat {chat.id}", 404)
        reply = self.message_in(chat, reply_to) if reply_to is not None else None
        if chat.bot_id:
            person.started.add(chat.bot_id)
        message = self.world.new_message(
            chat, person.user(), content, reply_to=reply, thread_id=thread, extra=extra or {}
        )
        self.world.deliver("message", message)
        return message


def person_json(account: Account) -> Json:
    """A person as the desk shows them."""
    shown = {key: value for key, value in account.user().items() if key != "is_bot"}
    flags = {"blocked": bool(account.blocked), "deactivated": account.deactivated}
    return {**shown, "note": account.note, **flags}


def _as_sentence(make: Callable[[], Json]) -> Json:
    try:
        return make()
    except ApiError as refusal:
        raise DeskError(f"Telegram does not take this file: {refusal.description}") from refusal
