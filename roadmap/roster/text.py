"""Text of a roster in one form: without marks that nobody sees, and as a key that spellings share."""

from __future__ import annotations

import re

from roadmap.planning import name_key

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000e-\u001b\u007f]")
_RETURN = re.compile("_x000[dD]_")
_DASHES = re.compile("[\u2010-\u2015]")


def one_line(text: str) -> str:
    """*text* in one line, without doubled spaces and marks of direction."""
    return " ".join(_UNSEEN.sub("", _RETURN.sub(" ", text)).split())


def key_of(name: str) -> str:
    """What two spellings of one name have in common: «МБОУ СОШ №2» is «МБОУ "СОШ № 2"», «ё» is «е»."""
    return name_key(_DASHES.sub("-", one_line(name)).casefold()).replace("\u0451", "\u0435")
