"""Until when a telling is worth telling, and from when on it waits for the end of quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from roadmap.department import Department, DepartmentSettings
from roadmap.speaking import may_speak, tellable, waits_before

DEPARTMENT = Department(1, "Отдел", "Europe/Moscow")
LOUD = Department(1, "Отдел", "Europe/Moscow", DepartmentSettings(quiet_from=0, quiet_until=0))
# Tuesday, 10 March 2026, 8:00 in Moscow; the Monday before it is a day off.
TUESDAY = datetime(2026, 3, 10, 5, tzinfo=UTC)


def in_moscow(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour - 3, tzinfo=UTC)


@pytest.mark.parametrize("hour", range(8, 20))
def test_by_day_nothing_waits(hour: int) -> None:
    assert waits_before(DEPARTMENT, in_moscow(10, hour)) is None


@pytest.mark.parametrize("hour", [3, 7, 20, 23])
def test_in_quiet_hours_everything_waits(hour: int) -> None:
    now = in_moscow(10, hour)
    before = waits_before(DEPARTMENT, now)
    assert before is not None
    assert before > now
    assert waits_before(LOUD, now) is None


def test_on_a_day_off_what_is_of_an_earlier_day_waits() -> None:
    saturday = in_moscow(14, 12)
    assert not may_speak(DEPARTMENT, saturday)
    before = waits_before(DEPARTMENT, saturday)
    assert before is not None
    assert in_moscow(13, 19) < before <= in_moscow(14, 9)


@pytest.mark.parametrize(
    ("made", "last"),
    [
        # Tuesday: Wednesday and Thursday; Friday: the weekend, Monday and Tuesday.
        (in_moscow(10, 8), in_moscow(12, 23)),
        (in_moscow(13, 8), in_moscow(17, 23)),
        # Saturday is no working day itself.
        (in_moscow(14, 12), in_moscow(17, 23)),
        # Before the women's day, 8 March 2026, and the Monday off after it.
        (in_moscow(6, 19), in_moscow(11, 23)),
    ],
)
def test_a_telling_keeps_for_two_working_days(made: datetime, last: datetime) -> None:
    assert tellable(DEPARTMENT, made, made)
    assert tellable(DEPARTMENT, made, last)
    assert not tellable(DEPARTMENT, made, last + timedelta(hours=2))
