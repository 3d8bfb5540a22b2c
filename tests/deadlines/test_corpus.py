"""Every phrase of the corpus is read as its meaning says."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.deadlines import read_deadline
from tests.deadlines.corpora import FILES, cases


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_phrasing_of_a_meaning(path: Path) -> None:
    wrong = [
        f"{meaning.period}: «{phrase}»: {difference}"
        for phrase, meaning in cases(path)
        for difference in meaning.differences(read_deadline(phrase, meaning.period))
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_no_phrase_stands_twice_in_one_period() -> None:
    seen: set[tuple[str, str]] = set()
    for path in FILES:
        for phrase, meaning in cases(path):
            place = (str(meaning.period), phrase)
            assert place not in seen, place
            seen.add(place)


def test_what_must_be_doubted_is_as_long_as_what_is_accepted() -> None:
    doubted = accepted = 0
    for path in FILES:
        for _, meaning in cases(path):
            if meaning.doubts:
                doubted += 1
            else:
                accepted += 1
    assert accepted >= 800
    assert doubted >= accepted
