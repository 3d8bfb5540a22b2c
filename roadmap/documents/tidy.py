"""Cleaning text that arrives with scanning noise: tags, spaces, marks of emphasis, words cut in two."""

from __future__ import annotations

import html
import re
from collections.abc import Set

_BREAKING_TAG = re.compile(r"<\s*/?\s*(?:p|br|li|div|tr|h[1-6])(?:\s[^<>]*)?/?\s*>", re.IGNORECASE)
_TAG = re.compile(
    r"<\s*/?\s*(?:b|i|u|s|a|em|strong|ul|ol|span|font|sup|sub|table|tbody|thead|td|th|center|small)"
    r"(?:\s[^<>]*)?/?\s*>",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]")
_SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_EMPHASIS = re.compile(r"(?<!\*)\*\*(?!\*)|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")
_STARS = re.compile(r"(?<![\w*])\*(\S[^*\n]*?\S|\S)\*(?![\w*])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# First halves of compounds that keep their hyphen where a line was broken at it.
_KEEPS_HYPHEN = frozenset(
    [
        "мастер",
        "онлайн",
        "офлайн",
        "интернет",
        "веб",
        "медиа",
        "бизнес",
        "пресс",
        "блиц",
        "мини",
        "экспресс",
        "фото",
        "видео",
        "дизайн",
        "по",
        "кое",
        "из",
        "во",
        "школы",
        "педагоги",
        "педагогов",
        "учителя",
        "учителей",
        "учителям",
        "педагогам",
        "педагога",
        "учитель",
        "педагог",
        "план",
        "вице",
        "тест",
        "кейс",
        "флеш",
        "социально",
    ]
)


def tidied(text: str) -> str:
    """*text* without tags, emphasis and doubled spaces; a line for each paragraph, none of them empty."""
    if "<" in text:
        text = _TAG.sub("", _BREAKING_TAG.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    if "*" in text or "_" in text:
        text = _STARS.sub(r"\1", _EMPHASIS.sub("", text)).replace("**", "")
    text = _INVISIBLE.sub("", text)
    if "\n" not in text and "\r" not in text:
        return _SPACES.sub(" ", text).strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """A cell's lines as one line."""
    return text.replace("\x1e", "").replace("\n", " ") if "\n" in text or "\x1e" in text else text


def squeezed(text: str) -> str:
    """*text* for comparing: small letters and digits alone."""
    return "".join(filter(str.isalnum, text.lower().replace("ё", "е")))


def words_of(text: str) -> list[str]:
    """The words of *text* in small letters."""
    return _WORD.findall(text.lower())


def joined(first: str, second: str, known: Set[str] = frozenset(), counts: Set[str] = frozenset()) -> str:
    """Two pieces of one text, with the word between them whole again if it was cut.

    *known* are the words of the document, *counts* those of them that occur more than once: a cut word
    is recognised by its whole form standing somewhere else.
    """
    if not first or not second:
        return first or second
    if first.endswith(("-", "\u2010", "\u2011")) and second[0].islower() and first[-2:-1].isalpha():
        return _joined_at_hyphen(first[:-1], second, known)
    if first[-1].isalpha() and second[0].islower() and _one_word(first, second, known, counts):
        return first + second
    return f"{first} {second}"


def _joined_at_hyphen(first: str, second: str, known: Set[str]) -> str:
    head, tail = _last_word(first), _first_word(second)
    if tail in ("и", "или", "либо"):
        return f"{first}- {second}"
    if head + tail in known:
        return first + second
    compound = f"{head}-{tail}" in known or head in _KEEPS_HYPHEN or (len(head) > 4 and head[-1] in "ое")
    return f"{first}-{second}" if compound or first[-1].isupper() else first + second


def _one_word(first: str, second: str, known: Set[str], counts: Set[str]) -> bool:
    head, tail = _last_word(first), _first_word(second)
    if len(tail) < 2 or len(head) < 2 or head in counts or tail in counts:
        return False
    whole = head + tail
    # The same word may stand elsewhere in another case.
    beginning = whole[: max(len(head) + 2, len(whole) - 3, 6)]
    return whole in known or any(word.startswith(beginning) for word in known)


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+$", text)
    return found.group().lower() if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found.group().lower() if found else ""
