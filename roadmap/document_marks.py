"""The number and the date that a document carries, as people type them: «№ 45-о от 12.03.2026», «45 12.03»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from roadmap.documents.dates import date_in, numbers_in
from roadmap.documents.papers import INSTITUTION, PAPER

NUMBER_MOST = 40
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\s*[.\-/]\s*(\d{1,2})(?:\s*[.\-/]\s*(\d{2}))?(?![\d.]*\d)")
_LONG = re.compile(r"(?<![\d.])\d{1,2}\s*[.\-/]\s*\d{1,2}\s*[.\-/]\s*\d{4}(?!\d)")
_EXTENSION = re.compile(r"\.(?:[a-zA-Z]{2,4}\d?|7z)$")
_BARE = re.compile(r"(?<![\w.])(\d[\w/\\-]*)(?![.\w])")


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found: *number* is empty and *dated* None where there is none."""

    number: str = ""
    dated: date | None = None

    def __bool__(self) -> bool:
        return bool(self.number or self.dated)


def marks_in(text: str, today: date) -> Marks:
    """The number after «№» in *text*, with its date: what people write beside a proof without being asked.

    A date alone may be any date, so it is none of the document; the number of a school is none either.
    *text* may be a file's name.
    """
    text = _EXTENSION.sub("", text)
    start, number = _own_number(text)
    if not number:
        return Marks()
    return Marks(
        number[:NUMBER_MOST], _dated(f"{text[:start]} {text[start:].replace(number, ' ', 1)}", today)
    )


def _own_number(text: str) -> tuple[int, str]:
    """The number of the document, with the place of its «№»: rather the one that follows the paper's word."""
    own = [(start, number) for start, number in numbers_in(text) if not INSTITUTION.search(text[:start])]
    for paper in PAPER.finditer(text):
        after = [one for one in own if one[0] >= paper.end()]
        if after:
            return after[0]
    return own[0] if own else (0, "")


def marks_asked_for(text: str, today: date) -> Marks:
    """The same where the number was asked for: one without «№» counts as well."""
    found = marks_in(text, today)
    if found:
        return found
    bare = _BARE.search(
        _SHORT.sub(lambda match: match[0] if _short(match, today) is None else " ", _LONG.sub(" ", text))
    )
    return Marks(bare[1][:NUMBER_MOST] if bare else "", _dated(text, today))


def _dated(text: str, today: date) -> date | None:
    """A date; one without its century is of this one, one without its year the last that has passed."""
    whole = date_in(text)
    if whole is not None:
        return whole
    short = (_short(match, today) for match in _SHORT.finditer(_LONG.sub(" ", text)))
    return next((day for day in short if day is not None), None)


def _short(match: re.Match[str], today: date) -> date | None:
    if match[3]:
        return _day(2000 + int(match[3]), int(match[2]), int(match[1]))
    this_year = _day(today.year, int(match[2]), int(match[1]))
    if this_year is None or this_year <= today:
        return this_year
    return _day(today.year - 1, int(match[2]), int(match[1]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
