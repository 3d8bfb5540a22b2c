"""What a clue names outright: the number of a row («п. 2.4») and the days or months it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.guess import vocabulary as v

_NUMBER = r"[IVXА-Д]{0,5}\.?\d{1,3}(?:\.\d{1,3}){0,3}"
_CALLED = re.compile(rf"(?<![а-яё])(?:{v.ROW}) ?(?:№\s?)?(?P<number>{_NUMBER})(?![\d])", re.IGNORECASE)
_LEADING = re.compile(rf"^\W{{0,3}}(?P<number>{_NUMBER})(?=[. )_-]|$)(?!\.\d)", re.IGNORECASE)
_ANYWHERE = re.compile(r"(?<![\d.])(?P<number>[IVX]{1,4}\.\d{1,2}|\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.]*\d)")
_DAY_AND_MONTH = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
_NOT_A_ROW = re.compile(rf"(?:{v.PAPER_BEFORE_NUMBER}) ?№? ?$", re.IGNORECASE)
_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[._ -](?P<month>\d{1,2})[._ -](?P<year>20\d\d|\d\d)(?!\d)"
    r"|(?<!\d)(?P<year2>20\d\d)-?(?P<month2>\d\d)-?(?P<day2>\d\d)(?!\d)"
    rf"|(?<!\d)(?P<day3>\d{{1,2}}) ?(?P<word>{v.MONTH})(?![а-яё])",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"(?<![а-яё\d])(?P<word>{v.MONTH})(?![а-яё])", re.IGNORECASE)
_ORDINAL = (
    r"(?P<which>[1-4]|IV|I{1,3}|перв\w+|втор\w+|трет\w+|четв\w+)(?:-?(?:й|ый|ой|ий|е|ое|я|ая|го|ого))?[ _-]?"
)
_PART = re.compile(
    rf"(?<![\wа-яё.]){_ORDINAL}(?:(?P<quarter>{v.QUARTER})|(?P<term>{v.TERM})|(?P<half>{v.HALF}))(?![а-яё])",
    re.IGNORECASE,
)
_ORDINALS = {
    "1": 1,
    "i": 1,
    "п": 1,
    "2": 2,
    "ii": 2,
    "в": 2,
    "3": 3,
    "iii": 3,
    "т": 3,
    "4": 4,
    "iv": 4,
    "ч": 4,
}
_TERMS = {1: ((9, 1), (11, 5)), 2: ((11, 1), (12, 31)), 3: ((1, 9), (3, 31)), 4: ((4, 1), (5, 31))}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days a clue is about, both ends in; one day where it names a day."""

    first: date
    last: date


def plain_number(number: str) -> str:
    """«1.3.», «I.2)» as they are compared."""
    return re.sub(r"^[.\s]+|[.)\s]+$", "", number).casefold()


def rows_named(text: str) -> dict[str, float]:
    """Row numbers in *text* with how clearly each is meant, up to 1."""
    found: dict[str, float] = {}
    for rule, clear in ((_ANYWHERE, 0.6), (_LEADING, 0.5), (_CALLED, 1.0)):
        for match in rule.finditer(text):
            number = plain_number(match["number"])
            if clear < 1 and (_NOT_A_ROW.search(text[: match.start()]) or _DAY_AND_MONTH.fullmatch(number)):
                continue
            if rule is _LEADING and _counts_something(text[match.end() :]):
                continue
            found[number] = max(clear, found.get(number, 0))
    return found


def stretches_named(text: str, today: date) -> tuple[Stretch, ...]:
    """Days, months, quarters, school terms and halves in *text*, in the year nearest to *today*."""
    found = list(_days(text, today))
    bare = _DAY.sub(" ", text)
    found += _parts(bare, today)
    for match in _MONTH.finditer(bare):
        month = v.MONTHS[match["word"][:3].lower()]
        found.append(_nearest(((month, 1), (month, 28)), today))
    return tuple(found)


def _counts_something(rest: str) -> bool:
    return (
        re.match(
            rf"[ .)_-]*(?:-?(?:й|я|е|го)\b|класс|кл\b|[а-г]\b|{v.QUARTER}|{v.TERM}|{v.HALF}|{v.MONTH}|пар|чел)",
            rest,
            re.IGNORECASE,
        )
        is not None
    )


def _days(text: str, today: date) -> Iterator[Stretch]:
    for match in _DAY.finditer(text):
        word = match["word"]
        month = v.MONTHS[word[:3].lower()] if word else int(match["month"] or match["month2"])
        day = int(match["day"] or match["day2"] or match["day3"])
        written = match["year"] or match["year2"]
        if not (1 <= month <= 12 and 1 <= day <= 28 + (month != 2) * 2 + 1):
            continue
        if written is None:
            near = _nearest(((month, min(day, 28)), (month, min(day, 28))), today)
            yield near
        else:
            year = int(written) % 100 + 2000
            exact = date(year, month, min(day, 28)) + timedelta(days=max(0, day - 28))
            yield Stretch(exact, exact)


def _parts(text: str, today: date) -> Iterator[Stretch]:
    for match in _PART.finditer(text):
        said = match["which"].lower()
        which = _ORDINALS[said if said in _ORDINALS else said[0]]
        if match["quarter"]:
            yield _nearest(((which * 3 - 2, 1), (which * 3, 28)), today)
        elif match["term"]:
            yield _nearest(_TERMS[which], today)
        elif which <= 2:
            yield _nearest(((which * 6 - 5, 1), (which * 6, 28)), today)
            yield _nearest(((9, 1), (12, 31)) if which == 1 else ((1, 9), (5, 31)), today)


def _nearest(days: tuple[tuple[int, int], tuple[int, int]], today: date) -> Stretch:
    """The stretch in the year whose end lies nearest to *today*."""
    (first_month, first_day), (last_month, last_day) = days
    options = [
        Stretch(date(year, first_month, first_day), date(year, last_month, last_day))
        for year in (today.year - 1, today.year, today.year + 1)
    ]
    return min(options, key=lambda stretch: abs((stretch.last - today).days))
