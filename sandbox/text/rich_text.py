"""The phrases of a rich message: from the tree to the Bot API's RichText."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sandbox.errors import BadRequest
from sandbox.text.detect import with_detected
from sandbox.text.entities import Formatted
from sandbox.text.html import checked_link, time_extra
from sandbox.text.rich_tree import Node
from sandbox.text.units import cut16, length16
from sandbox.wire import Json

RichText = Any
"""A string, a list of rich texts, or an object with `type`."""

_STYLES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "code": "code",
    "mark": "marked",
    "sub": "subscript",
    "sup": "superscript",
}
_FOUND = {
    "url": ("url", "url"),
    "email": ("email_address", "email_address"),
    "mention": ("mention", "username"),
    "hashtag": ("hashtag", "hashtag"),
    "bot_command": ("bot_command", "bot_command"),
}


class Phrases:
    """Turns nodes into rich text; `detect` says whether bare links and commands become what they are."""

    def __init__(self, *, detect: bool) -> None:
        self.detect = detect

    def read(self, children: Iterable[Node | str], *, keep_spaces: bool = False) -> RichText:
        """The rich text of a block: white space runs are one space, the ends are trimmed."""
        parts = self._parts(children, keep_spaces=keep_spaces, detect=self.detect)
        return _joined(parts if keep_spaces else _trimmed(parts))

    def _parts(self, children: Iterable[Node | str], *, keep_spaces: bool, detect: bool) -> list[RichText]:
        parts: list[RichText] = []
        for child in children:
            if isinstance(child, Node):
                parts.append(self._phrase(child, keep_spaces=keep_spaces, detect=detect))
                continue
            text = child if keep_spaces else re.sub(r"\s+", " ", child)
            parts += _detected(text) if detect else [text]
        return _without_double_spaces(parts)

    def _phrase(self, node: Node, *, keep_spaces: bool, detect: bool) -> RichText:
        if node.name == "br":
            return "\n"
        bare = node.name in ("a", "code", "tg-math")
        inside = _joined(self._parts(node.children, keep_spaces=keep_spaces, detect=detect and not bare))
        if node.name in _STYLES:
            return {"type": _STYLES[node.name], "text": inside}
        if node.name == "a":
            return _link(node, inside)
        if node.name == "tg-time":
            extra = {"date_time_format": "", **time_extra(node.tag)}
            return {"type": "date_time", "text": inside, **extra}
        if node.name == "tg-emoji":
            return {
                "type": "custom_emoji",
                "custom_emoji_id": node.get("emoji-id"),
                "alternative_text": plain(inside),
            }
        return {"type": "mathematical_expression", "expression": plain(inside)}


def _link(node: Node, inside: RichText) -> RichText:
    if node.has("name"):
        return {"type": "anchor", "name": node.get("name")}
    href = node.get("href") or plain(inside)
    if href.startswith("#"):
        return {"type": "anchor_link", "text": inside, "anchor_name": href[1:]}
    link = checked_link(href)
    if not link:
        raise BadRequest("RICH_MESSAGE_URL_INVALID")
    return {"type": "url", "text": inside, "url": link}


def _detected(text: str) -> list[RichText]:
    parts: list[RichText] = []
    at = 0
    for entity in sorted(with_detected(Formatted(text)).entities, key=lambda e: e.offset):
        said = cut16(text, entity.offset, entity.length)
        kind, key = _FOUND[entity.type]
        parts += [
            cut16(text, at, entity.offset - at),
            {"type": kind, "text": said, key: said.removeprefix("@")},
        ]
        at = entity.end
    return [part for part in [*parts, cut16(text, at, length16(text) - at)] if part != ""]


def _without_double_spaces(parts: list[RichText]) -> list[RichText]:
    kept: list[RichText] = []
    for part in parts:
        after_break = bool(kept) and isinstance(kept[-1], str) and kept[-1].endswith("\n")
        if isinstance(part, str) and part != "\n" and after_break:
            part = part.removeprefix(" ")
        if part == "\n" and kept and isinstance(kept[-1], str):
            kept[-1] = kept[-1].removesuffix(" ")
        kept.append(part)
    return [part for part in kept if part != ""]


def _trimmed(parts: list[RichText]) -> list[RichText]:
    while parts and isinstance(parts[0], str) and not parts[0].strip():
        parts = parts[1:]
    while parts and isinstance(parts[-1], str) and not parts[-1].strip():
        parts = parts[:-1]
    if parts and isinstance(parts[0], str):
        parts = [parts[0].lstrip(), *parts[1:]]
    if parts and isinstance(parts[-1], str):
        parts = [*parts[:-1], parts[-1].rstrip()]
    return parts


def _joined(parts: list[RichText]) -> RichText:
    """Neighbouring strings become one; a single part stands for itself."""
    joined: list[RichText] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    return joined[0] if len(joined) == 1 else (joined or "")


def plain(text: RichText) -> str:
    """The words of a rich text."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(plain(part) for part in text)
    inside: Json = text
    return plain(inside.get("text") or inside.get("expression") or inside.get("alternative_text") or "")
