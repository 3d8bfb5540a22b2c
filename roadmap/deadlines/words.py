"""Cuts a cleaned phrase into tokens by the vocabulary and gives each its value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from roadmap.deadlines.pieces import EdgeName, Unit
from roadmap.deadlines.tokens import T, Token, Value
from roadmap.deadlines.vocabulary import WORDS, stems

_CENTURY = 2000
_WORD_ENDS = r"(?:(?<![а-яa-z])|(?![а-яa-z]))"
_KINDS = tuple(kind for kind, _ in WORDS)
_PATTERNS = (f"({pattern}){'' if kind is T.ROMAN else _WORD_ENDS}" for kind, pattern in WORDS)
_ANY_WORD = re.compile(f" *(?:{'|'.join(_PATTERNS)})")
_FIGURES = re.compile(r"\d+")
_DATE_PARTS = re.compile(r"\d+|[ivxхі]+")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_LATIN = str.maketrans(
    {"х": "x", "і": "i", "l": "i", "|": "i", "1": "i", "у": "v", "y": "v", "п": "ii", "ш": "iii"}
)
_OFTEN = {
    "тримест": Unit.TRIMESTER, "декад": Unit.DECADE, "мес": Unit.MONTH, "ежем": Unit.MONTH,
    "кв": Unit.QUARTER, "полуг": Unit.HALF, "год": Unit.YEAR, "нед": Unit.WEEK, "четв": Unit.TERM,
    "дн": Unit.DAY,
}  # fmt: skip
_PARTS = {"кв": Unit.QUARTER, "п": Unit.HALF, "тр": Unit.TRIMESTER}
_EDGES = {
    "на": EdgeName.BEGIN,
    "се": EdgeName.MIDDLE,
    "ко": EdgeName.END,
    "ок": EdgeName.END,
    "за": EdgeName.END,
}
_TIMES = {"раза": 0, "разу": 1, "раз": 1, "дв": 2, "тр": 3, "ед": 1, "од": 1}


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


def _by_stem(known: Mapping[str, Value], word: str) -> Value:
    for stem, value in known.items():
        if word.startswith(stem):
            return value
    return 0


def _stem_within(word: str) -> Unit:
    return next((unit for stem, unit in _OFTEN.items() if stem in word), Unit.DAY)


def number_of(word: str) -> int:
    """The value of a number in figures or words; 0 if it is none."""
    if figures := _FIGURES.match(word):
        return int(figures[0])
    return sum(int(str(_by_stem(stems.NUMBER_STEMS, part))) for part in word.split())


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
    """Year (0 if none is written), month and day; ISO order if the year stands first."""
    parts = _DATE_PARTS.findall(word)
    if len(parts[0]) == 4:
        return (int(parts[0]), int(parts[1]), int(parts[2]))
    month = int(parts[1]) if parts[1].isdigit() else roman(parts[1])
    return (_full_year(parts[2]) if len(parts) > 2 else 0, month, int(parts[0]))


def _full_year(figures: str) -> int:
    """A year of two figures belongs to this century; «0024» is nobody's year."""
    return int(figures) if len(figures) > 2 else _CENTURY + int(figures)


def _year(word: str) -> int:
    return _full_year(_FIGURES.findall(word)[0])


def _month_and_year(word: str) -> Value:
    month, year = _FIGURES.findall(word)
    return (int(year), int(month))


def _school_years(word: str) -> Value:
    first, last = _FIGURES.findall(word)[:2]
    start = _full_year(first)
    return (start, int(last) if len(last) > 2 else start // 100 * 100 + int(last))


_VALUES: dict[T, Callable[[str], Value]] = {
    T.NUMBER: number_of,
    T.ROMAN: roman,
    T.YEAR: _year,
    T.SCHOOLYEARS: _school_years,
    T.MONTH: lambda word: stems.MONTH_STEMS[word[:3]],
    T.DATE: _date,
    T.MONTHYEAR: _month_and_year,
    T.WEEKDAY: lambda word: _by_stem(stems.WEEKDAY_STEMS, word),
    T.WEEKDAYS: lambda word: _by_stem(stems.WEEKDAY_STEMS, word),
    T.PART: lambda word: _by_stem(_PARTS, re.sub(r"^(?:учебн|уч|школьн)\S* ?", "", word)) or Unit.TERM,
    T.OFTEN: _stem_within,
    T.TIMES: lambda word: _by_stem(_TIMES, word),
    T.EDGE: lambda word: _by_stem(_EDGES, word),
    T.SEASON: lambda word: _by_stem(stems.SEASON_STEMS, word),
    T.SEASONAL: lambda word: _season(word),
    T.UNTIL: lambda word: "inclusive" if word.startswith(("не", "в срок не")) else "before",
    T.NEXT: lambda word: _reported(word),
    T.DAYWORD: lambda word: "working" if word.startswith("рабоч") else None,
    T.SCHOOLYEAR: lambda word: "new" if word.startswith(("нов", "след", "пред", "буд")) else None,
    T.THISYEAR: lambda word: "this",
    T.AWAIT: lambda word: "event" if word.startswith(stems.HAPPENINGS) else None,
    T.IN: lambda word: "about" if word == "за" else None,
    T.COMMA: lambda word: "slash" if word in "/\\" else None,
}


def _reported(word: str) -> Value:
    """The unit that is reported on; the word «период» names none."""
    for stem, unit in (
        ("кварт", Unit.QUARTER),
        ("полуг", Unit.HALF),
        ("четверт", Unit.TERM),
        ("период", None),
    ):
        if word.rfind(stem) > 0:
            return unit
    return Unit.MONTH


def _season(word: str) -> Value:
    found = re.search(r"осен|зим|весен|летн", word)
    return _by_stem(stems.SEASON_STEMS, found[0]) if found else 0
