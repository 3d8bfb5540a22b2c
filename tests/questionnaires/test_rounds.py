"""Rounds: any schedule, any days that the clock skips – each opens once, none before its time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.deadlines import USUAL_CALENDAR
from roadmap.department import AS_USUAL, DepartmentSettings, Shift
from roadmap.period import Period
from roadmap.questionnaires.rounds import planned, reminder_days, reminds, to_open
from roadmap.questionnaires.when import read_extension, read_when
from roadmap.refusals import DatesUnclear

WORKING = USUAL_CALENDAR.working
TODAY = date(2026, 3, 2)
DATES = (
    "до 25 декабря",
    "до конца года",
    "с 10 по 25 ноября",
    "декабрь",
    "март, сентябрь",
    "до 20 мая и до 20 декабря",
)
SCHEDULES = (
    "ежеквартально",
    "Ежеквартально, не позднее 25 числа месяца, следующего за отчётным",
    "Поквартально, не позднее 10 числа месяца, следующего за отчетным периодом",
    "ежемесячно",
    "ежемесячно до 5 числа",
    "Ежемесячно, до 5 числа месяца, следующего за отчетным",
    "1 раз в полугодие",
    "2 раза в год (не позже 20 мая и 20 декабря)",
    "раз в год",
    "Один раз в два месяца",
    "еженедельно",
    "каждый понедельник",
    "Один раз в четверть",
)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
skips = st.lists(st.integers(0, 70), min_size=1, max_size=40)
shifts = st.sampled_from([DepartmentSettings(shift=one) for one in Shift])


@given(phrase=st.sampled_from(SCHEDULES), made=days, gaps=skips, shift=shifts)
@settings(max_examples=60, deadline=None)
def test_each_round_is_opened_once_whatever_days_the_clock_skips(
    phrase: str, made: date, gaps: list[int], shift: DepartmentSettings
) -> None:
    rounds = planned(read_when(phrase, USUAL_CALENDAR, made), shift, made)
    opened: list[str] = []
    today = made
    for gap in gaps:
        today += timedelta(days=gap)
        opened += [one.key for one in to_open(rounds, opened, today)]
        opened += [one.key for one in to_open(rounds, opened, today)]
    assert opened == [one.key for one in rounds if one.opens <= today]
    assert len(opened) == len(set(opened))


@given(phrase=st.sampled_from((*SCHEDULES, *DATES)), made=days, shift=shifts)
@settings(max_examples=60, deadline=None)
def test_a_round_opens_before_it_is_due_and_after_the_one_before_it(
    phrase: str, made: date, shift: DepartmentSettings
) -> None:
    rounds = planned(read_when(phrase, USUAL_CALENDAR, made), shift, made)
    assert rounds
    for one in rounds:
        assert made <= one.opens <= one.due
    for before, after in pairwise(rounds):
        assert before.key < after.key
        assert after.opens > before.due or after.opens == after.due


@given(opens=days, length=st.integers(0, 90))
@settings(deadline=None)
def test_reminders_fall_on_working_days_between_the_opening_and_the_due_date(
    opens: date, length: int
) -> None:
    due = opens + timedelta(days=length)
    found = reminder_days(opens, due, WORKING)
    assert len(found) <= 2
    assert list(found) == sorted(set(found))
    assert all(opens < one < due and WORKING.is_working(one) for one in found)


@given(opens=days, length=st.integers(0, 90), gaps=skips)
@settings(deadline=None)
def test_nobody_is_reminded_more_often_than_there_are_reminders(
    opens: date, length: int, gaps: list[int]
) -> None:
    due = opens + timedelta(days=length)
    heard = today = opens
    told = 0
    for gap in gaps:
        today += timedelta(days=gap)
        if reminds(opens, due, heard, today, WORKING):
            told, heard = told + 1, today
        assert not reminds(opens, due, heard, today, WORKING), "the same day again"
    assert told <= len(reminder_days(opens, due, WORKING))


def test_the_period_and_the_due_date_are_two_things() -> None:
    rounds = planned(read_when(SCHEDULES[1], USUAL_CALENDAR, TODAY), AS_USUAL, TODAY)
    first = rounds[0]
    assert (first.covers, first.opens, first.due) == (
        Period(date(2026, 1, 1), date(2026, 3, 31)),
        date(2026, 4, 1),
        date(2026, 4, 25),
    )


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("до 25 марта", date(2026, 3, 25)),
        ("25.03.2026", date(2026, 3, 25)),
        ("март", date(2026, 3, 31)),
        ("I квартал", date(2026, 3, 31)),
        ("до 15 января", date(2027, 1, 15)),
        ("до 1 июня 2028", date(2028, 6, 1)),
        ("до пятницы", date(2026, 3, 6)),
        ("две недели", date(2026, 3, 15)),
        ("за I квартал – до 10 апреля 2026", date(2026, 4, 10)),
    ],
)
def test_a_date_is_the_coming_one(phrase: str, due: date) -> None:
    assert read_extension(phrase, USUAL_CALENDAR, TODAY) == due


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "по запросу",
        "по отдельному графику",
        "31 февраля",
        "до 1 марта",
        "до 1 апреля 2025",
        "до 25 марта 20266",
        "V квартал",
        "когда-нибудь",
        "25",
    ],
)
def test_what_is_no_term_to_come_is_refused(phrase: str) -> None:
    with pytest.raises(DatesUnclear):
        read_when(phrase, USUAL_CALENDAR, TODAY)


def test_a_schedule_is_no_extension() -> None:
    with pytest.raises(DatesUnclear):
        read_extension("ежемесячно", USUAL_CALENDAR, TODAY)
