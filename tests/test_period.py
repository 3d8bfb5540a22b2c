"""The period of a plan: what is read, what is refused, and its shortest text."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap.period import Period, UnreadablePeriod


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2020-2024", date(2020, 1, 1), date(2024, 12, 31)),
        ("2020 – 2024", date(2020, 1, 1), date(2024, 12, 31)),
        ("2024/2025", date(2024, 9, 1), date(2025, 8, 31)),
        ("2024/25", date(2024, 9, 1), date(2025, 8, 31)),
        ("2024-02-01/2024-11-30", date(2024, 2, 1), date(2024, 11, 30)),
    ],
)
def test_a_period_is_read(text: str, start: date, end: date) -> None:
    period = Period.parse(text)
    assert (period.start, period.end) == (start, end)
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    "text", ["", "24", "2024/2026", "2024-2020", "0000", "9999", "2024-02-30/2024-11-30", "год"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UnreadablePeriod):
        Period.parse(text)


def test_a_school_year_knows_itself() -> None:
    assert Period.parse("2024/2025").is_school_year
    assert not Period.parse("2024").is_school_year
    assert date(2025, 8, 31) in Period.parse("2024/2025")
    assert list(Period.parse("2024/2025").calendar_years) == [2024, 2025]
