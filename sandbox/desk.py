"""The desk of docs/sandbox.md without HTTP: what the chat page and tests ask, as values in and out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sandbox.body import amount, moment, number, text, whole
from sandbox.bots import Bot
from sandbox.deeds import Deeds, person_json
from sandbox.errors import DeskError
from sandbox.limits import PER_SECOND, buckets, windows
from sandbox.membership import Groups
from sandbox.telegram import Telegram
from sandbox.things import Account, Chat, ChatType
from sandbox.transcript import chronicle, phone_story
from sandbox.wire import Json, Upload
from sandbox.world import desk_message

_PERSON_FIELDS = ("last_name", "username", "language_code", "note")


class Desk:
    """Carries out the desk's calls. A mistake raises DeskError with a sentence."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.world = telegram.world
        self.deeds = Deeds(telegram)
        self.groups = Groups(telegram.world)

    def state(self) -> Json:
        """The whole picture."""
        bots = self.world.bots.values()
        return {
            "now": self.telegram.clock.now().isoformat(),
            "bots": [_bot_json(bot) for bot in bots],
            "people": [person_json(person) for person in self.world.people.values()],
            "chats": [self.chat_json(chat) for chat in self.world.chats() if not chat.migrated_to],
            "faults": self.telegram.faults.json(),
            "queue": sum(len(bot.updates) for bot in bots),
        }

    def chat_json(self, chat: Chat) -> Json:
        bots = self.world.bots_in(chat)
        menu = self.world.menu(bots[0], chat) if bots else {"commands": [], "menu_button": None}
        mine = (
            {"person": chat.person.id, "bot": chat.bot_id} if chat.person else {"members": list(chat.members)}
        )
        started = chat.person is None or chat.bot_id in chat.person.started
        return {
            **chat.json(),
            **mine,
            **menu,
            "started": started,
            "pinned": chat.pinned,
            "topics": [{"message_thread_id": number, **topic} for number, topic in chat.topics.items()],
            "messages": [desk_message(message) for message in chat.messages.values()],
        }

    def add_person(self, body: Json) -> Json:
        details = {key: text(body, key) or None for key in _PERSON_FIELDS}
        account = self.deeds.arrive(text(body, "first_name"), **details)
        self._show(self.world.private_chat(self._bot(body), account))
        return person_json(account)

    def _show(self, chat: Chat) -> Json:
        """Tells the watchers of a chat that is new or has changed as a whole."""
        shown = self.chat_json(chat)
        self.world.events.emit("chat", chat_id=chat.id, chat=shown)
        return shown

    def deed(self, person_id: int, deed: str, body: Json, upload: Upload | None = None) -> Json:
        """What a person does; `deed` is the last word of the path."""
        person = self.deeds.person(person_id)
        if deed not in _DEEDS:
            raise DeskError(f"people do {', '.join(_DEEDS)}", 404)
        if deed == "file":
            return self._file(person, body, upload)
        return _DEEDS[deed](self, person, body)

    def _chat(self, person: Account, body: Json) -> Chat:
        return self.deeds.chat_of(person, whole(body, "chat_id"), self._bot(body))

    def _bot(self, body: Json) -> Bot:
        """The bot that a call means by `bot_id`, or the first one."""
        bot_id = whole(body, "bot_id")
        if bot_id is None:
            return self.telegram.bot()
        if bot_id not in self.world.bots:
            raise DeskError(f"there is no bot {bot_id}", 404)
        return self.world.bots[bot_id]

    def _text(self, person: Account, body: Json) -> Json:
        chat = self._chat(person, body)
        reply, thread = whole(body, "reply_to"), whole(body, "message_thread_id")
        return desk_message(self.deeds.say(person, chat, text(body, "text"), reply, thread))

    def _start(self, person: Account, body: Json) -> Json:
        return desk_message(self.deeds.start(person, text(body, "payload"), self._bot(body)))

    def _press(self, person: Account, body: Json) -> Json:
        chat = self._chat(person, body)
        press = self.deeds.press(person, chat, number(body, "message_id"), text(body, "data"))
        return {"callback_query_id": press.id}

    def _file(self, person: Account, body: Json, upload: Upload | None) -> Json:
        if upload is None:
            raise DeskError("there is no file")
        message = self.deeds.send_file(
            person,
            self._chat(person, body),
            text(body, "kind") or "document",
            upload,
            caption=text(body, "caption"),
            reply_to=whole(body, "reply_to"),
            album=text(body, "media_group_id") or None,
            thread=whole(body, "message_thread_id"),
        )
        return desk_message(message)

    def _send(self, person: Account, body: Json) -> Json:
        chat = self._chat(person, body)
        contact, location = body.get("contact"), body.get("location")
        if isinstance(contact, dict):
            return desk_message(self.deeds.send_contact(person, chat, contact))
        if isinstance(location, dict):
            return desk_message(self.deeds.send_location(person, chat, location))
        raise DeskError("send contact or location")

    def _forward(self, person: Account, body: Json) -> Json:
        source, target = self._chat(person, body), self.deeds.chat_of(person, bot=self._bot(body))
        return desk_message(self.deeds.forward(person, source, number(body, "message_id"), target))

    def _edit(self, person: Account, body: Json) -> Json:
        chat = self._chat(person, body)
        return desk_message(self.deeds.edit(person, chat, number(body, "message_id"), text(body, "text")))

    def _block(self, person: Account, body: Json) -> Json:
        self.deeds.block(person, blocked=bool(body.get("blocked", True)), bot=self._bot(body))
        return person_json(person)

    def _deactivate(self, person: Account, body: Json) -> Json:
        self.deeds.deactivate(person)
        return person_json(person)

    def make_group(self, body: Json) -> Json:
        members = body.get("members")
        if not isinstance(members, list):
            raise DeskError("members is a list of people's ids")
        people = [self.deeds.person(number) for number in members]
        kind = ChatType.SUPERGROUP if body.get("supergroup") else ChatType.GROUP
        chat = self.groups.make(
            self._bot(body),
            text(body, "title"),
            people,
            forum=bool(body.get("forum")),
            kind=kind,
            bot_rules=bool(body.get("bot_is_admin")),
            with_bot=not body.get("without_bot"),
        )
        return self._show(chat)

    def change_group(self, chat_id: int, change: str, body: Json) -> Json:
        """`upgrade` to a supergroup, `kick` or `invite` the bot, `promote` it, `rename`, open a `topic`."""
        chat = self.world.groups.get(chat_id)
        if chat is None:
            raise DeskError(f"there is no group {chat_id}", 404)
        if change == "upgrade":
            return self._show(self.groups.upgrade(chat))
        if change == "kick":
            self.groups.throw_out(chat, self._bot(body))
        elif change == "invite":
            self.groups.invite(chat, self._bot(body), self.deeds.person(number(body, "by")))
        elif change == "promote":
            self.groups.promote(chat, self._bot(body))
        elif change == "rename":
            self.groups.rename(chat, text(body, "title"))
        elif change == "topic":
            self.groups.open_topic(chat, text(body, "name"))
        else:
            raise DeskError("a group is changed by upgrade, kick, invite, promote, rename or topic", 404)
        return self._show(chat)

    def move_clock(self, body: Json) -> Json:
        clock = self.telegram.clock
        if "now" in body:
            clock.move_to(moment(body["now"]))
        elif "to" in body:
            clock.move_to_word(text(body, "to"))
        else:
            known = {key: amount(body, key) for key in ("days", "hours", "minutes", "seconds") if key in body}
            if not known:
                raise DeskError("the clock moves by days, hours, minutes, seconds, to a word or to now")
            clock.move(timedelta(**known))
        return {"now": clock.now().isoformat()}

    def break_it(self, body: Json) -> Json:
        self.telegram.faults.add(
            str(body.get("kind", "")),
            method=text(body, "method") or None,
            chat_id=whole(body, "chat_id"),
            times=whole(body, "times"),
            retry_after=whole(body, "retry_after") or 1,
            seconds=amount(body, "seconds") if "seconds" in body else 1.0,
        )
        return {"faults": self.telegram.faults.json()}

    def heal(self) -> Json:
        self.telegram.faults.heal()
        return {"faults": []}

    def limit(self, body: Json) -> Json:
        """Switches flood limits: `off`, `buckets` or `windows`, with `jitter` in seconds, `per_second` in all."""
        kind, jitter = text(body, "kind"), amount(body, "jitter") if "jitter" in body else 0.0
        per_second = whole(body, "per_second") or PER_SECOND
        if kind not in ("off", "buckets", "windows"):
            raise DeskError("flood limits are off, buckets or windows")
        rules = {"buckets": buckets(jitter, per_second), "windows": windows(jitter, per_second)}.get(kind)
        self.telegram.limits.switch(rules)
        return {"kind": kind, "jitter": jitter, "per_second": per_second}

    def delay(self, body: Json) -> Json:
        """How long calls take from now on: from `least` to `most` seconds."""
        self.telegram.latency.change(amount(body, "least"), amount(body, "most"))
        return {"least": self.telegram.latency.least, "most": self.telegram.latency.most}

    def transcript(self, person_id: int, *, log: bool = False, chat_id: int | None = None) -> str:
        """The phone as plain text; `log` is everything in order."""
        person = self.deeds.person(person_id)
        chat = self.deeds.chat_of(person, chat_id)
        history = [
            event
            for event in self.telegram.events.history
            if event.data.get("chat_id") == chat.id and event.data.get("bot_id") in (None, chat.bot_id)
        ]
        if log:
            names = {number: account.first_name for number, account in self.world.people.items()}
            return chronicle(history, names)
        messages = [desk_message(message) for message in chat.messages.values()]
        return phone_story(history, messages, person.id)


_DEEDS: dict[str, Callable[[Desk, Account, Json], Json]] = {
    "text": Desk._text,
    "start": Desk._start,
    "press": Desk._press,
    "file": lambda desk, person, body: desk._file(person, body, None),
    "send": Desk._send,
    "forward": Desk._forward,
    "edit": Desk._edit,
    "block": Desk._block,
    "deactivate": Desk._deactivate,
}


def _bot_json(bot: Bot) -> Json:
    words = {"description": bot.descriptions.get(""), "short_description": bot.short_descriptions.get("")}
    return {"id": bot.id, "username": bot.username, "first_name": bot.name, **words}
