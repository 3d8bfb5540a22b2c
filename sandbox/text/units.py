"""Counts and cuts text in UTF-16 code units, in which Telegram gives every offset and limit."""

from __future__ import annotations


def length16(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def cut16(text: str, offset: int, length: int) -> str:
    """The part of `text` that an entity covers; half a surrogate pair becomes U+FFFD."""
    units = text.encode("utf-16-le")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def to16(text: str, index: int) -> int:
    """The UTF-16 offset of the character number `index`."""
    return length16(text[:index])
