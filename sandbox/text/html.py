"""Telegram's HTML for plain messages: tags become entities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sandbox.text.entities import Entity, Formatted
from sandbox.text.markup import CannotParse, End, Start, Text, scan
from sandbox.text.units import length16
from sandbox.wire import Json

INLINE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
}
ALLOWED = (*INLINE, "a", "blockquote", "tg-emoji", "tg-time")
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: Start
    offset: int
    characters: int


def parse_html(source: str) -> Formatted:
    """Reads `source`; raises CannotParse with Telegram's words and byte offsets."""
    text = ""
    opened: list[_Open] = []
    entities: list[Entity] = []
    for token in scan(source, ALLOWED):
        if isinstance(token, Text):
            text += token.value
        elif isinstance(token, Start):
            check_tag(token)
            opened.append(_Open(token, length16(text), len(text)))
        else:
            begun = _matching(opened, token)
            _close(begun, text, entities)
    if opened:
        raise CannotParse(f'Can\'t find end tag corresponding to start tag "{opened[-1].tag.name}"')
    return Formatted(text, tuple(entities))


def check_tag(tag: Start) -> None:
    """Refuses tags without the attributes that give them a meaning."""
    if tag.name == "span" and tag.attributes.get("class") != "tg-spoiler":
        raise CannotParse(f'Tag "span" must have class "tg-spoiler" at byte offset {tag.at}')
    if tag.name == "tg-time":
        time_extra(tag)


def _matching(opened: list[_Open], end: End) -> _Open:
    if not opened:
        raise CannotParse(f"Unexpected end tag at byte offset {end.at}")
    expected = opened[-1].tag.name
    if end.name and end.name != expected:
        raise CannotParse(
            f'Unmatched end tag at byte offset {end.at}, expected "</{expected}>", found "</{end.name}>"'
        )
    return opened.pop()


def _close(begun: _Open, text: str, entities: list[Entity]) -> None:
    length = length16(text) - begun.offset
    if length == 0:
        return
    if begun.tag.name == "pre" and _wraps_code(begun, length, entities):
        code = entities.pop()
        entities.append(Entity("pre", begun.offset, length, code.extra))
        return
    found = meaning(begun.tag, text[begun.characters :])
    if found:
        entities.append(Entity(found[0], begun.offset, length, found[1]))


def _wraps_code(begun: _Open, length: int, entities: list[Entity]) -> bool:
    last = entities[-1] if entities else None
    return (
        last is not None
        and (last.type, last.offset, last.length) == ("code", begun.offset, length)
        and "language" in last.extra
    )


def meaning(tag: Start, covered: str) -> tuple[str, Json] | None:
    """The entity's type and its own fields; nothing for a link that leads nowhere: the bare text stays."""
    if tag.name == "a":
        return _link(tag.attributes.get("href") or covered)
    if tag.name == "blockquote":
        return ("expandable_" if "expandable" in tag.attributes else "") + "blockquote", {}
    if tag.name == "tg-emoji":
        return "custom_emoji", {"custom_emoji_id": tag.attributes.get("emoji-id") or ""}
    if tag.name == "tg-time":
        return "date_time", time_extra(tag)
    language = (tag.attributes.get("class") or "").partition("language-")[2]
    if tag.name == "code" and language:
        return "code", {"language": language}
    return INLINE[tag.name], {}


def time_extra(tag: Start) -> Json:
    """`<tg-time unix="…" format="…">`: seconds since 1970; r, or some of w, d or D, t or T in that order."""
    unix, form = tag.attributes.get("unix") or "", tag.attributes.get("format") or ""
    if not re.fullmatch(r"\d{1,10}", unix) or not _TIME_FORMAT.fullmatch(form):
        raise CannotParse(f'Tag "tg-time" must have valid "unix" and "format" at byte offset {tag.at}')
    return {"unix_time": int(unix), **({"date_time_format": form} if form else {})}


def _link(href: str) -> tuple[str, Json] | None:
    mention = re.fullmatch(r"tg://user\?id=(\d+)", href)
    if mention:
        return "text_mention", {"user_id": int(mention[1])}
    link = checked_link(href)
    return ("text_link", {"url": link}) if link else None


def checked_link(href: str) -> str:
    """The link as Telegram stores it, or an empty string for what is not a link."""
    href = href.strip()
    if not re.match(r"(?i)[a-z][a-z0-9+.-]*:", href):
        href = f"http://{href}"
    try:
        parts = urlsplit(href)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme in ("tg", "ton", "tonsite"):
        return href
    if parts.scheme not in ("http", "https") or not re.fullmatch(
        r"[^\s/@]+\.[^\s/@.]{2,}|[\d.]+|localhost", host
    ):
        return ""
    return href if parts.path or parts.query or parts.fragment else href + "/"
