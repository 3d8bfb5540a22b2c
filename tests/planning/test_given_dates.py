"""Whatever dates are given, corrected and withdrawn, nothing that was done is lost and nothing is there twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.deadlines import USUAL_CALENDAR, Countdown, Kind, Schedule
from roadmap.department import DepartmentSettings
from roadmap.given_dates import (
    EVERY,
    after_event,
    asks_again,
    confirmed,
    event_day,
    may_wait_again,
    outside,
    read_dates,
)
from roadmap.occurrences import occurrences
from roadmap.period import Period
from roadmap.planning import TaskKey
from roadmap.refusals import DatesUnclear, NotYet
from roadmap.replanning import Held, carried_over, in_the_way
from roadmap.tasks import Off, Status

YEAR = Period.years(2026)
DAYS = [f"2026-0{month}-15" for month in range(1, 8)]
TODAY = date(2026, 9, 2)

Tasks = dict[TaskKey, Held]
Wishes = st.lists(st.sets(st.sampled_from(DAYS), max_size=4), min_size=1, max_size=8)
Done = st.lists(
    st.sampled_from([Status.OPEN, Status.SUBMITTED, Status.ACCEPTED, Status.RETURNED]), max_size=8
)


def redated(days: set[str], present: Tasks) -> Iterator[tuple[int, TaskKey, Held]]:
    """What becomes of each task when these dates are given; no dates at all is waiting again. A new one is 0."""
    wanted = {TaskKey(1, 1, day) for day in days or {""}}
    blocked = in_the_way(wanted, present)
    assert all(present[key].status is Status.CANCELLED for key in blocked)
    there = {key: held for key, held in present.items() if key not in blocked}
    change = carried_over(wanted, there)
    for number, (key, held) in enumerate(present.items(), start=1):
        if key in blocked:
            yield number, TaskKey(1, 1, f"was {number}-{len(present)}-{key.occurrence}"), held
        elif key in change.cancelled:
            yield number, key, Held(Status.CANCELLED, off=Off.PLAN)
        elif key in change.restored:
            yield number, key, Held(Status.OPEN)
        else:
            yield number, change.moved.get(key, key), held
    for key in change.made:
        yield 0, key, Held(Status.OPEN)


@given(Wishes, Done)
def test_a_life_of_giving_and_withdrawing(wishes: list[set[str]], done: list[Status]) -> None:
    present: Tasks = {TaskKey(1, 1, ""): Held(Status.OPEN)}
    for step, days in enumerate(wishes):
        alive = [held for held in present.values() if held.status is not Status.CANCELLED]
        after = list(redated(days, present))
        keys = [key for _, key, _ in after]
        assert len(keys) == len(set(keys)), "two tasks on one date"
        now = {key: held for _, key, held in after}
        wanted = {TaskKey(1, 1, day) for day in days or {""}}
        assert wanted <= {key for key, held in now.items() if held.status is not Status.CANCELLED}
        done_before = [held for held in alive if held.status in {Status.SUBMITTED, Status.ACCEPTED}]
        done_now = [held for held in now.values() if held.status in {Status.SUBMITTED, Status.ACCEPTED}]
        assert len(done_now) == len(done_before), "something done was lost or came from nowhere"
        first = min((key for key, held in present.items() if held.status is not Status.CANCELLED), key=str)
        number = list(present).index(first) + 1
        assert next(held for one, _, held in after if one == number).status is not Status.CANCELLED or len(
            [key for key in wanted if key in present and present[key].status is not Status.CANCELLED]
        ), "the first task lives on, unless all the dates have tasks of their own"
        present = now
        if step < len(done):
            key = max((one for one in present if present[one].status is not Status.CANCELLED), key=str)
            present[key] = Held(done[step])


@given(st.dictionaries(st.sampled_from(DAYS), st.sampled_from(Status), min_size=1))
def test_dates_are_withdrawn_only_while_later_ones_are_untouched(statuses: dict[str, Status]) -> None:
    present = {TaskKey(1, 1, day): Held(status) for day, status in statuses.items()}
    alive = [statuses[day] for day in sorted(statuses) if statuses[day] is not Status.CANCELLED]
    assert may_wait_again(present) is all(status is Status.OPEN for status in alive[1:])


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_rule_counts_from_today_and_keeps_what_has_tasks(today: date) -> None:
    found = read_dates("ежемесячно", YEAR, None, USUAL_CALENDAR, today, {"2026-01-31"})
    assert found.due[0] == date(2026, 1, 31)
    assert all(day >= today for day in found.due[1:])
    assert len({one.key for one in occurrences(found)}) == len(found.due)


@given(st.dates(date(2025, 1, 1), date(2027, 6, 1)), st.integers(1, 60), st.booleans())
def test_an_event_gives_one_date_that_makes_one_task(event: date, days: int, working: bool) -> None:
    settings = DepartmentSettings(event_days=days)
    written = Schedule("после события", Kind.AWAITING, countdown=Countdown(days=days, working=True))
    schedule = after_event(event, written if working else None, settings)
    (one,) = occurrences(schedule, settings)
    assert one.due is not None
    assert one.due >= event + timedelta(days=days)
    assert working or one.due == event + timedelta(days=days)


@pytest.mark.parametrize(
    "phrase", ["", "–", "потом", "весной", "по графику", "31 июня", "с 5 по 1 марта", "пн"]
)
def test_what_is_no_date_is_refused(phrase: str) -> None:
    with pytest.raises(DatesUnclear):
        read_dates(phrase, YEAR, None, USUAL_CALENDAR, TODAY)


def test_a_rule_without_a_day_to_come_is_refused() -> None:
    with pytest.raises(DatesUnclear):
        read_dates("ежеквартально", YEAR, None, USUAL_CALENDAR, date(2027, 1, 1))


def test_dates_outside_the_plan_make_tasks_once_they_are_confirmed() -> None:
    found = read_dates("20 апреля 2027", YEAR, None, USUAL_CALENDAR, TODAY)
    assert outside(found) == (date(2027, 4, 20),)
    assert occurrences(found) == ()
    assert [one.due for one in occurrences(confirmed(found))] == [date(2027, 4, 20)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 сентября", date(2026, 9, 1)),
        ("вчера", date(2026, 9, 1)),
        ("12 марта", date(2026, 3, 12)),
        ("25.12", date(2025, 12, 25)),
        ("12.03.2025", date(2025, 3, 12)),
    ],
)
def test_the_day_of_an_event_has_been(text: str, day: date) -> None:
    assert event_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["завтра", "3 сентября", "12 марта 2027", "25.12.2026"])
def test_an_event_to_come_is_refused(text: str) -> None:
    with pytest.raises(NotYet):
        event_day(text, TODAY)


def test_people_are_asked_after_the_first_day_and_then_once_a_fortnight() -> None:
    assert not asks_again(None, TODAY, TODAY)
    assert asks_again(None, TODAY, TODAY + timedelta(days=1))
    assert not asks_again(TODAY, TODAY, TODAY + EVERY - timedelta(days=1))
    assert asks_again(TODAY, TODAY, TODAY + EVERY)


def test_an_event_was_on_the_last_weekday_of_its_name() -> None:
    monday = date(2026, 3, 2)
    assert event_day("в пятницу", monday) == date(2026, 2, 27)
    assert event_day("понедельник", monday) == monday
    for still in ("завтра", "послезавтра"):
        with pytest.raises(NotYet):
            event_day(still, monday)
