"""The moment of a push: from the calendar and the clock alone, and never twice in one week."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.department import Department, DepartmentSettings
from roadmap.pushes import Push, due_push, next_push, push_of, week_of
from roadmap.speaking import may_speak

ZONES = ("Europe/Moscow", "Asia/Kamchatka", "Europe/Kaliningrad", "America/New_York", "Australia/Lord_Howe")


def a_department(zone: str = "Europe/Moscow", **kept: int) -> Department:
    return Department(1, "Отдел", zone, DepartmentSettings(**kept))


@pytest.mark.parametrize(
    ("monday", "moved"),
    [
        (date(2026, 3, 2), date(2026, 3, 2)),
        # 8 March is a Sunday, so Monday is off; 9 May 2026 is a Saturday; 4 November a Wednesday.
        (date(2026, 3, 9), date(2026, 3, 10)),
        (date(2026, 5, 4), date(2026, 5, 4)),
        (date(2026, 5, 11), date(2026, 5, 12)),
        (date(2026, 11, 2), date(2026, 11, 2)),
        # The New Year's holidays are longer than a week.
        (date(2026, 1, 5), date(2026, 1, 12)),
    ],
)
def test_a_monday_off_moves_the_push_to_the_next_working_day(monday: date, moved: date) -> None:
    assert push_of(a_department(), monday).day == moved


def test_holidays_longer_than_a_week_make_one_push_of_two_weeks() -> None:
    department = a_department()
    friday = datetime(2026, 1, 9, 12, tzinfo=UTC)
    push = next_push(department, friday)
    assert (push.day, push.week) == (date(2026, 1, 12), "2026-W03")
    assert due_push(department, friday) is None or due_push(department, friday).week < "2026-W02"  # type: ignore[union-attr]


def test_a_push_waits_for_a_bot_that_slept_up_to_the_day_before_the_next() -> None:
    department = a_department()
    at = push_of(department, date(2026, 3, 16)).at
    assert due_push(department, at - timedelta(seconds=1)) != push_of(department, date(2026, 3, 16))
    for late in (timedelta(0), timedelta(hours=30), timedelta(days=6, hours=12)):
        assert due_push(department, at + late) == push_of(department, date(2026, 3, 16))
    # Monday before the hour: the old week is not told any more, the new one not yet.
    assert due_push(department, at + timedelta(days=6, hours=23)) is None


def test_a_department_made_after_the_hour_waits_for_the_next() -> None:
    made = datetime(2026, 3, 16, 6, tzinfo=UTC)
    department = Department(1, "Отдел", "Europe/Moscow", DepartmentSettings(), made=made)
    assert due_push(department, made + timedelta(hours=1)) is None
    found = due_push(department, made + timedelta(days=7))
    assert found is not None
    assert found.week == "2026-W13"


@pytest.mark.parametrize(
    ("kept", "at"),
    [
        ({"push_hour": 8}, "16 08:00"),
        ({"push_hour": 6}, "16 08:00"),
        ({"push_hour": 6, "quiet_from": 0, "quiet_until": 0}, "16 06:00"),
        ({"push_hour": 21}, "17 08:00"),
        ({"push_hour": 12, "quiet_from": 9, "quiet_until": 14}, "16 14:00"),
        ({"push_hour": 23, "push_day": 4}, "23 08:00"),
    ],
)
def test_quiet_hours_move_the_push_on(kept: dict[str, int], at: str) -> None:
    assert f"{push_of(a_department(**kept), date(2026, 3, 16)).at:%d %H:%M}" == at


def test_the_hour_is_the_departments_own_in_summer_and_in_winter() -> None:
    department = a_department("America/New_York")
    hours = {
        push_of(department, date(2026, 3, 2) + timedelta(days=7) * n).at.astimezone(UTC).hour for n in (0, 2)
    }
    assert hours == {13, 12}


def test_weeks_are_counted_as_the_standard_does_and_later_ones_are_greater() -> None:
    assert week_of(date(2026, 11, 16)) == "2026-W47"
    assert week_of(date(2027, 1, 3)) == "2026-W53"
    days = [date(2026, 1, 5) + timedelta(days=7 * n) for n in range(200)]
    assert sorted(map(week_of, days)) == [week_of(day) for day in days]


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))


@settings(max_examples=60, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    start=MOMENTS,
    jumps=st.lists(st.integers(-20 * 24, 30 * 24), min_size=5, max_size=40),
    hour=st.integers(0, 23),
    day=st.integers(0, 6),
)
def test_never_twice_in_one_week_whatever_the_clock_does(
    zone: str, start: datetime, jumps: list[int], hour: int, day: int
) -> None:
    """As ``claim_due`` does: what is due and later than what was told is told."""
    department = a_department(zone, push_hour=hour, push_day=day)
    told: list[Push] = []
    now = start
    for jump in jumps:
        now += timedelta(hours=jump)
        push = due_push(department, now)
        if push is None or not may_speak(department, now) or (told and told[-1].week >= push.week):
            continue
        assert push.at <= now
        assert (now - push.at) < timedelta(days=20)
        told.append(push)
    weeks = [push.week for push in told]
    assert weeks == sorted(set(weeks))


@settings(max_examples=40, deadline=None)
@given(zone=st.sampled_from(ZONES), start=MOMENTS, hour=st.integers(0, 23), day=st.integers(0, 6))
def test_a_bot_that_is_awake_misses_no_week_and_writes_in_no_quiet_hour(
    zone: str, start: datetime, hour: int, day: int
) -> None:
    department = a_department(zone, push_hour=hour, push_day=day)
    last, told = "", []
    for number in range(24 * 35):
        now = start + timedelta(hours=number)
        push = due_push(department, now)
        if push is None or push.week <= last or not may_speak(department, now):
            continue
        local = now.astimezone(ZoneInfo(zone))
        assert 8 <= local.hour < 20
        assert department.settings.calendar.working.is_working(local.date())
        told.append(now)
        last = push.week
    # Five weeks, of which New Year may take one or two.
    assert len(told) >= 3
