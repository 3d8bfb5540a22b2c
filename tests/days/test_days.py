"""Typed days: what is understood, what is refused and why, and that nothing breaks the reader."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.days import Days, read_days
from roadmap.refusals import DaysReversed, DaysUnclear, NoSuchDay, Refusal

TODAY = date(2026, 3, 2)
REFUSALS: dict[str, type[Refusal]] = {kind.__name__: kind for kind in (DaysUnclear, NoSuchDay, DaysReversed)}


def cases(name: str) -> Iterator[tuple[str, str]]:
    """(phrase, meaning) of a corpus file."""
    meaning = ""
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines():
        if line.startswith("="):
            meaning = line.removeprefix("=").strip()
        elif line.strip() and not line.startswith("#"):
            yield line, meaning


def told(days: Days) -> str:
    return "/".join(".." if day is None else day.isoformat() for day in days)


@pytest.mark.parametrize(("phrase", "meaning"), list(cases("accepted.txt")))
def test_days_are_understood(phrase: str, meaning: str) -> None:
    assert told(read_days(phrase, TODAY)) == meaning


@pytest.mark.parametrize(("phrase", "refusal"), list(cases("refused.txt")))
def test_what_is_no_day_is_refused_by_name(phrase: str, refusal: str) -> None:
    with pytest.raises(REFUSALS[refusal]) as refused:
        read_days(phrase, TODAY)
    assert type(refused.value) is REFUSALS[refusal]


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        since, until = read_days(text, TODAY)
    except tuple(REFUSALS.values()):
        return
    assert since is None or until is None or since <= until


WRITTEN = ("с {0:%d.%m.%Y} по {1:%d.%m.%Y}", "{0:%d.%m.%Y} - {1:%d.%m.%Y}", "с {0:%Y-%m-%d} по {1:%Y-%m-%d}")


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 900), st.sampled_from(WRITTEN))
def test_days_with_a_year_come_out_as_they_went_in(since: date, more: int, form: str) -> None:
    until = since + timedelta(days=more)
    assert read_days(form.format(since, until), TODAY) == Days(since, until)


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)), st.integers(-90, 270))
def test_a_day_without_a_year_is_near(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    if (day.day, day.month) != (29, 2):
        assert read_days(f"с {day:%d.%m}", today) == Days(day, None)
