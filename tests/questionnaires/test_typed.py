"""Numbers, dates and choices as people type them: read, or refused by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roadmap.questionnaires.questions import Kind
from roadmap.questionnaires.typed import LONGEST, Misfit, Option, Unfit, lexical
from tests.questionnaires.sheets import TODAY

CORPUS = Path(__file__).parent / "corpus" / "typed.txt"
KINDS = {kind.value for kind in Kind}
OPTIONS = (Option("yes", "Да"), Option("no", "Нет"), Option("partly", "Да, частично"))


def cases() -> Iterator[tuple[Kind, str, str, str]]:
    """(kind, typed, lexical form, misfit)."""
    kind = Kind.TEXT
    for line in CORPUS.read_text("utf-8").splitlines():
        if line in KINDS:
            kind = Kind(line)
        elif " => " in line:
            typed, _, read = line.rpartition(" => ")
            yield kind, typed, read, ""
        elif " ! " in line:
            typed, _, misfit = line.rpartition(" ! ")
            yield kind, typed, "", misfit


def read(kind: Kind, typed: str) -> str:
    return lexical("place", kind, typed.strip(), OPTIONS, TODAY)


@pytest.mark.parametrize(("kind", "typed", "expected", "misfit"), list(cases()))
def test_what_is_typed(kind: Kind, typed: str, expected: str, misfit: str) -> None:
    if not misfit:
        assert read(kind, typed) == expected
        assert read(kind, expected) == expected
        return
    with pytest.raises(Unfit) as refused:
        read(kind, typed)
    assert refused.value.misfit is Misfit(misfit)


def test_the_corpus_has_both_halves() -> None:
    found = list(cases())
    assert len(found) > 80
    assert sum(bool(misfit) for *_, misfit in found) > 30


def test_a_text_longer_than_a_message_is_refused() -> None:
    assert read(Kind.TEXT, "я" * LONGEST)
    with pytest.raises(Unfit) as refused:
        read(Kind.TEXT, "я" * (LONGEST + 1))
    assert refused.value.misfit is Misfit.TOO_LONG


def test_two_choices_of_one_label_are_told_apart_by_name_alone() -> None:
    twins = (Option("a", "Да"), Option("b", "Да"))
    assert lexical("place", Kind.ONE, "b", twins, TODAY) == "b"
    with pytest.raises(Unfit):
        lexical("place", Kind.ONE, "Да", twins, TODAY)
