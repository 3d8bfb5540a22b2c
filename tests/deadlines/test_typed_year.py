"""A school year as it is typed: understood line by line, or refused with the line – never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.deadlines.calendars import SchoolYear, usual_school_year
from roadmap.deadlines.schedule import Window
from roadmap.deadlines.typed_year import PartKind, SchoolPart, parts_of, read_school_year
from roadmap.refusals import SchoolYearClash, SchoolYearUnclear

USUAL = usual_school_year(2026)


def changed(text: str, year: SchoolYear = USUAL) -> dict[str, str]:
    """What *text* changes in *year*, as «term 1»: «09-01 10-24»."""
    before, after = parts_of(year), parts_of(read_school_year(text, year))
    return {
        f"{part.kind} {part.index + 1}": f"{window.start:%m-%d} {window.end:%m-%d}"
        for part, window in after.items()
        if window != before[part]
    }


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("1 четверть: 1 сентября – 24 октября", {"term 1": "09-01 10-24"}),
        ("1-я четверть – с 1 сентября по 24 октября 2026 г.", {"term 1": "09-01 10-24"}),
        ("I четверть 01.09-24.10", {"term 1": "09-01 10-24"}),
        ("І четверть: 1.09.2026–24.10.2026;", {"term 1": "09-01 10-24"}),
        ("первая четверть с 1 сентября до 24 октября", {"term 1": "09-01 10-24"}),
        ("• Осенние каникулы: 26.10 – 3.11", {"holidays 1": "10-26 11-03"}),
        ("ЗИМНИЕ КАНИКУЛЫ — 30 декабря – 8 января", {"holidays 2": "12-30 01-08"}),
        ("весенние каникулы: 22 – 29 марта", {"holidays 3": "03-22 03-29"}),
        (
            "летние каникулы: 27 мая – 31 августа\nIV четверть: 31.03–26.05",
            {"holidays 4": "05-27 08-31", "term 4": "03-31 05-26"},
        ),
        ("2 триместр: 2 декабря – 26 февраля", {"trimester 2": "12-02 02-26"}),
        ("третий триместр 2.03 – 25.05", {"trimester 3": "03-02 05-25"}),
        (
            "1 полугодие: 1 сентября – 30 декабря\n\n2 полугодие: 11 января – 26 мая",
            {"half 1": "09-01 12-30", "half 2": "01-11 05-26"},
        ),
        ("1 четверть: 1 сентября – 25 октября", {}),
    ],
)
def test_understood(text: str, what: dict[str, str]) -> None:
    assert changed(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "абв",
        "5 четверть: 1 сентября – 24 октября",
        "4 триместр: 1 сентября – 24 октября",
        "3 полугодие: 1 сентября – 24 октября",
        "0 четверть: 1 сентября – 24 октября",
        "четверть: 1 сентября – 24 октября",
        "каникулы: 26 октября – 3 ноября",
        "1 четверть",
        "1 четверть: завтра",
        "1 четверть: 1 сентября",
        "1 четверть: до 24 октября",
        "1 четверть: 31 сентября – 24 октября",
        "1 четверть: 24 октября – 1 сентября",
        "1 четверть: 1 сентября 2027 – 24 октября 2027",
        "1 четверть: сентябрь – октябрь и ещё немного",
        "1 четверть: 1 сентября – 24 октября, 8 недель",
        "1 четверть: 1 сентября – 24 октября\n1 четверть: 1 сентября – 25 октября",
        "1 четверть: 1 сентября – 24 октября 2 четверть: 5 ноября – 28 декабря",
        "Мы учимся по триместрам",
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(SchoolYearUnclear):
        read_school_year(text, USUAL)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("1 четверть: 1 сентября – 30 октября", "term 1", "holidays 1"),
        ("осенние каникулы: 26 октября – 5 ноября", "holidays 1", "term 2"),
        ("летние каникулы: 25 мая – 31 августа", "term 4", "holidays 4"),
        ("2 триместр: 30 ноября – 26 февраля", "trimester 1", "trimester 2"),
        ("1 полугодие: 1 сентября – 8 января", "half 1", "half 2"),
    ],
)
def test_parts_that_overlap_are_named(text: str, before: str, after: str) -> None:
    with pytest.raises(SchoolYearClash) as clash:
        read_school_year(text, USUAL)
    named = [f"{part.kind} {part.index + 1}" for part in (clash.value.before, clash.value.after)]
    assert named == [before, after]


def test_a_second_typing_changes_what_the_first_left() -> None:
    once = read_school_year("1 четверть: 1 сентября – 24 октября", USUAL)
    assert changed("2 четверть: 5 ноября – 27 декабря", once) == {"term 2": "11-05 12-27"}


@given(st.integers(1, 9), st.integers(0, 9), st.sampled_from(["d.MM", "dd.MM.yyyy"]))
def test_whatever_days_a_term_has_they_are_read(later: int, earlier: int, form: str) -> None:
    start, end = date(2026, 9, 1) + timedelta(later), date(2026, 10, 25) - timedelta(earlier)
    written = [f"{day.day}.{day:%m}" if form == "d.MM" else f"{day:%d.%m.%Y}" for day in (start, end)]
    year = read_school_year(f"1 четверть: {' – '.join(written)}", USUAL)
    assert year == replace(USUAL, terms=(Window(end, start), *USUAL.terms[1:]))


def test_every_part_has_its_place() -> None:
    assert list(parts_of(USUAL))[:4] == [SchoolPart(PartKind.TERM, n) for n in range(4)]
    assert len(parts_of(USUAL)) == 4 + 3 + 2 + 4
