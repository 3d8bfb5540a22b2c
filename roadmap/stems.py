"""Russian words by their stems, so that a word is found in whatever form it stands."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of *text*, in their order; «ё» is «е»."""
    return tuple(_stemmer().stemWords(_WORD.findall(text.casefold().replace("ё", "е"))))


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("russian")
