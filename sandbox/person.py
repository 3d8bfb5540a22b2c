"""The person that tests play: says, presses, sends, and sees what is on the phone."""

from __future__ import annotations

import re
from collections.abc import Callable

from sandbox.images import grey_picture
from sandbox.lines import Line, Toast
from sandbox.phone import Bubble, Button, bubble, find_buttons
from sandbox.wire import Json, Upload

_START_LINK = re.compile(r"(?:https?://)?t\.me/\w+\?start=([A-Za-z0-9_-]{1,64})")


class NotOnScreen(AssertionError):
    """The phone does not show what the story says; the message shows the phone."""


class NoAnswer(AssertionError):
    """A pressed button spins for ever: the bot did not answer the press."""


class Person:
    """One person and their chat with the bot, or a group (`in_chat`). A deed waits until the bot is done."""

    def __init__(
        self, line: Line, account: Json, chat_id: int | None = None, topic: int | None = None
    ) -> None:
        self.line = line
        self.account = account
        self.id: int = account["id"]
        self.name: str = account["first_name"]
        self.chat_id = chat_id if chat_id is not None else self.id
        self.topic = topic
        self._before: dict[int, Json] = {}

    @classmethod
    async def arrives(
        cls,
        line: Line,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "ru",
        note: str | None = None,
    ) -> Person:
        """A new person comes to the sandbox."""
        body = {
            "first_name": first_name,
            "last_name": last_name,
            "username": username,
            "language_code": language_code,
            "note": note,
        }
        return cls(line, await line.arrive(body))

    def in_chat(self, chat_id: int, topic: int | None = None) -> Person:
        """The same person, looking at a group, or at one of its topics."""
        return Person(self.line, self.account, chat_id, topic)

    # What they do

    async def says(self, text: str, *, reply_to: Bubble | int | None = None) -> Bubble:
        return await self._do("text", {"text": text, "reply_to": _id(reply_to)})

    async def starts(self, link_or_payload: str = "") -> Bubble:
        """Presses Start, or opens a start link (whole, or its payload)."""
        found = _START_LINK.fullmatch(link_or_payload)
        return await self._do("start", {"payload": found[1] if found else link_or_payload})

    async def presses(self, label: str, *, on: str = "", answered: bool = True) -> Toast | None:
        """Presses the newest button with this label (or the only one that has it as a part).

        `on` are words of the message meant. Raises NotOnScreen for what is not there and, unless `answered`
        is False, NoAnswer when the bot leaves the press unanswered.
        """
        found, button = await self._button(label, on)
        if button.data is None:
            raise NotOnScreen(f"[{button.label}] is a link to {button.url}: use opens\n{await self.phone()}")
        toast = await self.forges(button.data, found, answered=answered)
        if toast is None and answered:
            raise NoAnswer(f"[{button.label}] still spins: nobody answered the press\n{await self.phone()}")
        return toast

    async def forges(
        self, data: str, on: Bubble | int | None = None, *, answered: bool = True
    ) -> Toast | None:
        """Sends a press with any data at all, on the newest message of the bot when `on` is left out.

        Answers the toast, or None when nobody answered; `answered=False` does not wait for one.
        """
        number = _id(on) or (await self.last()).message_id
        self._before = await self._standing()
        body = {"chat_id": self.chat_id, "message_id": number, "data": data}
        done = await self.line.deed(self.id, "press", body)
        return await self.line.toast(done["callback_query_id"], wait=answered)

    async def opens(self, label: str, *, on: str = "") -> str:
        """Follows a link button and answers its address; a start link is started."""
        _, button = await self._button(label, on)
        if button.url is None:
            raise NotOnScreen(f"[{button.label}] is no link: use presses\n{await self.phone()}")
        if _START_LINK.fullmatch(button.url):
            await self.starts(button.url)
        return button.url

    async def sends_file(
        self,
        name: str,
        content: bytes,
        *,
        kind: str = "document",
        caption: str = "",
        reply_to: Bubble | int | None = None,
        album: str | None = None,
    ) -> Bubble:
        body = {"kind": kind, "caption": caption, "reply_to": _id(reply_to), "media_group_id": album}
        return await self._do("file", body, Upload(name, content))

    async def sends_photo(
        self, content: bytes | None = None, *, caption: str = "", album: str | None = None
    ) -> Bubble:
        """Sends a picture; a small grey one when none is given."""
        picture = grey_picture() if content is None else content
        return await self.sends_file("photo.png", picture, kind="photo", caption=caption, album=album)

    async def sends_contact(self, phone_number: str, first_name: str, **more: str | int) -> Bubble:
        return await self._do(
            "send", {"contact": {"phone_number": phone_number, "first_name": first_name, **more}}
        )

    async def sends_location(self, latitude: float, longitude: float) -> Bubble:
        return await self._do("send", {"location": {"latitude": latitude, "longitude": longitude}})

    async def forwards(self, message: Bubble | int) -> Bubble:
        """Forwards a message of this chat to the bot."""
        return await self._do("forward", {"message_id": _id(message)})

    async def edits(self, text: str, message: Bubble | int | None = None) -> Bubble:
        """Changes their own message, the newest when it is left out."""
        number = _id(message) or max(b.message_id for b in await self.bubbles() if b.outgoing)
        return await self._do("edit", {"message_id": number, "text": text})

    async def blocks(self) -> None:
        await self.line.deed(self.id, "block", {"blocked": True})

    async def unblocks(self) -> None:
        await self.line.deed(self.id, "block", {"blocked": False})

    # What they see

    async def sees(self, *words: str) -> Bubble:
        """The newest message of the bot that says all the words; raises NotOnScreen with the phone."""
        return await self._wait(words, "", list)

    async def gets(self, *words: str) -> Bubble:
        """As `sees`, but the message is new or has changed since this person's last deed."""
        return await self._wait(words, "new ", self._changed)

    async def sees_last(self, *words: str) -> Bubble:
        """The very last message of the bot says all the words."""
        return await self._wait(words, "last ", lambda shown: shown[-1:])

    async def sees_no(self, *words: str) -> None:
        """No message of the bot says all the words."""
        if any(_says(shown, words) for shown in await self._incoming()):
            raise NotOnScreen(f"{_quoted(words)} should not be there\n{await self.phone()}")

    async def bubbles(self) -> list[Bubble]:
        """All messages that stand in the chat, the oldest first."""
        messages = await self.line.messages(self.id, self.chat_id)
        return [
            bubble(message)
            for message in messages
            if self.topic is None or message.get("message_thread_id") == self.topic
        ]

    async def last(self) -> Bubble:
        """The newest message of the bot."""
        incoming = await self._incoming()
        if not incoming:
            raise NotOnScreen(f"the bot has said nothing\n{await self.phone()}")
        return incoming[-1]

    async def transcript(self) -> str:
        """The phone as it stands, in plain text."""
        return await self.line.transcript(self.id, self.chat_id, log=False)

    async def log(self) -> str:
        """Everything that happened in the chat, in order."""
        return await self.line.transcript(self.id, self.chat_id, log=True)

    async def phone(self) -> str:
        """The transcript in a frame, for messages of failed assertions."""
        story = await self.transcript() or "(empty)"
        return f"--- the phone of {self.name} ---\n{story}\n---"

    async def _do(self, deed: str, body: Json, upload: Upload | None = None) -> Bubble:
        self._before = await self._standing()
        given = {key: value for key, value in body.items() if value is not None}
        where = {"chat_id": self.chat_id, **({"message_thread_id": self.topic} if self.topic else {})}
        whole = {**where, **given} if deed != "start" else given
        return bubble(await self.line.deed(self.id, deed, whole, upload))

    async def _standing(self) -> dict[int, Json]:
        messages = await self.line.messages(self.id, self.chat_id)
        return {message["message_id"]: message for message in messages}

    async def _incoming(self) -> list[Bubble]:
        return [shown for shown in await self.bubbles() if shown.message["from"]["is_bot"]]

    def _changed(self, shown: list[Bubble]) -> list[Bubble]:
        return [item for item in shown if self._before.get(item.message_id) != item.message]

    async def _wait(
        self, words: tuple[str, ...], which: str, choose: Callable[[list[Bubble]], list[Bubble]]
    ) -> Bubble:
        found: list[Bubble] = []

        async def on_screen() -> bool:
            found[:] = [shown for shown in choose(await self._incoming()) if _says(shown, words)]
            return bool(found)

        if not await self.line.until(on_screen):
            raise NotOnScreen(f"no {which}message of the bot says {_quoted(words)}\n{await self.phone()}")
        return found[-1]

    async def _button(self, label: str, on: str) -> tuple[Bubble, Button]:
        found: list[tuple[Bubble, Button]] = []

        async def on_screen() -> bool:
            shown = [item for item in reversed(await self._incoming()) if on in item.text]
            found[:] = find_buttons(shown, label)
            return bool(found)

        if not await self.line.until(on_screen):
            where = f" on a message with {on!r}" if on else ""
            raise NotOnScreen(f"there is no button [{label}]{where}\n{await self.phone()}")
        return found[0]


def _says(shown: Bubble, words: tuple[str, ...]) -> bool:
    return all(word in shown.text for word in words)


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(repr(word) for word in words) or "anything"


def _id(message: Bubble | int | None) -> int | None:
    return message.message_id if isinstance(message, Bubble) else message
