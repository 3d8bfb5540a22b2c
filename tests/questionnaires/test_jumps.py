"""Which figures are asked again."""

import pytest

from roadmap.questionnaires.jumps import jumps


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("12", "120"),
        ("12", "0"),
        ("120", "12"),
        ("12", "36"),
        ("36", "12"),
        ("2.5", "25"),
        ("10", "-10"),
        ("5", "0"),
    ],
)
def test_asked_again(before: str, after: str) -> None:
    assert jumps(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("12", "14"),
        ("12", "35"),
        ("1", "4"),
        ("2", "6"),
        ("4", "0"),
        ("0", "120"),
        ("", "120"),
        ("12", ""),
        ("7", "7"),
        ("нет", "9"),
    ],
)
def test_taken_as_it_is(before: str, after: str) -> None:
    assert not jumps(before, after)
