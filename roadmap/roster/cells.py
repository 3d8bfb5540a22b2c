"""What stands in a cell of a roster: a code, a name, a day – or a problem of it."""

from __future__ import annotations

import re
from datetime import date

from roadmap.documents.dates import date_in
from roadmap.people import NAME_MOST
from roadmap.roster.book import Cell
from roadmap.roster.roster import Problem
from roadmap.roster.vocabulary import OPEN_WORDS, WRITTEN_DAY

EMPTY = Cell("")
ORGANISATION_MOST = 500
_PRIVATE = re.compile(r"(?<!\d)(?:\+?\d[\s()\-–]*){10,}|[\w.+-]+@[\w-]+\.\w+")
_CODE = re.compile(r"(?:№\s*)?(\d{1,10})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]00:00(?::00)?)?")
_YEARS = range(1990, 2101)


class Unfit(Exception):
    """What stands in a cell cannot be used; *text* is what stands there."""

    def __init__(self, code: Problem, text: str) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text


def checked(cell: Cell) -> str:
    """What the cell shows; raises Unfit for #REF! and for a formula that was never worked out."""
    if cell.problem is not None:
        raise Unfit(cell.problem, cell.text)
    return cell.text


def name_in(cell: Cell, most: int = NAME_MOST) -> str:
    """A name of a person or, with more letters, of an organisation; raises Unfit."""
    text = checked(cell)
    if not text:
        raise Unfit(Problem.NAME_MISSING, "")
    without_private(text)
    if len(text) > most:
        raise Unfit(Problem.TEXT_TOO_LONG, text)
    if not any(letter.isalpha() for letter in text):
        raise Unfit(Problem.NAME_UNUSABLE, text)
    return text


def words_in(cell: Cell, most: int = NAME_MOST) -> str:
    """Any words, perhaps none; raises Unfit."""
    text = checked(cell)
    without_private(text)
    if len(text) > most:
        raise Unfit(Problem.TEXT_TOO_LONG, text)
    return text


def without_private(text: str) -> None:
    """Raises Unfit where a telephone or an address for mail stands in the text."""
    found = _PRIVATE.search(text)
    if found is not None:
        raise Unfit(Problem.PRIVATE_INSIDE, text)


def code_in(cell: Cell) -> int | None:
    """The bot's own number of an organisation or a post, None for a new one; raises Unfit."""
    text = checked(cell)
    if not text:
        return None
    found = _CODE.fullmatch(text)
    if found is None:
        raise Unfit(Problem.CODE_UNREADABLE, text)
    return int(found[1])


def day_in(cell: Cell) -> date | None:
    """The day in a cell, None for no limit; raises Unfit."""
    text = checked(cell)
    if not text or text.casefold() in OPEN_WORDS:
        return None
    day = cell.day or _written(text)
    if day is None or day.year not in _YEARS:
        raise Unfit(Problem.DATE_UNREADABLE, text)
    return day


def _written(text: str) -> date | None:
    if _ISO.fullmatch(text):
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            return None
    return date_in(text) if WRITTEN_DAY.fullmatch(text) else None
