"""Cuts a cleaned phrase into tokens by the vocabulary and gives each its value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from roadmap.deadlines import vocabulary
from roadmap.deadlines.pieces import EdgeName, Unit
from roadmap.deadlines.tokens import T, Token, Value

_CENTURY = 2000
_WORD_ENDS = r"(?:(?<![а-яa-z])|(?![а-яa-z]))"
_KINDS = tuple(kind for kind, _ in vocabulary.WORDS)
_ANY_WORD = re.compile(
    " *(?:" + "|".join(f"({pattern}){_WORD_ENDS}" for _, pattern in vocabulary.WORDS) + ")"
)
_FIGURES = re.compile(r"\d+")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_LATIN = str.maketrans(
    {"х": "x", "і": "i", "l": "i", "|": "i", "1": "i", "у": "v", "y": "v", "п": "ii", "ш": "iii"}
)
_OFTEN = {
    "декад": Unit.DECADE, "месяц": Unit.MONTH, "месяч": Unit.MONTH, "кварт": Unit.QUARTER, "год": Unit.YEAR,
    "недел": Unit.WEEK, "четв": Unit.TERM, "полуг": Unit.HALF, "тримест": Unit.TRIMESTER, "дн": Unit.DAY,
}  # fmt: skip
_PARTS = {"кв": Unit.QUARTER, "п": Unit.HALF, "тр": Unit.TRIMESTER}
_EDGES = {
    "на": EdgeName.BEGIN,
    "се": EdgeName.MIDDLE,
    "ко": EdgeName.END,
    "ок": EdgeName.END,
    "за": EdgeName.END,
}
_TIMES = {"дв": 2, "тр": 3}


def tokens_of(text: str) -> list[Token]:
    """The tokens of a cleaned *text* in small letters, without noise; every letter lands in some token."""
    found = []
    position = 0
    while match := _ANY_WORD.match(text, position):
        group = match.lastindex or 0
        kind, position = _KINDS[group - 1], match.end()
        if kind is not T.NOISE:
            word = match[group]
            value = _VALUES[kind](word) if kind in _VALUES else None
            found.append(Token(kind, match.start(group), position, value))
    return found


def _by_stem(stems: Mapping[str, Value], word: str) -> Value:
    for stem, value in stems.items():
        if word.startswith(stem):
            return value
    return 0


def _stem_within(word: str) -> Unit:
    return next((unit for stem, unit in _OFTEN.items() if stem in word), Unit.DAY)


def _number(word: str) -> int:
    if figures := _FIGURES.match(word):
        return int(figures[0])
    return sum(int(str(_by_stem(vocabulary.NUMBER_STEMS, part))) for part in word.split())


def roman(word: str) -> int:
    """The value of a Roman numeral up to XXXIX, damaged letters put right; 0 if it is none."""
    letters = word.partition("-")[0].translate(_LATIN)
    total = 0
    for letter, following in zip(letters, letters[1:] + " ", strict=True):
        digit = _ROMAN_DIGITS.get(letter, 0)
        total += -digit if digit < _ROMAN_DIGITS.get(following, 0) else digit
    return total if letters in _NUMERALS.get(total, "") else 0


_NUMERALS = dict(enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")))


def _date(word: str) -> Value:
    parts = [int(part) if part.isdigit() else roman(part) for part in re.findall(r"\d+|[ivxхі]+", word)]
    if len(word) > 4 and word[:4].isdigit():
        return (parts[0], parts[1], parts[2])
    year = parts[2] if len(parts) > 2 else 0
    return (_full_year(year) if year else 0, parts[1], parts[0])


def _full_year(year: int) -> int:
    return year if year > 99 else _CENTURY + year


def _figures(word: str) -> tuple[int, ...]:
    return tuple(int(part) for part in _FIGURES.findall(word))


def _school_years(word: str) -> Value:
    first, last = _figures(word)[:2]
    first = _full_year(first)
    return (first, last if last > 99 else first // 100 * 100 + last)


_VALUES: dict[T, Callable[[str], Value]] = {
    T.NUMBER: _number,
    T.ROMAN: roman,
    T.YEAR: lambda word: _full_year(_figures(word)[0]),
    T.SCHOOLYEARS: _school_years,
    T.MONTH: lambda word: vocabulary.MONTH_STEMS[word[:3]],
    T.DATE: _date,
    T.MONTHYEAR: lambda word: _figures(word)[::-1],
    T.WEEKDAY: lambda word: _by_stem(vocabulary.WEEKDAY_STEMS, word),
    T.WEEKDAYS: lambda word: _by_stem(vocabulary.WEEKDAY_STEMS, word),
    T.PART: lambda word: _by_stem(_PARTS, re.sub(r"^(?:учебн|уч|школьн)\S* ?", "", word)) or Unit.TERM,
    T.OFTEN: _stem_within,
    T.TIMES: lambda word: _by_stem(_TIMES, word) or 1,
    T.EDGE: lambda word: _by_stem(_EDGES, word),
    T.SEASON: lambda word: _by_stem(vocabulary.SEASON_STEMS, word),
    T.SEASONAL: lambda word: _season(word),
    T.UNTIL: lambda word: "inclusive" if word.startswith(("не", "в срок не")) else "before",
    T.NEXT: lambda word: Unit.QUARTER if word.rfind("кварт") > 0 else Unit.HALF if "полуг" in word else None,
    T.DAYWORD: lambda word: "working" if word.startswith("рабоч") else None,
    T.SCHOOLYEAR: lambda word: "new" if word.startswith("нов") else None,
    T.THISYEAR: lambda word: "this",
}


def _season(word: str) -> Value:
    found = re.search(r"осен|зим|весен|летн", word)
    return _by_stem(vocabulary.SEASON_STEMS, found[0]) if found else 0
