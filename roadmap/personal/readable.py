"""A text as people mean it: one kind of space, dash, digit and quotation mark, with places to quote from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from roadmap.letters import alphabet_put_right

_QUOTES = frozenset("«»„“”‟\"'‘’`‹›")
_OH = re.compile(r"(?<=\d)[oOоО](?=\d)")


@dataclass(frozen=True, slots=True)
class Readable:
    """``text`` is to be matched; ``places`` says where in ``source`` each of its letters stands."""

    source: str
    text: str
    places: Sequence[int]

    def piece(self, start: int, end: int) -> str:
        """What the person wrote between two places of ``text``."""
        return self.source[self.places[start] : self.places[end - 1] + 1].strip()


def readable(source: str) -> Readable:
    """*source* without emoji, invisible signs and foreign digits."""
    source = unicodedata.normalize("NFC", source)
    signs = [_plain(sign) for sign in source]
    places = range(len(source)) if all(signs) else [place for place, sign in enumerate(signs) if sign]
    return Readable(source, _OH.sub("0", alphabet_put_right("".join(signs))), places)


@lru_cache(maxsize=1024)
def _plain(sign: str) -> str:
    """One sign for *sign*, or none for what cannot be seen; «İ» goes too, for it grows when made small."""
    if sign in "\tİ":
        return " "
    if (sign.isascii() and sign not in _QUOTES) or "Ѐ" <= sign <= "ӿ" or sign == "№":
        return sign
    if sign in _QUOTES:
        return '"'
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Mn", "Me"):
        return ""
    if kind == "Pd" or sign == "−":
        return "-"
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    return sign if kind.startswith(("L", "P")) else " "
