"""Reads a person's phone: bubbles with their words and buttons, from the desk's messages."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.media import KINDS
from sandbox.text.rich_plain import rich_lines
from sandbox.text.units import length16
from sandbox.wire import Json

_MARKS = {
    "bold": ("*", "*"),
    "italic": ("_", "_"),
    "underline": ("__", "__"),
    "strikethrough": ("~", "~"),
    "spoiler": ("||", "||"),
    "code": ("`", "`"),
    "pre": ("```\n", "\n```"),
    "blockquote": ("> ", ""),
    "expandable_blockquote": ("> ", ""),
}


@dataclass(frozen=True, slots=True)
class Button:
    """A button of an inline keyboard: its label and one action."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message on the screen."""

    message_id: int
    author: str
    outgoing: bool
    text: str
    """The words, without marks: what an assertion looks at."""
    lines: tuple[str, ...]
    """The words as a transcript prints them: bold as *…*, links as text (address), files as <document>."""
    rows: tuple[tuple[Button, ...], ...]
    edited: bool
    message: Json

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)


def bubble(message: Json) -> Bubble:
    """Reads one message of the desk."""
    author = message["from"]
    lines = _lines(message)
    return Bubble(
        message["message_id"],
        " ".join(filter(None, (author["first_name"], author.get("last_name")))),
        bool(message.get("outgoing")),
        _seen(_words(message)),
        tuple(_seen(line) for line in lines),
        tuple(tuple(_button(item) for item in row) for row in _rows(message)),
        "edit_date" in message,
        message,
    )


def find_buttons(shown: list[Bubble], label: str) -> list[tuple[Bubble, Button]]:
    """Buttons with this very label, else the only one in a message that has it as a part; as `shown` goes."""
    pairs = [(item, button) for item in shown for button in item.buttons]
    exact = [(item, button) for item, button in pairs if button.label == label]
    if exact:
        return exact
    for item in shown:
        partly = [(item, button) for button in item.buttons if label in button.label]
        if len(partly) == 1:
            return partly
    return []


def _rows(message: Json) -> list[list[Json]]:
    rows: list[list[Json]] = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    return rows


def _button(item: Json) -> Button:
    return Button(_seen(item["text"]), item.get("callback_data"), item.get("url"))


def _seen(text: str) -> str:
    """A no-break space looks like any other."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _words(message: Json) -> str:
    if "rich_message" in message:
        return "\n".join(rich_lines(message["rich_message"]["blocks"]))
    return str(message.get("text") or message.get("caption") or "\n".join(_lines(message)))


def _lines(message: Json) -> list[str]:
    lines = [f"(forwarded from {_sender(message)})"] if "forward_origin" in message else []
    if message.get("reply_to_message"):
        quoted = _words(message["reply_to_message"]).split("\n")[0]
        lines.append(f"| {quoted[:60]}")
    kinds = [
        kind for kind in KINDS if kind in message and not (kind == "document" and "animation" in message)
    ]
    lines += [_file(kind, message[kind]) for kind in kinds]
    if "rich_message" in message:
        lines += rich_lines(message["rich_message"]["blocks"])
    for field, marks in (("text", "entities"), ("caption", "caption_entities")):
        if message.get(field):
            lines += marked(message[field], message.get(marks, [])).split("\n")
    return lines or [_other(message)]


def _sender(message: Json) -> str:
    return str(message["forward_origin"].get("sender_user", {}).get("first_name", "somebody"))


def _file(kind: str, value: Json | list[Json]) -> str:
    name = value.get("file_name", "") if isinstance(value, dict) else ""
    return f"<{kind}{': ' + name if name else ''}>"


def _other(message: Json) -> str:
    if "contact" in message:
        return f"<contact: {message['contact']['first_name']} {message['contact']['phone_number']}>"
    if "location" in message:
        return f"<location: {message['location']['latitude']}, {message['location']['longitude']}>"
    known = {"message_id", "from", "chat", "date", "outgoing", "silent"}
    return f"<{', '.join(key for key in message if key not in known) or 'nothing'}>"


def marked(text: str, entities: list[Json]) -> str:
    """The text with signs around what is bold, italic, a link …"""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for entity in entities:
        before, after = _marks(entity)
        start, end = entity["offset"], entity["offset"] + entity["length"]
        opening[start] = opening.get(start, "") + before
        closing[end] = after + closing.get(end, "")
    said, at = "", 0
    for character in text:
        said += closing.get(at, "") + opening.get(at, "") + character
        at += length16(character)
    return said + closing.get(at, "")


def _marks(entity: Json) -> tuple[str, str]:
    if entity["type"] == "text_link":
        return "", f" ({entity['url']})"
    return _MARKS.get(entity["type"], ("", ""))
