"""Ten thousand phrases are read in the time of a breath, without remembering any of them."""

from __future__ import annotations

from time import process_time

from roadmap.deadlines import read_deadline
from roadmap.period import Period
from tests.deadlines.corpora import FILES, cases

_MANY = 10_000
_SECONDS = 2.0
_SLOW_MACHINE = 0.5
"""Seconds the yardstick takes on a machine that counts as ordinary; slower ones get more time."""


def test_ten_thousand_distinct_phrases() -> None:
    known = [phrase for path in FILES for phrase, _ in cases(path)]
    rounds = range(_MANY // len(known) + 1)
    phrases = list(dict.fromkeys(phrase + " " * spaces for spaces in rounds for phrase in known))[:_MANY]
    assert len(phrases) > _MANY * 0.9
    period = Period.years(2024)
    for year in range(2018, 2028):
        read_deadline(f"15.05.{year}", period)
    allowed = _SECONDS * max(1.0, _yardstick() / _SLOW_MACHINE)
    began = process_time()
    for phrase in phrases:
        read_deadline(phrase, period)
    assert process_time() - began < allowed


def _yardstick() -> float:
    began = process_time()
    words: dict[str, int] = {}
    for number in range(1_000_000):
        words[str(number % 1000)] = number
    return process_time() - began
