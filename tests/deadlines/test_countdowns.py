"""From an event to the day that is due after it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.deadlines import USUAL_CALENDAR, Calendar, Countdown, WorkingCalendar, due_after

EVENT = date(2026, 4, 29)
days = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("countdown", "event", "due"),
    [
        (Countdown(1), EVENT, date(2026, 4, 30)),
        (Countdown(10), EVENT, date(2026, 5, 9)),
        (Countdown(14), date(2026, 12, 25), date(2027, 1, 8)),
        (Countdown(1, working=True), date(2026, 4, 24), date(2026, 4, 27)),
        (Countdown(3, working=True), EVENT, date(2026, 5, 5)),
        (Countdown(months=1), date(2026, 1, 31), date(2026, 2, 28)),
        (Countdown(months=1), date(2024, 1, 31), date(2024, 2, 29)),
        (Countdown(months=1), date(2026, 2, 28), date(2026, 3, 28)),
        (Countdown(months=2), date(2026, 12, 31), date(2027, 2, 28)),
        (Countdown(months=12), date(2024, 2, 29), date(2025, 2, 28)),
        (Countdown(months=11), date(2026, 1, 15), date(2026, 12, 15)),
    ],
)
def test_the_day_that_is_due(countdown: Countdown, event: date, due: date) -> None:
    assert due_after(countdown, event, USUAL_CALENDAR) == due


def test_a_department_has_its_own_working_days() -> None:
    working = WorkingCalendar(
        days_off=frozenset({date(2026, 4, 30)}), working_days=frozenset({date(2026, 5, 2)})
    )
    calendar = Calendar(working=working)
    assert due_after(Countdown(1, working=True), EVENT, calendar) == date(2026, 5, 2)


@given(days, st.integers(1, 40))
def test_as_many_working_days_lie_between_as_are_counted(event: date, number: int) -> None:
    due = due_after(Countdown(number, working=True), event, USUAL_CALENDAR)
    span = [date.fromordinal(day) for day in range(event.toordinal() + 1, due.toordinal() + 1)]
    assert sum(map(USUAL_CALENDAR.working.is_working, span)) == number
    assert USUAL_CALENDAR.working.is_working(due)


@pytest.mark.parametrize(
    "values", [(0, False, 0), (-1, False, 0), (0, False, -1), (5, False, 1), (0, True, 1), (-1, False, 1)]
)
def test_a_countdown_counts_days_or_months(values: tuple[int, bool, int]) -> None:
    with pytest.raises(ValueError, match=r"days|months"):
        Countdown(*values)
