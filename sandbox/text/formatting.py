"""From the parameters text, parse_mode and entities to the text that a message carries, within its limit."""

from __future__ import annotations

from sandbox.errors import BadRequest
from sandbox.text.detect import with_detected
from sandbox.text.entities import Formatted, given, tidy
from sandbox.text.html import parse_html
from sandbox.text.units import length16
from sandbox.wire import Json

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
RAW_LIMIT = 32768
"""Bytes of the text with its markup."""


def read_text(text: str, parse_mode: str = "", entities: list[Json] | None = None) -> Formatted:
    """The text of a message, 1–4096 UTF-16 units after markup."""
    if not text:
        raise BadRequest("message text is empty")
    formatted = _read(text, parse_mode, entities)
    if not formatted.text:
        raise BadRequest("text must be non-empty")
    if length16(formatted.text) > TEXT_LIMIT:
        raise BadRequest("message is too long")
    return formatted


def read_caption(caption: str, parse_mode: str = "", entities: list[Json] | None = None) -> Formatted:
    """The caption of a file, 0–1024 UTF-16 units after markup."""
    formatted = _read(caption, parse_mode, entities)
    if length16(formatted.text) > CAPTION_LIMIT:
        raise BadRequest("message caption is too long")
    return formatted


def read_plain(text: str) -> Formatted:
    """What a person typed: no markup, links and commands are found."""
    return tidy(with_detected(tidy(Formatted(text))))


def _read(text: str, parse_mode: str, entities: list[Json] | None) -> Formatted:
    if len(text.encode()) > RAW_LIMIT:
        raise BadRequest("text is too long")
    mode = parse_mode.lower()
    if mode == "html":
        formatted = parse_html(text)
    elif mode in ("markdown", "markdownv2"):
        raise BadRequest(f"unsupported parse_mode: the sandbox reads HTML, not {parse_mode}")
    elif mode:
        raise BadRequest("unsupported parse_mode")
    else:
        formatted = Formatted(text, given(entities or [], text))
    return tidy(with_detected(tidy(formatted)))
