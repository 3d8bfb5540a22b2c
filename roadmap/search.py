"""Finding a name by a few typed words."""

from __future__ import annotations

import re

_WORD = re.compile(r"\d+|[^\W\d_]+")
_YO = str.maketrans({"\u0451": "\u0435", "\u0401": "\u0415"})


def finds(typed: str, *names: str) -> bool:
    """Whether every typed word begins some word of *names*; a number must be the same: 1 does not find 12.

    Words that say nothing (only signs) find nothing.
    """
    wanted, known = _words(typed), _words(" ".join(names))
    return bool(wanted) and all(any(_begins(word, other) for other in known) for word in wanted)


def _begins(word: str, other: str) -> bool:
    return other == word if word.isdigit() else other.startswith(word)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_YO).casefold())
