"""Headings of a plan: their marks and ranks, and the level they open («Муниципальный уровень»)."""

from __future__ import annotations

import re
from enum import IntEnum


class Rank(IntEnum):
    """A heading stands under the nearest one above it with a smaller rank."""

    PART = 1
    ROMAN = 2
    ARABIC = 3
    SUB = 4
    PLAIN = 5


_PART = re.compile(
    r"(?:раздел|глава|часть|подраздел|блок|модуль|этап|подпрограмма|направление|задача|цель|проект)"
    r"\s*(?:№\s*)?(?:\d+(?:\.\d+)*|[IVXХ]+|[а-я]+(?:ый|ой|ий))?\s*[.:)\-–—]?\s*",
    re.IGNORECASE,
)
_PART_MARKED = re.compile(
    r"(?:раздел|глава|часть|подраздел|блок|модуль|этап|подпрограмма|направление|задача|цель)\s*(?:№\s*)?"
    r"(?:\d+(?:\.\d+)*|[IVXХ]+)(?![а-яё\w])",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXХ]{1,5}(?:\s?[.)]|\s+[-–—]?\s*(?=[А-ЯЁ«]))\s*")
_SUB = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s?[.)]?\s+(?=\S)")
_ARABIC = re.compile(r"\d{1,2}\s?[.)]\s*(?=[^\W\d_]|«)|\d{1,2}\s+(?=[А-ЯЁ«])")

_WHOSE = (
    r"(?:(?:муниципальн|региональн|школьн|институциональн|районн|городск|окружн|локальн|федеральн"
    r"|внутришкольн"
    r"|краев|областн|республиканск)\w*|общеобразовательн\w+\s+организаци\w+"
    r"|образовательн\w+\s+(?:организаци|учреждени)\w+"
    r"|муниципалитета|муниципальн\w+\s+образовани\w+|организаци[йияю]\w*|школ[ыа]?|оо|оу|региона|района"
    r"|округа|города|учреждени\w+)"
)
_LEVEL = re.compile(
    rf"(?:\(?\d\)\s*)?(?:(?:мероприяти\w+|меры|работа|деятельность"
    rf"|план\w*(?:\s+мероприяти\w+)?)\s*,?\s*(?:реализуем\w+\s+|проводим\w+\s+)?)?"
    rf"(?:на\s+)?(?:{_WHOSE}(?:\s*\([^)]*\))?\s+уров(?:ень|не|ня)|уров(?:ень|не"
    rf"|ня)\s+{_WHOSE}(?:\s*\([^)]*\))?)"
    r"(?:\s*\([^)]*\))?\s*[.:]?",
    re.IGNORECASE,
)
_NUMBERED_LEVEL = re.compile(r"(?:(?:[IVXХ]{1,5}|\d{1,2})\s?[.)]\s*)")
_PLAN_WORDS = re.compile(
    r"дорожн\w+\s+карт|план\w*[\s-]+(?:график\w*\s+)?(?:основных\s+)?мероприяти|план-график"
    r"|комплекс\w*\s+мер\b"
    r"|\bплан\w*\s+(?:работы|действий|по\b|повышени|реализаци|перевода|перехода|поддержки|первоочередн)",
    re.IGNORECASE,
)


def rank_of(text: str) -> Rank | None:
    """The rank that the mark at the beginning of *text* gives; None for text without a mark."""
    if _PART_MARKED.match(text):
        return Rank.PART
    if _ROMAN.match(text):
        return Rank.ROMAN
    if _SUB.match(text):
        return Rank.SUB
    return Rank.ARABIC if _ARABIC.match(text) else None


def strictly_marked(text: str) -> bool:
    """Marked in a way that clauses of an order are not: «Раздел 2», «II.», a level."""
    return rank_of(text) in (Rank.PART, Rank.ROMAN) or level_of(text) is not None


def only_mark(text: str) -> bool:
    """«Раздел I» alone: its title stands in the next line."""
    found = _PART.fullmatch(text)
    return found is not None and _PART_MARKED.match(text) is not None


def level_of(text: str) -> str | None:
    """The level that *text* opens if it names nothing else, the words as written."""
    text = text.strip()
    return text.rstrip(" .:") if len(text) < 130 and _LEVEL.fullmatch(text) else None


def names_plan(text: str) -> bool:
    """Whether *text* speaks of a road map or a plan of activities."""
    return _PLAN_WORDS.search(text) is not None
