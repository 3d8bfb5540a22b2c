"""The stretch of days a plan is made for: calendar years, a school year, or two dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_YEARS = re.compile(r"(\d{4})(?:\s*-\s*(\d{4}))?")
_SCHOOL_YEAR = re.compile(r"(\d{4})\s*/\s*(\d{4}|\d{2})")
_DATES = re.compile(r"(\d{4}-\d\d-\d\d)\s*/\s*(\d{4}-\d\d-\d\d)")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


class UnreadablePeriod(ValueError):
    """The text names no period; ``text`` is what was given."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` to ``end``, both days included.

    A school year is 1 September – 31 August: a bare month of its plan belongs to that school year.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise UnreadablePeriod(f"{self.start}/{self.end}")

    @classmethod
    def years(cls, first: int, last: int | None = None) -> Self:
        """Whole calendar years, *first* to *last* included."""
        return cls(date(first, 1, 1), date(last or first, 12, 31))

    @classmethod
    def school_year(cls, first: int) -> Self:
        """The school year that begins on 1 September of *first*."""
        return cls(date(first, 9, 1), date(first + 1, 8, 31))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2024``, ``2020-2024``, ``2024/2025`` (a school year) or ``2024-02-01/2024-11-30``.

        Raises :class:`UnreadablePeriod` for anything else, ends before starts and years beyond 1990–2100.
        """
        text = text.strip().replace("–", "-").replace("—", "-")
        try:
            period = cls._parsed(text)
        except ValueError as error:
            raise UnreadablePeriod(text) from error
        if not (period.start.year >= _FIRST_YEAR and period.end.year <= _LAST_YEAR):
            raise UnreadablePeriod(text)
        return period

    @classmethod
    def _parsed(cls, text: str) -> Self:
        if match := _DATES.fullmatch(text):
            return cls(date.fromisoformat(match[1]), date.fromisoformat(match[2]))
        if match := _SCHOOL_YEAR.fullmatch(text):
            first, last = int(match[1]), int(match[1][: 4 - len(match[2])] + match[2])
            if last == first + 1:
                return cls.school_year(first)
        if match := _YEARS.fullmatch(text):
            return cls.years(int(match[1]), int(match[2] or match[1]))
        raise UnreadablePeriod(text)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        """The shortest text that :meth:`parse` reads as this period."""
        first, last = self.start.year, self.end.year
        if self.is_school_year:
            return f"{first}/{last}"
        if self == Period.years(first, last):
            return str(first) if first == last else f"{first}-{last}"
        return f"{self.start}/{self.end}"

    @property
    def is_school_year(self) -> bool:
        return self == Period.school_year(self.start.year)

    @property
    def calendar_years(self) -> range:
        """Every calendar year the period touches."""
        return range(self.start.year, self.end.year + 1)
