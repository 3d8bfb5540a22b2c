"""The plan's period: from its title, the order's title and clauses, failing that from the order's date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from roadmap.period import Period, UnreadablePeriod

_YEAR = r"(20\d\d)"
_DASH = r"\s*[-–—]\s*"
_G = r"(?:\s*(?:г\.?г?\.?|год\w*))?"
_SCHOOL = re.compile(rf"{_YEAR}\s*[/–—-]\s*(?:20)?\d\d{_G}\s*(?:уч\.|учебн)")
_SCHOOL_MANY = re.compile(
    rf"{_YEAR}\s*[/–—-]\s*(?:20)?\d\d\s*(?:,|и|[–—-])\s*{_YEAR}\s*[/–—-]\s*(?:20)?\d\d{_G}\s*(?:уч\.|учебн)"
)
_SLASH = re.compile(rf"{_YEAR}\s*/\s*(20\d\d|\d\d)\b")
_RANGE = re.compile(
    rf"{_YEAR}{_G}(?:{_DASH}|\s+по\s+|\s*,\s*(?:20\d\d\s*,\s*)*(?:20\d\d\s+и\s+)?|\s+и\s+){_YEAR}"
)
_HALF = re.compile(rf"\b(?:(I|1|перв\w+)|(II|2|втор\w+))(?:-?[ео]е)?\s+полугоди\w+\s+{_YEAR}")
_IN_YEAR = re.compile(rf"\b(?:на|в|за|течение)\s+(?:\w+\s+)?{_YEAR}\s*(?:г\b|г\.|год)")
_TO_YEAR = re.compile(rf"\b(?:до|по)\s+{_YEAR}\s*(?:г\b|г\.|год)")
_ANY = re.compile(rf"(?<![\d.]){_YEAR}(?!\d)")


def period_in(text: str, ordered: date | None = None) -> Period | None:
    """The period that *text* names, the last named where there are several of a sort."""
    try:
        return _school(text) or _range(text) or _part(text) or _open(text, ordered)
    except UnreadablePeriod:
        return None


def _school(text: str) -> Period | None:
    if many := _SCHOOL_MANY.search(text):
        return Period(Period.school_year(int(many[1])).start, Period.school_year(int(many[2])).end)
    found = _SCHOOL.search(text) or _SLASH.search(text)
    return Period.school_year(int(found[1])) if found else None


def _range(text: str) -> Period | None:
    found = list(_RANGE.finditer(text))
    return Period.years(int(found[-1][1]), int(found[-1][2])) if found else None


def _part(text: str) -> Period | None:
    if half := _HALF.search(text):
        year = int(half[3])
        return (
            Period(date(year, 1, 1), date(year, 6, 30))
            if half[1]
            else Period(date(year, 7, 1), date(year, 12, 31))
        )
    found = _IN_YEAR.findall(text)
    return Period.years(int(found[-1])) if found else None


def _open(text: str, ordered: date | None) -> Period | None:
    if (found := _TO_YEAR.search(text)) and ordered and ordered.year <= int(found[1]):
        return Period.years(ordered.year, int(found[1]))
    years = _ANY.findall(text)
    return Period.years(int(years[-1])) if len(set(years)) == 1 else None


def period_of(titles: Iterable[str], ordered: date | None) -> Period | None:
    """The period by the first of *titles* that names one, failing that the year of the order."""
    for title in titles:
        period = period_in(title, ordered)
        if period is not None:
            return period
    return Period.years(ordered.year) if ordered else None


def period_of_deadlines(deadlines: Iterable[str]) -> Period | None:
    """The years that deadlines name most: what a plan without a title and a date may be for."""
    years = Counter(int(year) for text in deadlines for year in _ANY.findall(text))
    if not years:
        return None
    usual = [year for year, count in years.items() if count * 5 >= years.most_common(1)[0][1]]
    return Period.years(min(usual), max(usual))
