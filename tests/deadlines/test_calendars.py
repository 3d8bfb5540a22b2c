"""A department's own calendars: school terms and days off that come by decree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from roadmap.deadlines import Calendar, Code, SchoolCalendar, WorkingCalendar, read_deadline
from roadmap.deadlines.calendars import usual_school_year
from roadmap.deadlines.schedule import Window
from roadmap.period import Period

PLAN = Period.school_year(2024)


def test_a_department_that_moved_its_autumn_holidays_gets_them() -> None:
    usual = usual_school_year(2024)
    autumn = Window(date(2024, 11, 9), date(2024, 11, 1))
    own = Calendar(school=SchoolCalendar((replace(usual, holidays=(autumn, *usual.holidays[1:])),)))
    assert read_deadline("осенние каникулы", PLAN, calendar=own).windows == (autumn,)
    assert read_deadline("осенние каникулы", PLAN).windows == (usual.holidays[0],)


def test_the_last_day_of_a_term_follows_the_department() -> None:
    usual = usual_school_year(2024)
    terms = (Window(date(2024, 10, 30), date(2024, 9, 2)), *usual.terms[1:])
    own = Calendar(school=SchoolCalendar((replace(usual, terms=terms),)))
    assert read_deadline("по итогам I четверти", PLAN, calendar=own).due == (date(2024, 10, 30),)


def test_usual_school_years_are_whole() -> None:
    for first in range(2018, 2032):
        year = usual_school_year(first)
        for parts in (year.terms, year.trimesters, year.halves):
            starts_and_ends = [day for part in parts for day in (part.start, part.end)]
            assert starts_and_ends == sorted(day for day in starts_and_ends if day is not None)
            assert (parts[0].start, parts[-1].end) == (date(first, 9, 1), date(first + 1, 5, 31))


def test_public_holidays_weekends_and_moved_days() -> None:
    calendar = WorkingCalendar()
    assert not calendar.is_working(date(2024, 5, 9))
    assert not calendar.is_working(date(2024, 10, 13))
    assert not calendar.is_working(date(2024, 4, 29))
    assert calendar.is_working(date(2024, 4, 27))
    assert calendar.next_working(date(2024, 5, 9)) == date(2024, 5, 13)
    assert calendar.previous_working(date(2024, 5, 12)) == date(2024, 5, 8)


def test_a_decree_moves_days() -> None:
    calendar = WorkingCalendar(
        days_off=frozenset({date(2024, 5, 8)}), working_days=frozenset({date(2024, 5, 11)})
    )
    assert not calendar.is_working(date(2024, 5, 8))
    assert calendar.next_working(date(2024, 5, 8)) == date(2024, 5, 11)


def test_a_due_date_on_a_day_off_stays_and_is_noted() -> None:
    schedule = read_deadline("до 9 мая", Period.years(2024))
    assert schedule.due == (date(2024, 5, 9),)
    assert [caveat.days for caveat in schedule.warnings if caveat.code is Code.DAY_OFF] == [
        (date(2024, 5, 9),)
    ]
