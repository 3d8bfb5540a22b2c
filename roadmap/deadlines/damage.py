"""Words a scanner broke in two, and words with one letter wrong that look like a part of a deadline."""

from __future__ import annotations

import re
from itertools import chain

from roadmap.deadlines.text import CleanText
from roadmap.deadlines.tokens import T, Token
from roadmap.deadlines.vocabulary.stems import LONG_WORDS, SHORT_MONTHS
from roadmap.deadlines.words import tokens_of

_GAP = "(?:-? ?)"
_ANY_GAP = re.compile(r"-? ?")
_LONGEST_FIRST = sorted(LONG_WORDS + SHORT_MONTHS, key=len, reverse=True)
_BROKEN_WORD = re.compile(
    r"(?<![а-яa-z])(?:" + "|".join(_GAP.join(word) for word in _LONGEST_FIRST) + r")(?![а-яa-z])"
)
_BROKEN_LINE = re.compile(r"([а-я]{2,})- ([а-я]{2,})")
_SHORTEST = 6


def rejoined(clean: CleanText) -> CleanText:
    """Put the two halves of a word together: «сентя- брь», «октя брь», «согласо- ванию»."""
    shown, matched = [], []
    position = 0
    for match in sorted(_gaps(clean.matched)):
        start, end = match
        if start < position:
            continue
        shown.append(clean.shown[position:start])
        matched.append(clean.matched[position:start])
        position = end
    shown.append(clean.shown[position:])
    matched.append(clean.matched[position:])
    return CleanText("".join(shown), "".join(matched))


def _gaps(text: str) -> set[tuple[int, int]]:
    """The places inside words where a line was broken."""
    found = set()
    for word in _BROKEN_WORD.finditer(text):
        found |= {
            (word.start() + gap.start(), word.start() + gap.end()) for gap in re.finditer("[- ]+", word[0])
        }
    for pair in _BROKEN_LINE.finditer(text):
        if _unknown(pair[1]) and _unknown(pair[2]):
            found.add((pair.end(1), pair.start(2)))
    return found


def _unknown(word: str) -> bool:
    return [token.kind for token in tokens_of(word)] == [T.WORD]


def _one_letter_less(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


_NEIGHBOURS = {
    damaged: word
    for word in LONG_WORDS
    if len(word) >= _SHORTEST
    for damaged in chain([word], _one_letter_less(word))
}


def likely_meant(token: Token, text: str) -> str | None:
    """The word of a deadline that an unknown word may have been, or None if it looks like none."""
    word = text[token.start : token.end]
    if token.kind is not T.WORD or not _SHORTEST - 1 <= len(word) <= 15:
        return None
    if word in LONG_WORDS:
        return None
    if word in _NEIGHBOURS:
        return _NEIGHBOURS[word]
    return next((_NEIGHBOURS[less] for less in sorted(_one_letter_less(word)) if less in _NEIGHBOURS), None)
