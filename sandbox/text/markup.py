"""Cuts HTML markup into text, start tags and end tags, with Telegram's complaints about broken ones."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from sandbox.errors import BadRequest

_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


class CannotParse(BadRequest):
    """400: the markup is not Telegram's HTML."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"can't parse entities: {reason}")


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text with its character references decoded."""

    value: str


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag; `at` is its byte offset in UTF-8, `closed` says that it ends with `/>`."""

    name: str
    at: int
    attributes: dict[str, str | None] = field(default_factory=dict)
    closed: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """An end tag; the name may be empty, as Telegram allows `</>`."""

    name: str
    at: int


Token = Text | Start | End


def decode(text: str) -> str:
    """Replaces the references that Telegram knows (numbers, lt, gt, amp, quot); others stay as text."""
    return _CHARACTER.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    code = int(found[1], 16) if found[1] else int(found[2])
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return found[0]
    return chr(code)


def scan(source: str, known: Container[str], *, may_close_itself: bool = False) -> Iterator[Token]:
    """Yields the tokens of `source`; raises CannotParse at the first broken tag, or one that is not `known`.

    `may_close_itself`: rich messages have `<br/>`; in plain messages Telegram reads `br/` as a tag's name.
    """
    position = 0
    while position < len(source):
        opening = source.find("<", position)
        if opening < 0:
            opening = len(source)
        if opening > position:
            yield Text(decode(source[position:opening]))
        if opening == len(source):
            return
        reader = _TagReader(source, opening, known, may_close_itself)
        yield reader.end_tag() if source[opening + 1 : opening + 2] == "/" else reader.start_tag()
        position = reader.position


class _TagReader:
    """Reads one tag from its `<` on."""

    def __init__(self, source: str, opening: int, known: Container[str], may_close_itself: bool) -> None:
        self.source = source
        self.position = opening + 1
        self.at = len(source[:opening].encode())
        self.known = known
        self.may_close_itself = may_close_itself

    def peek(self) -> str:
        return self.source[self.position : self.position + 1]

    def take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.position)
        taken = found[0] if found else ""
        self.position += len(taken)
        return taken

    def skip_spaces(self) -> None:
        self.take(re.compile(r"\s*"))

    def end_tag(self) -> End:
        self.position += 1
        name = self.take(_TAG_NAME)
        self.skip_spaces()
        if self.peek() != ">":
            raise CannotParse(f"Unclosed end tag at byte offset {self.at}")
        self.position += 1
        return End(name.lower(), self.at)

    def start_tag(self) -> Start:
        name = self.take(_TAG_NAME)
        if not self.peek():
            raise CannotParse(f"Unclosed start tag at byte offset {self.at}")
        closed = self.may_close_itself and name.endswith("/")
        name = (name[:-1] if closed else name).lower()
        if name not in self.known:
            raise CannotParse(f'Unsupported start tag "{name}" at byte offset {self.at}')
        attributes: dict[str, str | None] = {}
        self.skip_spaces()
        while self.peek() != ">":
            if self.may_close_itself and self.source.startswith("/>", self.position):
                closed = True
                self.position += 1
                break
            key, value = self.attribute(name)
            attributes[key] = value
            self.skip_spaces()
        self.position += 1
        return Start(name, self.at, attributes, closed)

    def attribute(self, tag: str) -> tuple[str, str | None]:
        name = self.take(_ATTRIBUTE_NAME)
        if not name:
            self.unless_at_end(tag)
            raise CannotParse(f'Empty attribute name in the tag "{tag}" at byte offset {self.at}')
        self.skip_spaces()
        self.unless_at_end(tag)
        if self.peek() != "=":
            return name.lower(), None
        self.position += 1
        self.skip_spaces()
        self.unless_at_end(tag)
        value = self.quoted() if self.peek() in "\"'" else self.name_token()
        self.unless_at_end("")
        return name.lower(), value

    def quoted(self) -> str:
        quote = self.peek()
        closing = self.source.find(quote, self.position + 1)
        if closing < 0:
            closing = len(self.source)
        value = self.source[self.position + 1 : closing]
        self.position = closing + 1
        return decode(value)

    def name_token(self) -> str:
        begins = len(self.source[: self.position].encode())
        value = self.take(_NAME_TOKEN)
        following = self.peek()
        if following and not following.isspace() and following != ">":
            raise CannotParse(f"Unexpected end of name token at byte offset {begins}")
        return value.lower()

    def unless_at_end(self, tag: str) -> None:
        if not self.peek():
            named = f' "{tag}"' if tag else ""
            raise CannotParse(f"Unclosed start tag{named} at byte offset {self.at}")
