"""Which task a proof sent out of the blue most likely proves: everything known, weighed together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import exp

from roadmap.guess.kinds import fitness, kinds_said, kinds_told, rarity
from roadmap.guess.likeness import likeness, row_of
from roadmap.guess.named import Stretch, plain_number, rows_named, stretches_named
from roadmap.guess.values import Candidate, Clue, Guess, Ranked, Sureness
from roadmap.guess.words import readable, terms_of
from roadmap.tasks import Status

# Weights in units of log odds, chosen on the tuned half of tests/guess.
_WORDS = 1.0
_WORDS_MOST = 9.0
_NUMBER = 6.0
_KINDS = 0.8
_ASKED = 1.6
_TEMPER = 0.8
_SURE = 0.8
_LIKELY = 0.45
_BY_STATUS = {Status.OPEN: 0.0, Status.RETURNED: 0.7, Status.SUBMITTED: -1.2, Status.ACCEPTED: -3.0}
_BY_DAYS = (
    (-60, -0.6),
    (-21, 0.6),
    (-1, 1.6),
    (3, 2.0),
    (7, 1.7),
    (14, 1.2),
    (30, 0.5),
    (60, -0.4),
    (150, -1.2),
)
_WITHOUT_DATE = -0.5
_FAR = -2.0


def guess(candidates: Iterable[Candidate], clue: Clue, today: date) -> Guess:
    """Ranks *candidates* by how likely *clue* proves them; cancelled ones are left out.

    People send what is due or what they were just asked for, so that speaks where words are missing.
    """
    offered = [candidate for candidate in candidates if candidate.status is not Status.CANCELLED]
    if not offered:
        return Guess((), Sureness.OPEN)
    text = readable(clue)
    rows = list({row_of(candidate): candidate for candidate in offered}.values())
    words = likeness(rows, terms_of(clue))
    numbers, stretches = rows_named(text), stretches_named(text, today)
    said, told, rare = kinds_said(clue), kinds_told(clue), rarity(rows)
    told_by_clue = [
        min(_WORDS * words.get(row_of(candidate), 0.0), _WORDS_MOST)
        + _NUMBER * numbers.get(plain_number(candidate.number), 0.0)
        + _KINDS * fitness(candidate, said, told, rare)
        for candidate in offered
    ]
    points = [
        told_points + _in_stretches(candidate, stretches) + _expected(candidate, today)
        for candidate, told_points in zip(offered, told_by_clue, strict=True)
    ]
    ranked = _shared(offered, points)
    return Guess(ranked, _sureness(ranked, spoke=max(told_by_clue) > 1.5))


def _expected(candidate: Candidate, today: date) -> float:
    """What is known before anything came: its date, its state, whether it was asked for."""
    points = _BY_STATUS[candidate.status] + (_ASKED if candidate.asked_last else 0.0)
    if candidate.due is None:
        return points + _WITHOUT_DATE
    days = (candidate.due - today).days
    return points + next((value for most, value in _BY_DAYS if days <= most), _FAR)


def _in_stretches(candidate: Candidate, stretches: tuple[Stretch, ...]) -> float:
    """A report «за I квартал» is due in that quarter or soon after; a day fits what is due near it."""
    if not stretches or candidate.due is None:
        return 0.0
    return max(_fits(candidate.due, stretch) for stretch in stretches)


def _fits(due: date, stretch: Stretch) -> float:
    after = (due - stretch.last).days
    if stretch.first == stretch.last:
        return 1.5 if abs(after) <= 2 else 0.7 if -14 <= after <= 31 else -0.5
    if due >= stretch.first and after <= 3:
        return 2.0
    return 1.0 if 0 < after <= 20 else -1.0


def _shared(offered: list[Candidate], points: list[float]) -> tuple[Ranked, ...]:
    top = max(points)
    weights = [exp((value - top) * _TEMPER) for value in points]
    whole = sum(weights)
    ranked = [Ranked(candidate, weight / whole) for candidate, weight in zip(offered, weights, strict=True)]
    return tuple(sorted(ranked, key=lambda one: -one.score))


def _sureness(ranked: tuple[Ranked, ...], *, spoke: bool) -> Sureness:
    if spoke and ranked[0].score >= _SURE:
        return Sureness.SURE
    return Sureness.LIKELY if ranked[0].score >= _LIKELY else Sureness.OPEN
