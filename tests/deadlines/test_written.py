"""The stored text of a schedule is frozen: what was written last year must be read next year."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap.deadlines import (
    Caveat,
    Code,
    Countdown,
    Kind,
    Schedule,
    UnreadableSchedule,
    Waits,
    Window,
    from_text,
    to_text,
)
from roadmap.period import Period

SCHEDULE = Schedule(
    phrase="До 1 июня,\nмарт (по запросу)",
    kind=Kind.FIXED,
    windows=(Window(date(2024, 3, 31), date(2024, 3, 1)), Window(date(2024, 6, 1))),
    rrule=None,
    note="по запросу",
    warnings=(Caveat(Code.IMPOSSIBLE_YEAR, "2109", (date(2024, 6, 1),), "2019"),),
)
TEXT = r"""KIND:fixed
PHRASE:"До 1 июня,\nмарт (по запросу)"
WINDOW:2024-03-01/2024-03-31
WINDOW:../2024-06-01
NOTE:"по запросу"
WARNING:["impossible_year", "2109", ["2024-06-01"], "2019"]"""


def test_a_schedule_is_written_line_by_line() -> None:
    assert to_text(SCHEDULE) == TEXT
    assert from_text(TEXT) == SCHEDULE


WAITING = Schedule("после сдачи", Kind.AWAITING, waits=Waits.EVENT, countdown=Countdown(5, working=True))
WAITING_TEXT = """KIND:awaiting
PHRASE:"после сдачи"
WAITS:event
COUNTDOWN:[5, true, 0]"""
REPORT = Schedule(
    "за I квартал – до 10 апреля",
    Kind.FIXED,
    (Window(date(2024, 4, 10), covers=Period(date(2024, 1, 1), date(2024, 3, 31))),),
)
REPORT_TEXT = """KIND:fixed
PHRASE:"за I квартал – до 10 апреля"
WINDOW:../2024-04-10;2024-01-01/2024-03-31"""


@pytest.mark.parametrize(("schedule", "text"), [(WAITING, WAITING_TEXT), (REPORT, REPORT_TEXT)])
def test_what_is_waited_for_and_reported_on_is_written(schedule: Schedule, text: str) -> None:
    assert to_text(schedule) == text
    assert from_text(text) == schedule


@pytest.mark.parametrize(
    ("phrase", "waits", "countdown"),
    [
        ("по отдельному графику", Waits.PLAN, None),
        ("по плану школы", Waits.PLAN, None),
        ("по итогам оценочной процедуры", Waits.EVENT, None),
        ("после завершения диагностики", Waits.EVENT, None),
        ("в течение 10 дней после совещания", Waits.EVENT, Countdown(10)),
        ("когда-нибудь", Waits.PLAN, None),
    ],
)
def test_an_earlier_text_says_by_its_phrase_what_is_waited_for(
    phrase: str, waits: Waits, countdown: Countdown | None
) -> None:
    read = from_text(f'KIND:awaiting\nPHRASE:"{phrase}"')
    assert (read.waits, read.countdown) == (waits, countdown)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "KIND:fixed",
        'KIND:nonsense\nPHRASE:""',
        'KIND:fixed\nPHRASE:""\nCOLOUR:red',
        'KIND:fixed\nPHRASE:""\nWINDOW:2024-06-01',
        'KIND:fixed\nPHRASE:""\nWARNING:["no_such_code", "", [], ""]',
        'KIND:fixed\nPHRASE:""\n\n',
        'KIND:fixed\nPHRASE:""\nWINDOW:../2024-06-01;2024-01-01',
        'KIND:fixed\nPHRASE:""\nWINDOW:../2024-06-01;2024-03-31/2024-01-01',
        'KIND:awaiting\nPHRASE:""\nWAITS:nobody',
        'KIND:awaiting\nPHRASE:""\nWAITS:event\nCOUNTDOWN:[0, false, 0]',
        'KIND:awaiting\nPHRASE:""\nWAITS:event\nCOUNTDOWN:[5]',
    ],
)
def test_other_text_is_refused_by_name(text: str) -> None:
    with pytest.raises(UnreadableSchedule):
        from_text(text)


def test_the_names_of_warnings_do_not_change() -> None:
    assert sorted(Code) == [
        "after_period",
        "approximate",
        "before_order",
        "bound_unclear",
        "count_differs",
        "day_off",
        "empty",
        "end_before_start",
        "every_day",
        "impossible_year",
        "list_or_range",
        "lost_separator",
        "month_unclear",
        "no_day_stated",
        "no_such_day",
        "no_such_part",
        "not_understood",
        "outside_period",
        "school_calendar",
        "season",
        "times_unclear",
        "weekday_unclear",
        "year_from_plan",
        "year_unclear",
    ]
