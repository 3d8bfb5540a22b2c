"""Dates and numbers of orders: «от 22.03.2023 № 210», «26» января 2026 г."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
]
_DIGITS = re.compile(r"(?<![\d.])(\d{1,2})\s*[.\-/]\s*(\d{1,2})\s*[.\-/]\s*(\d{4})(?!\d)")
_WORDS = re.compile(r"[«\"]?\s*(\d{1,2})\s*[»\"]?\s+([а-яё]{3,10})\s+(\d{4})", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:№|\bN[o:°]?\s*:?)\s*([\wА-Яа-яЁё][\wА-Яа-яЁё./\\]*(?:\s?[-–]\s?[\wА-Яа-яЁё./\\]+)*)"
)


def date_in(text: str) -> date | None:
    """The first date in *text* that the calendar has."""
    found = [(match.start(), _by_digits(match)) for match in _DIGITS.finditer(text)]
    found += [(match.start(), _by_words(match)) for match in _WORDS.finditer(text)]
    days = sorted((start, day) for start, day in found if day is not None)
    return days[0][1] if days else None


def _by_digits(match: re.Match[str]) -> date | None:
    return _date(int(match[3]), int(match[2]), int(match[1]))


def _by_words(match: re.Match[str]) -> date | None:
    word = match[2].lower()
    month = next(
        (i for i, stem in enumerate(_MONTHS, 1) if word.startswith(stem) and len(word) - len(stem) <= 2), 0
    )
    return _date(int(match[3]), month, int(match[1]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def number_in(text: str) -> str:
    """The number after «№», empty if there is none."""
    return next((number for _, number in numbers_in(text)), "")


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """Every number after «№», with the place of its «№»."""
    for found in _NUMBER.finditer(text):
        yield found.start(), re.sub(r"\s*–\s*|\s+-\s*|-\s+", "-", found[1]).rstrip(".,")
