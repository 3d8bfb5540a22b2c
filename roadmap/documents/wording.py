"""Abbreviations that nobody explains, each once, where it first stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from roadmap.documents.abbreviations import DICTIONARY, abbreviations_in, nearest, spelled_out, stem
from roadmap.documents.tidy import squeezed
from roadmap.roadmap import Activity, Doubt, DoubtCode, Indicator

_CAPITALS = re.compile(r"[А-ЯЁ]{2,}")
_UNIVERSITY = re.compile(r"[А-ЯЁ]{1,4}Г(?:[А-ЯЁ]{1,2})?У")


def unknown_abbreviations(
    activities: Sequence[Activity], indicators: Sequence[Indicator], glossary: Mapping[str, str], text: str
) -> Iterator[Doubt]:
    """A doubt for each abbreviation that neither the order nor the dictionary explains."""
    known = {squeezed(one) for one in (*glossary, *DICTIONARY)}
    parts = {squeezed(part) for term in glossary for part in term.split()}
    initials: frozenset[str] | None = None
    said: set[str] = set()
    for row, column, words in _cells(activities, indicators):
        for token in abbreviations_in(words):
            bare = stem(token)
            if (
                bare in said
                or _UNIVERSITY.fullmatch(bare)
                or {squeezed(token), squeezed(bare)} & (known | parts)
            ):
                continue
            initials = spelled_out(text) if initials is None else initials
            if bare.upper() in initials:
                continue
            said.add(bare)
            yield Doubt(
                DoubtCode.ABBREVIATION_UNKNOWN, row, token, nearest(bare, _candidates(glossary, text)), column
            )


def _candidates(glossary: Mapping[str, str], text: str) -> list[str]:
    """Known abbreviations that this document uses."""
    used = set(_CAPITALS.findall(text))
    return [one for one in dict.fromkeys((*glossary, *DICTIONARY)) if one in used]


def _cells(
    activities: Sequence[Activity], indicators: Sequence[Indicator]
) -> Iterator[tuple[int | None, str, str]]:
    for row, activity in enumerate(activities, 1):
        yield row, "title", activity.title
        yield row, "deadline", activity.deadline
        yield row, "responsible", activity.responsible
        yield row, "result", activity.result
        yield row, "evidence", activity.evidence.text
    for indicator in indicators:
        yield None, "indicator", f"{indicator.title} {indicator.source}"
