"""Where an indicator is to get to, as the cell of an order says it: numbers, their bounds, by year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from roadmap.documents.proofs import read_targets
from roadmap.roadmap import Change, Sign

_YEAR = re.compile(r"\b(20\d\d)\b(?:\s*(?:г\.|гг\.|год[ауы]?|-й|-м))?(?:\s*[-–—:]\s*)?")
_PARTS = re.compile(r"\s*[/;|]\s*")
_NUMBER = re.compile(r"(?<![\d.,])-?\d[\d\s\u00a0]*(?:[.,]\d+)?")
_PERCENT = re.compile(r"%|процент")
_OF_A_YEAR = re.compile(r"\b20\d\d\s*(?:г\.|год)")
_LEADING = re.compile(r"\s+(?:к|в|до|на|за)$")
_SIGNS = {
    "≥": "не менее ",
    ">=": "не менее ",
    "≤": "не более ",
    "<=": "не более ",
    ">": "более ",
    "<": "менее ",
}
_SIGN = re.compile("≥|≤|[<>]=?")
_AVERAGE = re.compile(
    r"%|процент|дол[яи]\b|средн|балл|уровень|индекс|коэффициент|охват|отношени|степень", re.IGNORECASE
)
_LESS = frozenset({Sign.AT_MOST, Sign.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Goal:
    """One number to reach; *less* where a smaller figure is better, as its words say."""

    number: Decimal
    percent: bool = False
    less: bool = False
    strict: bool = False
    """Whether the number itself is not enough: «более 5», «менее 3»."""


def goals_of(text: str) -> tuple[Goal, ...]:
    """The numbers of a target, one for each part of a composite («100 %/100 %»); () where it is not told in numbers.

    A step («рост на 5 %») is no level to compare with, and neither are two numbers in one part.
    """
    found = [_goal(part) for part in _PARTS.split(text.strip()) if part]
    return tuple(one for one in found if one is not None) if found and None not in found else ()


def goals_by_year(text: str, last_year: int) -> dict[int, str]:
    """The words of each year («2025 – 80 %; 2026 – 90 %»); those of a cell without years are for *last_year*."""
    years = list(_YEAR.finditer(text))
    if not years:
        return {last_year: text.strip()} if text.strip() else {}
    ends = [after.start() for _, after in pairwise(years)] + [len(text)]
    said = {
        int(year[1]): text[year.end() : end].strip(" ,;:.\n()–—-")
        for year, end in zip(years, ends, strict=True)
    }
    if all(said.values()):
        return said
    # «80 % к 2026 году»: the words stand before the year.
    rest = _LEADING.sub("", text[: years[0].start()].rstrip())
    return {int(years[0][1]): rest} if len(years) == 1 and goals_of(rest) else {last_year: text.strip()}


def _goal(part: str) -> Goal | None:
    part = _SIGN.sub(lambda sign: _SIGNS[sign[0]], part)
    if _OF_A_YEAR.search(part):
        return None
    targets = read_targets(part)
    if len(targets) == 1:
        one = targets[0]
        if one.change is not Change.LEVEL:
            return None
        strict = one.sign in {Sign.MORE_THAN, Sign.LESS_THAN}
        return Goal(plain(Decimal(str(one.value))), one.percent, one.sign in _LESS, strict)
    numbers = _NUMBER.findall(part)
    if targets or len(numbers) != 1:
        return None
    return Goal(_number(numbers[0]), bool(_PERCENT.search(part)))


def plain(number: Decimal) -> Decimal:
    """The same number without noughts at the end: 80, not 80.0 or 8E+1."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def is_average(name: str, unit: str) -> bool:
    """Whether figures of schools are averaged for the department, not added up: shares, points, indices."""
    return bool(_AVERAGE.search(unit) or _AVERAGE.search(name))


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure as somebody wrote it: «87,5», «12 из 15»; a share has its *numerator* and *denominator*."""

    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None


_OF = re.compile(r"\s*(-?[\d\s]+(?:[.,]\d+)?)\s*(?:из|/)\s*([\d\s]+(?:[.,]\d+)?)\s*", re.IGNORECASE)
_ALONE = re.compile(r"\s*([-−]?\d[\d\s]*(?:[.,]\d+)?)\s*(?:%|[а-яё]+\.?)?\s*", re.IGNORECASE)


def figures_typed(text: str, parts: int = 1) -> tuple[Measured, ...]:
    """The figures of a line, one for each part of a composite («100/90»); () where it is not understood."""
    pieces = re.split(r"\s*[/;]\s*", text.strip()) if parts > 1 else [text]
    found = [_measured(piece) for piece in pieces]
    return tuple(one for one in found if one is not None) if len(found) == parts and None not in found else ()


def _measured(text: str) -> Measured | None:
    share = _OF.fullmatch(text)
    if share is not None:
        above, below = _number(share[1]), _number(share[2])
        if below <= 0 or above > below:
            return None
        return Measured(plain((above / below * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)), above, below)
    alone = _ALONE.fullmatch(text)
    return None if alone is None else Measured(_number(alone[1]))


def _number(text: str) -> Decimal:
    return plain(Decimal(re.sub(r"\s", "", text).replace(",", ".").replace("−", "-")))
