"""Personal data is noticed in the forms people write it, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.personal import PersonalKind, found_in

CORPUS = Path(__file__).parent / "corpus"


def texts(name: str) -> list[tuple[str, frozenset[PersonalKind]]]:
    """(text, kinds that must be noticed in it) for every line of a corpus."""
    kinds: frozenset[PersonalKind] = frozenset()
    found = []
    for line in (CORPUS / name).read_text("utf-8").splitlines():
        if line.startswith("= "):
            kinds = frozenset(map(PersonalKind, line[2:].split()))
        elif line.strip() and not line.startswith("# "):
            found.append((line.replace("\\n", "\n").replace("\\t", "\t"), kinds))
    return found


@pytest.mark.parametrize(("text", "kinds"), texts("noticed.txt"))
def test_it_is_noticed(text: str, kinds: frozenset[PersonalKind]) -> None:
    assert {find.kind for find in found_in(text)} == kinds


@pytest.mark.parametrize("text", [text for text, _ in texts("passed.txt")])
def test_nothing_is_noticed(text: str) -> None:
    assert found_in(text) == ()


def test_the_passed_half_is_as_long_as_the_noticed_one() -> None:
    noticed, passed = len(texts("noticed.txt")), len(texts("passed.txt"))
    assert min(noticed, passed) >= 150
    assert abs(noticed - passed) <= 0.2 * noticed
