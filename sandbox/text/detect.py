"""Finds what Telegram marks by itself: links, addresses, commands, mentions, hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sandbox.text.entities import Entity, Formatted
from sandbox.text.units import length16, to16

_ZONES = (
    "ru|com|org|net|su|edu|gov|info|biz|io|me|dev|app|online|site|pro|moscow|tatar|eu|de|uk|kz|by|ua|us|cc|tv|ly|gl"
    "|\u0440\u0444|\u0440\u0443\u0441|\u043c\u043e\u0441\u043a\u0432\u0430|\u0434\u0435\u0442\u0438"
)
_PATH = r"(?:[/?#][^\s<>\"«»\u2018-\u201f]*)?"
_DOMAIN = r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.)+"
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(rf"(?<![\w.@])[\w.+-]{{1,64}}@{_DOMAIN}[a-z]{{2,10}}\b", re.I)),
    ("url", re.compile(r"(?<![\w@])(?:https?|tg|ton)://[^\s<>\"«»\u2018-\u201f]+", re.I)),
    ("url", re.compile(rf"(?<![\w@./-]){_DOMAIN}(?:{_ZONES})(?![\w-])(?::\d+)?{_PATH}", re.I)),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{4,32}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("hashtag", re.compile(r"(?<![\w#@/])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")),
)
_TRAILING = ".,:;!?…'\"`*"
_BLOCKING = (
    "code",
    "pre",
    "text_link",
    "text_mention",
    "url",
    "email",
    "mention",
    "custom_emoji",
    "date_time",
)


def with_detected(formatted: Formatted) -> Formatted:
    """Adds what stands in the text outside code and links; the first pattern to claim a stretch keeps it."""
    taken = [(e.offset, e.end) for e in formatted.entities if e.type in _BLOCKING]
    found: list[Entity] = []
    for kind, offset, length in _candidates(formatted.text):
        if all(offset + length <= start or end <= offset for start, end in taken):
            taken.append((offset, offset + length))
            found.append(Entity(kind, offset, length))
    return Formatted(formatted.text, (*formatted.entities, *found))


def _candidates(text: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            said = _without_trailing(match[0]) if kind == "url" else match[0]
            if said and not said.endswith("://"):
                yield kind, to16(text, match.start()), length16(said)


def _without_trailing(url: str) -> str:
    """A full stop after a link, and a bracket that was not opened inside it, belong to the sentence."""
    while url and (url[-1] in _TRAILING or (url[-1] in ")]}" and not _opened(url))):
        url = url[:-1]
    return url


def _opened(url: str) -> bool:
    closing = url[-1]
    return url.count({")": "(", "]": "[", "}": "{"}[closing]) >= url.count(closing)
