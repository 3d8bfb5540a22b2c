"""Targets as orders write them: a line of the corpus is a cell and what it means."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.documents.goals import Goal, goals_by_year, goals_of, is_average

CORPUS = Path(__file__).parent / "corpus"


def lines(name: str) -> list[tuple[str, str]]:
    rows = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    return [
        (said.strip(), meant.strip())
        for said, _, meant in (row.partition("|") for row in rows if row[:1] != "#")
    ]


def drawn(goal: Goal) -> str:
    sign = ("<" if goal.strict else "≤") if goal.less else (">" if goal.strict else "≥")
    return f"{sign} {goal.number}{' %' if goal.percent else ''}"


@pytest.mark.parametrize(("said", "meant"), lines("goals.txt"))
def test_a_target_is_read_or_left_as_words(said: str, meant: str) -> None:
    assert (" ; ".join(map(drawn, goals_of(said))) or "-") == meant


@pytest.mark.parametrize(("said", "meant"), lines("years.txt"))
def test_targets_by_year(said: str, meant: str) -> None:
    assert " ; ".join(f"{year}: {text}" for year, text in goals_by_year(said, 2027).items()) == meant


@pytest.mark.parametrize(
    ("name", "unit", "average"),
    [
        ("Доля школ с программой развития", "", True),
        ("Средний балл ОГЭ по математике", "балл", True),
        ("Охват наставничеством", "%", True),
        ("Число педагогов, прошедших обучение", "чел.", False),
        ("Количество школ-партнёров", "ед.", False),
    ],
)
def test_shares_and_points_are_averaged_and_things_are_counted(name: str, unit: str, average: bool) -> None:
    assert is_average(name, unit) is average
