"""Quarters, in which of them a task is asked about, and until when that is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from roadmap.check_ins import (
    HANDED_IN,
    Answer,
    CheckIn,
    Quarter,
    asked_in,
    going,
    is_asked,
    next_open,
    quarter_to_answer,
    question_on,
    require_open,
    standing_on,
    window_of,
)
from roadmap.deadlines import Kind, read_deadline
from roadmap.department import AS_USUAL, Department, DepartmentSettings, Shift
from roadmap.details import Details
from roadmap.people import Actor, Person, Post, Role
from roadmap.period import Period
from roadmap.refusals import AlreadyDone, NotOfThisQuarter
from roadmap.registers import Kept
from roadmap.tasks import Status, Task

NOW = datetime(2026, 3, 23, 9, tzinfo=UTC)
TASK = Task(
    7, 1, 2, "Школа", 3, "1", "Занятия", "", "", "", "", Status.OPEN, date(2026, 12, 31), False, kind=Kind.CONTINUOUS
)  # fmt: skip
LAST = date(2028, 12, 31)


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def test_every_day_is_in_the_one_quarter_that_says_so() -> None:
    for day in every_day(date(2023, 12, 1), LAST):
        quarter = Quarter.of(day)
        assert quarter.start <= day <= quarter.end
        assert Quarter.parse(str(quarter)) == Quarter.from_code(quarter.code) == quarter
        assert quarter.following.before == quarter
        assert quarter.following.start == quarter.end + timedelta(days=1)


def test_people_are_asked_from_the_twentieth_of_the_last_month_to_the_end_of_the_quarter() -> None:
    asked = [day for day in every_day(date(2026, 1, 1), date(2026, 12, 31)) if question_on(day)]
    assert {day.month for day in asked} == {3, 6, 9, 12}
    assert min(day.day for day in asked) == 20
    assert len(asked) == 12 + 11 + 11 + 12
    assert all(question_on(day) == Quarter.of(day) for day in asked)


def test_one_question_stands_until_the_next_one() -> None:
    for day in every_day(date(2026, 1, 1), LAST):
        standing = standing_on(day)
        assert standing.asked_from <= day < standing.following.asked_from
        assert standing.answered_on(day)
        open_ = [one for one in (standing.before, standing, standing.following) if one.answered_on(day)]
        assert Quarter.of(day) in open_
        assert len(open_) <= 2


@pytest.mark.parametrize("code", [0, 5, 20260, 20265, 2**31 - 1, 10**10])
def test_a_forged_quarter_is_none(code: int) -> None:
    with pytest.raises(NotOfThisQuarter):
        Quarter.from_code(code)


@pytest.mark.parametrize("text", ["", "2026-Q5", "2026-Q0", "26-Q1", "2026-Q1 ", "Q1"])
def test_what_is_not_written_like_a_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Quarter.parse(text)


@pytest.mark.parametrize(
    ("window", "quarters"),
    [
        ("2026", (1, 2, 3)),
        ("2026-01-01/2026-12-30", (1, 2, 3)),
        ("2026-02-01/2026-12-31", (1, 2, 3)),
        ("2026-03-01/2026-09-30", (1, 2)),
        ("2026-03-02/2026-12-31", (2, 3)),
        ("2026-06-01/2026-10-01", (2, 3)),
        ("2026-01-01/2026-03-31", ()),
        ("2026-04-01/2026-06-15", ()),
        ("2025/2026", (1, 2)),
        ("2025-2027", (1, 2, 3, 4)),
    ],
)
def test_quarters_that_lie_in_the_window_but_for_the_last(window: str, quarters: tuple[int, ...]) -> None:
    period = Period.parse(window)
    assert tuple(number for number in range(1, 5) if asked_in(Quarter(2026, number), period)) == quarters


def test_a_due_date_that_gave_way_to_a_day_off_asks_no_more_and_one_that_was_moved_does() -> None:
    schedule = read_deadline("В течение года", Period.years(2026))
    later = DepartmentSettings(shift=Shift.NEXT)
    shifted = replace(TASK, due=later.due(date(2026, 12, 31)))
    assert shifted.due is not None
    assert shifted.due.year == 2027
    assert window_of(shifted, schedule, later) == Period.years(2026)
    moved = replace(TASK, due=date(2027, 6, 30))
    window = window_of(moved, schedule, AS_USUAL)
    assert window == Period(date(2026, 1, 1), date(2027, 6, 30))
    assert asked_in(Quarter(2026, 4), window)


@pytest.mark.parametrize(
    "task", [replace(TASK, kind=Kind.FIXED), replace(TASK, kind=Kind.RECURRING), replace(TASK, due=None)]
)
def test_only_what_goes_on_has_a_window(task: Task) -> None:
    schedule = read_deadline("В течение года", Period.years(2026))
    assert window_of(task, schedule, AS_USUAL) is None
    assert window_of(TASK, None, AS_USUAL) is None


def test_the_card_answers_the_question_that_waits_and_else_this_quarter() -> None:
    first = CheckIn(7, Quarter(2026, 1), NOW)
    april = date(2026, 4, 8)
    assert quarter_to_answer([first], april) == Quarter(2026, 1)
    assert quarter_to_answer([replace(first, answer=Answer.ON_PLAN)], april) == Quarter(2026, 2)
    assert quarter_to_answer([], april) == Quarter(2026, 2)
    assert quarter_to_answer([first], date(2026, 6, 20)) == Quarter(2026, 2)


def test_what_is_done_or_long_ago_is_not_answered() -> None:
    require_open(TASK, Quarter(2026, 1), date(2026, 6, 19))
    for quarter, day in ((Quarter(2026, 1), date(2026, 6, 20)), (Quarter(2026, 2), date(2026, 3, 31))):
        with pytest.raises(NotOfThisQuarter):
            require_open(TASK, quarter, day)
    with pytest.raises(NotOfThisQuarter):
        require_open(replace(TASK, kind=Kind.FIXED), Quarter(2026, 1), date(2026, 3, 23))
    with pytest.raises(AlreadyDone):
        require_open(replace(TASK, status=Status.SUBMITTED), Quarter(2026, 1), date(2026, 3, 23))


def test_a_register_is_confirmed_for_the_quarter_and_at_the_end_by_handing_in() -> None:
    task, kept = replace(TASK, details=Details(kept_up=True)), Kept("https://a.example", NOW, "", 7)
    assert going(task, [], kept, date(2026, 3, 23)).confirms == 20261
    said = CheckIn(7, Quarter(2026, 1), NOW, Answer.CURRENT)
    assert going(task, [said], kept, date(2026, 3, 23)).confirms is None
    assert going(task, [said], kept, date(2026, 11, 23)).confirms == HANDED_IN
    assert going(task, [], None, date(2026, 3, 23)).confirms is None
    assert going(replace(task, status=Status.ACCEPTED), [], kept, date(2026, 3, 23)).confirms is None
    recurring = replace(task, kind=Kind.RECURRING)
    assert going(recurring, [], kept, date(2026, 3, 23)) == going(recurring, [], kept, date(2027, 3, 23))
    assert going(recurring, [], kept, date(2026, 3, 23)).confirms == HANDED_IN


def an_actor(person_id: int, role: Role, organisation_id: int | None, stands_for: int | None = None) -> Actor:
    department = Department(1, "", "Europe/Moscow")
    return Actor(
        Person(person_id, "", "ru"), (Post(1, role, department, organisation_id, stands_for=stands_for),)
    )


def test_one_is_asked_what_was_handed_to_one_and_else_what_one_heads() -> None:
    head, teacher = an_actor(1, Role.HEAD, 2), an_actor(5, Role.TEACHER, 2)
    handed = replace(TASK, assignee_id=5)
    own = replace(TASK, own=True, organisation_id=9)
    assert is_asked(head, TASK)
    assert is_asked(teacher, handed)
    assert is_asked(an_actor(6, Role.TEACHER, 2, stands_for=5), handed)
    assert is_asked(an_actor(1, Role.COORDINATOR, None), own)
    assert not is_asked(head, handed)
    assert not is_asked(teacher, TASK)
    assert not is_asked(an_actor(1, Role.HEAD, 3), TASK)
    assert not is_asked(an_actor(1, Role.COORDINATOR, None), TASK)
    assert not is_asked(an_actor(1, Role.STAFF, None), own)


def test_a_walk_goes_to_the_next_without_an_answer() -> None:
    tasks = [replace(TASK, id=number) for number in (3, 5, 8)]
    known = [CheckIn(3, Quarter(2026, 1)), CheckIn(5, Quarter(2026, 1), NOW, Answer.ON_PLAN)]
    asked = list(zip(tasks, [*known, CheckIn(8, Quarter(2026, 1))], strict=True))
    assert [found and found.id for found in (next_open(asked, after) for after in (0, 3, 8))] == [3, 8, None]
