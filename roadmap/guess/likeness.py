"""How much a clue's words speak for each task: rare words more, the title's most, misspelled ones less."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log

from rapidfuzz import fuzz, process

from roadmap.guess.values import Candidate
from roadmap.guess.words import Term, stems

_FIELDS = (("title", 1.0), ("proof", 0.7), ("result", 0.6), ("section", 0.3))
_NEAR = 80.0
_TRUNCATED = 0.85

Row = tuple[str, str, str]
"""What tells rows apart; tasks of one row differ by their dates alone and share its words."""


def row_of(candidate: Candidate) -> Row:
    """The row that a task came from."""
    return (candidate.number, candidate.section, candidate.title)


def likeness(rows: Sequence[Candidate], terms: Sequence[Term]) -> dict[Row, float]:
    """For one candidate of every row, what *terms* say for it; 0 where nothing."""
    postings: dict[str, dict[Row, float]] = defaultdict(dict)
    for candidate in rows:
        for field, weight in _FIELDS:
            for stemmed in stems(getattr(candidate, field)):
                held = postings[stemmed]
                held[row_of(candidate)] = max(weight, held.get(row_of(candidate), 0))
    found: dict[Row, float] = defaultdict(float)
    matched: dict[Row, set[str]] = defaultdict(set)
    vocabulary = list(postings)
    for term in terms:
        for row, weight, stemmed in _hits(term, postings, vocabulary, len(rows)):
            found[row] += weight
            matched[row].add(stemmed)
    for candidate in rows:
        row = row_of(candidate)
        if row in found:
            found[row] += _covered(stems(candidate.title), matched[row], postings, len(rows))
    return found


def _hits(
    term: Term, postings: dict[str, dict[Row, float]], vocabulary: list[str], count: int
) -> list[tuple[Row, float, str]]:
    best: dict[Row, tuple[float, str]] = {}
    near = _near(term.stem, postings, vocabulary)
    rows = {row for stemmed in near for row in postings[stemmed]}
    rarity = _rarity(len(rows), count)
    for stemmed, sameness in near.items():
        for row, weight in postings[stemmed].items():
            best[row] = max(best.get(row, (0.0, "")), (weight * sameness, stemmed))
    return [(row, weight * rarity * term.weight, stemmed) for row, (weight, stemmed) in best.items()]


def _near(stemmed: str, postings: dict[str, dict[Row, float]], vocabulary: list[str]) -> dict[str, float]:
    """Stems of the order that *stemmed* may be: itself, begun or ended otherwise, or misspelled."""
    found = {stemmed: 1.0} if stemmed in postings else {}
    if len(stemmed) < 3:
        return found
    for other in vocabulary:
        shorter = min(len(other), len(stemmed))
        if shorter >= 3 and (other.startswith(stemmed) or stemmed.startswith(other)):
            length = max(len(other), len(stemmed))
            found.setdefault(other, _TRUNCATED if shorter >= 4 or stemmed == other[:3] else 0)
            found[other] = max(found[other] * (1 if shorter * 2 >= length else 0.7), float(other == stemmed))
    if len(stemmed) >= 4:
        for other, ratio, _ in process.extract(
            stemmed, vocabulary, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=8
        ):
            found.setdefault(other, (ratio / 100) ** 2)
    return found


def _rarity(rows: int, count: int) -> float:
    return log((count + 1) / (rows + 0.3)) if rows else 0.0


def _covered(
    title: frozenset[str], matched: set[str], postings: dict[str, dict[Row, float]], count: int
) -> float:
    """How much of the title was said, rare words counting more: between 0 and 1.5."""
    whole = sum(_rarity(len(postings[stemmed]), count) for stemmed in title)
    said = sum(_rarity(len(postings[stemmed]), count) for stemmed in title & matched)
    return 1.5 * said / whole if whole else 0.0
