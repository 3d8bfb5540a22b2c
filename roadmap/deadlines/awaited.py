"""What words without dates wait for, and the time that runs from the event they name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roadmap.deadlines.pieces import Piece, Role, Words
from roadmap.deadlines.vocabulary import counting
from roadmap.deadlines.waiting import Countdown, Waits
from roadmap.deadlines.words import number_of

_COUNTS = tuple(re.compile(pattern) for pattern in counting.COUNTS)
_BACKWARDS = re.compile(counting.BACKWARDS)
_ANCHOR = re.compile(counting.ANCHOR)


def awaited(pieces: Sequence[Piece]) -> tuple[Waits, Countdown | None]:
    """What the first awaiting words of a phrase wait for, and the one countdown in all of them."""
    words = _awaiting(pieces)
    first = words[0].waits if words else Waits.PLAN
    return first or Waits.PLAN, countdown_of(_text(words)) if first is Waits.EVENT else None


def unanchored(pieces: Sequence[Piece]) -> str:
    """The words that count days from nothing («в течение 10 дней»); empty where there are none."""
    words = _awaiting(pieces)
    text = _text(words)
    counted = next((piece for piece in words if countdown_of(_text([piece]))), None)
    if counted is None or _ANCHOR.search(_without_counts(text)):
        return ""
    return counted.text


def countdown_of(text: str) -> Countdown | None:
    """The countdown that *text* tells; None for none, for several, and for days before an event."""
    if _BACKWARDS.search(text):
        return None
    found = [match for pattern in _COUNTS for match in pattern.finditer(text)]
    told = {_counted(match) for match in found}
    return told.pop() if len(told) == 1 else None


def _counted(match: re.Match[str]) -> Countdown | None:
    groups = match.groupdict()
    written, again, sort = groups.get("number"), groups.get("again"), groups.get("sort")
    number = number_of(written) if written else 1
    if not 1 <= number <= 999 or (again and number_of(again) != number) or sort in counting.UNCOUNTED:
        return None
    unit = groups["unit"]
    if unit.startswith(counting.TEN_DAYS):
        return Countdown(10 * number)
    days, months = next(size for stem, size in counting.UNITS.items() if unit.startswith(stem))
    working = sort in counting.WORKING
    if working and days != 1:
        return None
    return Countdown(days * number, working, months * number)


def _without_counts(text: str) -> str:
    for pattern in _COUNTS:
        text = pattern.sub("", text)
    return text


def _awaiting(pieces: Sequence[Piece]) -> list[Words]:
    return [piece for piece in pieces if isinstance(piece, Words) and piece.role is Role.AWAIT]


def _text(words: Sequence[Words]) -> str:
    return " ; ".join(piece.text for piece in words).lower().replace("ё", "е")
