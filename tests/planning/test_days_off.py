"""A due date on a day off goes where the department's rule says; what tells tasks apart stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.deadlines import WorkingCalendar, read_deadline
from roadmap.department import DepartmentSettings, Shift
from roadmap.occurrences import Dated, occurrences, shifted
from roadmap.period import Period

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
RULES = st.sampled_from(Shift).map(lambda rule: DepartmentSettings(shift=rule))


@pytest.mark.parametrize(
    ("phrase", "rule", "due"),
    [
        ("до 28 февраля", Shift.NONE, "2026-02-28"),
        ("до 28 февраля", Shift.PREVIOUS, "2026-02-27"),
        ("до 28 февраля", Shift.NEXT, "2026-03-02"),
        # Public holidays, and the days that a decree moves.
        ("до 9 мая", Shift.NEXT, "2026-05-12"),
        ("до 9 мая", Shift.PREVIOUS, "2026-05-08"),
        ("до 31 декабря", Shift.PREVIOUS, "2026-12-30"),
        ("до 16 февраля", Shift.NEXT, "2026-02-16"),
        ("постоянно", Shift.PREVIOUS, "2026-12-30"),
    ],
)
def test_where_a_due_date_goes(phrase: str, rule: Shift, due: str) -> None:
    schedule = read_deadline(phrase, Period.years(2026))
    (plain,), (one,) = occurrences(schedule), occurrences(schedule, DepartmentSettings(shift=rule))
    assert one.key == plain.key
    assert str(one.due) == due


def test_what_has_no_date_has_none_under_any_rule() -> None:
    schedule = read_deadline("по запросу", Period.years(2026))
    for rule in Shift:
        assert occurrences(schedule, DepartmentSettings(shift=rule)) == occurrences(schedule)


@given(DAYS, RULES)
def test_a_shifted_day_is_worked_and_no_worked_day_lies_between(
    day: date, settings: DepartmentSettings
) -> None:
    due, working = settings.due(day), WorkingCalendar()
    if settings.shift is Shift.NONE or working.is_working(day):
        assert due == day
        return
    assert working.is_working(due)
    assert (due > day) is (settings.shift is Shift.NEXT)
    between = range(min(day, due).toordinal() + 1, max(day, due).toordinal())
    assert not any(working.is_working(date.fromordinal(number)) for number in between)


@given(st.lists(DAYS, max_size=9), RULES, RULES, RULES)
def test_another_rule_is_as_if_it_had_always_been(
    days: list[date], first: DepartmentSettings, second: DepartmentSettings, third: DepartmentSettings
) -> None:
    tasks = [Dated(number, day.isoformat(), first.due(day)) for number, day in enumerate(days)]
    moved = shifted(tasks, first, second)
    after = [Dated(one.task_id, one.occurrence, moved.get(one.task_id, one.due)) for one in tasks]
    assert [one.due for one in after] == [second.due(day) for day in days]
    assert {one.task_id for one in tasks} >= moved.keys()
    again = shifted(after, second, third)
    assert [again.get(one.task_id, one.due) for one in after] == [third.due(day) for day in days]


@given(DAYS, DAYS, RULES, RULES)
def test_what_was_moved_by_hand_stays(
    day: date, moved_to: date, old: DepartmentSettings, new: DepartmentSettings
) -> None:
    if moved_to != old.due(day):
        assert shifted([Dated(1, day.isoformat(), moved_to)], old, new) == {}
