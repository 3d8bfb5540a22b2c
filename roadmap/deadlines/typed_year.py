"""A school year as a coordinator types it: «1 четверть: 1 сентября – 25 октября», a part a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from roadmap.deadlines.calendars import SchoolYear
from roadmap.deadlines.reader import read_deadline
from roadmap.deadlines.schedule import Kind, Window
from roadmap.period import Period
from roadmap.refusals import SchoolYearClash, SchoolYearUnclear


class PartKind(StrEnum):
    """What a school year is divided into."""

    TERM = "term"
    TRIMESTER = "trimester"
    HALF = "half"
    HOLIDAYS = "holidays"


@dataclass(frozen=True, slots=True)
class SchoolPart:
    """One part of a school year, counted from 0; holidays go autumn, winter, spring, summer."""

    kind: PartKind
    index: int


_FIELDS = {
    PartKind.TERM: "terms",
    PartKind.TRIMESTER: "trimesters",
    PartKind.HALF: "halves",
    PartKind.HOLIDAYS: "holidays",
}
_UNITS = {"четверт": PartKind.TERM, "триместр": PartKind.TRIMESTER, "полугоди": PartKind.HALF}
_ORDINALS = {"1": 0, "i": 0, "перв": 0, "2": 1, "ii": 1, "втор": 1, "3": 2, "iii": 2, "трет": 2}
_ORDINALS |= {"4": 3, "iv": 3, "четверт": 3, "четвёрт": 3}
_SEASONS = {"осен": 0, "зим": 1, "весен": 2, "лет": 3}
_LABEL = re.compile(
    r"[\s•*·–—-]*(?:"
    r"(?P<ordinal>[1-4]|iv|i{1,3}|перв|втор|трет|четв[её]рт)(?:-?[а-яё]{1,3})?\s+(?P<unit>четверт|триместр|полугоди)"
    r"|(?P<season>осен|зим|весен|лет)[а-яё]*\s+каникул"
    r")[а-яё]*[\s:–—-]*(?P<days>.*)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?!\d)")
_LETTERS_ALIKE = str.maketrans("ІіVvХх", "IiVvXx")


def read_school_year(text: str, present: SchoolYear) -> SchoolYear:
    """*present* with the parts that *text* names, each on its line, in the days it gives them.

    Raises SchoolYearUnclear for a line that is not understood, lies outside the school year or names a part
    twice, SchoolYearClash for parts that are out of order or overlap.
    """
    typed: dict[SchoolPart, Window] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        part, window = _read_line(line, present.first)
        if part in typed:
            raise SchoolYearUnclear(line)
        typed[part] = window
    if not typed:
        raise SchoolYearUnclear(text)
    year = _with(present, typed)
    _check(year)
    return year


def parts_of(year: SchoolYear) -> dict[SchoolPart, Window]:
    """Every part of a school year with its days, each kind in its order."""
    return {
        SchoolPart(kind, index): window
        for kind, name in _FIELDS.items()
        for index, window in enumerate(getattr(year, name))
    }


def _read_line(line: str, first: int) -> tuple[SchoolPart, Window]:
    match = _LABEL.fullmatch(line.translate(_LETTERS_ALIKE))
    if match is None:
        raise SchoolYearUnclear(line)
    days = _NUMERIC.sub(_padded, match["days"].rstrip(" .;,"))
    schedule = read_deadline(days, Period.school_year(first))
    windows = schedule.windows
    if schedule.kind is not Kind.FIXED or schedule.doubtful or schedule.note or len(windows) != 1:
        raise SchoolYearUnclear(line)
    if windows[0].start is None or windows[0].start >= windows[0].end:
        raise SchoolYearUnclear(line)
    return _part(match, line), windows[0]


def _padded(day: re.Match[str]) -> str:
    """In an order «8.11» may be the number of a clause; here it can only be a day."""
    return f"{int(day[1]):02}.{int(day[2]):02}"


def _part(match: re.Match[str], line: str) -> SchoolPart:
    if match["season"]:
        return SchoolPart(PartKind.HOLIDAYS, _SEASONS[match["season"].lower()])
    part = SchoolPart(_UNITS[match["unit"].lower()], _ORDINALS[match["ordinal"].lower()])
    if part.index >= {PartKind.TERM: 4, PartKind.TRIMESTER: 3, PartKind.HALF: 2}[part.kind]:
        raise SchoolYearUnclear(line)
    return part


def _with(year: SchoolYear, typed: Mapping[SchoolPart, Window]) -> SchoolYear:
    changed: dict[str, Any] = {
        name: tuple(
            typed.get(SchoolPart(kind, index), window) for index, window in enumerate(getattr(year, name))
        )
        for kind, name in _FIELDS.items()
    }
    return replace(year, **changed)


def _check(year: SchoolYear) -> None:
    """Terms and holidays take turns; trimesters and halves follow one another."""
    days = parts_of(year)
    turns = [SchoolPart(kind, n) for n in range(4) for kind in (PartKind.TERM, PartKind.HOLIDAYS)]
    lines = [turns] + [
        [part for part in days if part.kind is kind] for kind in (PartKind.TRIMESTER, PartKind.HALF)
    ]
    for line in lines:
        for before, after in pairwise(line):
            start = days[after].start
            if start is None or start <= days[before].end:
                raise SchoolYearClash(before, after)
