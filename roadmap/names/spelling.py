"""How a name is taken apart before it is compared: spelling evened out, words by their stems."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

from roadmap.names import vocabulary

_STEMMER = snowballstemmer.stemmer("russian")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def evened(text: str) -> str:
    """*text* with one kind of dash, of white space and of «е», without invisible marks; case stays."""
    text = _DASHES.sub("-", _INVISIBLE.sub("", text)).replace("ё", "е").replace("Ё", "Е")
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What the cases of one word have in common: the Snowball stem, mended where cases differ in it."""
    found: list[str] = [_STEMMER.stemWord(half) for half in word.lower().replace("ё", "е").split("-")]
    return "-".join(vocabulary.STEMS.get(half, half) for half in found)


def worded(text: str) -> list[tuple[str, int]]:
    """The words of *text* by their stems, each with where it ends; numbers and signs fall out."""
    return [(stem(found.group()), found.end()) for found in _WORD.finditer(text)]
