"""What the shapes that recur say: «2 раза в год», «до 5 числа», «последняя пятница месяца»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from roadmap.deadlines import points
from roadmap.deadlines.caveats import Code
from roadmap.deadlines.cursor import Cursor, Misfit
from roadmap.deadlines.pieces import (
    MONTH_END,
    Bound,
    EdgeName,
    Frequency,
    MonthDays,
    Piece,
    SchoolStretch,
    Unit,
    Weekdays,
)
from roadmap.deadlines.readings import (
    READINGS,
    Reading,
    bounded,
    lead_of,
    month_bound,
    ordinals,
)
from roadmap.deadlines.tokens import T
from roadmap.deadlines.units import UNITS, unit_of

LAST = -1
WORKING_END = -1
"""A day of MonthDays that stands for the month's last working day."""


def _how_often(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """«2 раза в год», «раз в две недели», «1–2 раза в месяц»."""
    cursor.skip(T.IN, T.TO)
    number = cursor.take(T.NUMBER)
    doubts: tuple[Code, ...] = ()
    if cursor.take(T.DASH):
        cursor.need(T.NUMBER)
        doubts = (Code.TIMES_UNCLEAR,)
    said = cursor.need(T.TIMES).number
    times = (number.number if number else 1) * (said or 1)
    if number is None and said == 0:
        doubts = (Code.TIMES_UNCLEAR,)
    cursor.skip(T.IN, T.DURING, T.TO, T.COMMA, T.EVERY)
    every = cursor.take(T.NUMBER, T.ROMAN)
    unit = unit_of(cursor.need(*UNITS))
    if times < 1 or (every and every.number < 1):
        raise Misfit(cursor.about)
    yield Frequency(unit, times, every.number if every else 1, doubts=doubts, counted=True)


def _every(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    cursor.skip(T.IN, T.TO, T.DURING)
    cursor.need(T.EVERY)
    number = cursor.take(T.NUMBER, T.ROMAN)
    unit = unit_of(cursor.need(*UNITS))
    if number and number.number < 1:
        raise Misfit(cursor.about)
    yield Frequency(unit, every=number.number if number else 1)


def _often(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    yield Frequency(Unit(str(cursor.need(T.OFTEN).value)))


def _result(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """«По итогам (каждой) четверти» recurs; «по итогам I полугодия» is that part's last day."""
    cursor.need(T.RESULT)
    if cursor.sees(T.YEAR):
        year = replace(points.months(1, 12, cursor.about), year=cursor.need().number)
        yield points.edge_of(year, EdgeName.END)
        return
    if cursor.sees(T.SCHOOLYEARS, T.SCHOOLYEAR, T.THISYEAR):
        yield from _result_of_year(cursor, school_plan)
        return
    cursor.skip(T.EVERY)
    if not cursor.sees(T.NUMBER, T.ROMAN):
        yield Frequency(unit_of(cursor.need(*UNITS)), edge=EdgeName.END)
        return
    yield from READINGS["parts"](cursor, school_plan)


def _result_of_year(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    token = cursor.need()
    if token.kind is T.THISYEAR:
        yield Frequency(Unit.YEAR, edge=EdgeName.END)
        return
    school = points.school_year(token, cursor.about) if token.kind is T.SCHOOLYEARS else None
    yield SchoolStretch(Unit.SCHOOL_YEAR, school=school, edge=EdgeName.END, about=cursor.about)


def _last_day(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """«Последний (рабочий) день месяца, квартала, мая»."""
    lead = lead_of(cursor)
    cursor.skip(T.EVERY)
    cursor.need(T.LAST)
    working = cursor.need(T.DAYWORD).value == "working"
    cursor.skip(T.EVERY)
    if month := cursor.take(T.MONTH):
        if working:
            raise Misfit(cursor.about)
        piece = points.of_year(cursor, points.month_days(month.number, MONTH_END, MONTH_END, cursor.about))
        yield bounded(piece, lead, edged=True)
        return
    unit = unit_of(cursor.need(*UNITS))
    if unit is Unit.MONTH or unit is Unit.QUARTER or (unit is Unit.HALF and not school_plan):
        last = None if unit is Unit.MONTH else LAST
        yield MonthDays(((MONTH_END, MONTH_END),), month_bound(lead), unit, last, working=working)
    elif working:
        raise Misfit(cursor.about)
    else:
        yield Frequency(unit, edge=EdgeName.END)


def _month_days(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """«До 5 числа каждого месяца», «10 числа месяца, следующего за отчётным»."""
    lead = lead_of(cursor)
    spans = tuple(ordinals(cursor, T.NUMBER))
    if any(not 1 <= day <= 31 for span in spans for day in span):
        raise points.NoSuchPart(cursor.about, Code.NO_SUCH_DAY)
    cursor.skip(T.OFMONTH, T.COMMA)
    bound = month_bound(lead)
    if bound is Bound.SINCE and any(first != last for first, last in spans):
        bound = Bound.WITHIN
    if following := cursor.take(T.NEXT):
        unit = Unit(str(following.value)) if following.value else None
        if unit is Unit.TERM:
            raise Misfit(cursor.about)
        yield MonthDays(spans, bound, unit, shifted=True)
        return
    month = _month_within(cursor)
    every = cursor.skip(T.EVERY)
    if cursor.take(T.MONTHWORD):
        yield MonthDays(spans, bound, Unit.MONTH)
    elif part := cursor.take(T.PART):
        unit = unit_of(part)
        if unit not in (Unit.QUARTER, Unit.HALF) or month is None:
            raise Misfit(cursor.about)
        yield MonthDays(spans, bound, unit, month)
    elif every:
        raise Misfit(cursor.about)
    else:
        yield MonthDays(spans, bound, None, month)


def _month_of_part(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """«Последний месяц квартала»: the whole month."""
    lead_of(cursor)
    month = _month_within(cursor)
    cursor.skip(T.EVERY)
    unit = unit_of(cursor.need(T.PART))
    if unit not in (Unit.QUARTER, Unit.HALF) or (unit is Unit.HALF and school_plan):
        raise Misfit(cursor.about)
    yield MonthDays(((1, MONTH_END),), unit=unit, month=month)


def _every_year(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """«Каждый сентябрь», «каждое 1 сентября»: the word «каждый», the date follows."""
    yield Frequency(Unit.YEAR)


def _every_month(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """«Каждое 5 число»."""
    yield Frequency(Unit.MONTH)


def _month_within(cursor: Cursor) -> int | None:
    """Which month of a quarter: the last is -1."""
    if cursor.take(T.LAST):
        cursor.need(T.MONTHWORD)
        return LAST
    if number := cursor.take(T.NUMBER, T.ROMAN):
        cursor.need(T.MONTHWORD)
        return number.number
    return None


def _weekdays(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    every = cursor.sees(T.EVERY) or cursor.left[-1].kind is T.WEEKDAYS
    days = []
    while cursor.left:
        token = cursor.need()
        if token.kind in (T.WEEKDAY, T.WEEKDAYS):
            days.append(token.number)
        every = every or token.kind is T.EVERY
    yield Weekdays(tuple(dict.fromkeys(days)), sure=every)


def _nth_weekday(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """«Последняя пятница месяца», «1-я и 3-я среда», «второй вторник октября»."""
    cursor.skip(T.IN, T.TO)
    every = cursor.skip(T.EVERY)
    last = cursor.take(T.LAST)
    spans = [(LAST, LAST)] if last else ordinals(cursor, T.NUMBER, T.ROMAN)
    numbers = tuple(number for first, until in spans for number in range(first, until + 1))
    if not last and any(not 1 <= number <= 5 for number in numbers):
        raise points.NoSuchPart(cursor.about)
    day = cursor.need(T.WEEKDAY).number
    cursor.skip(T.IN, T.EVERY)
    if month := cursor.take(T.MONTH):
        yield Weekdays((day,), numbers, Unit.MONTH)
        yield points.of_year(cursor, points.months(month.number, month.number, cursor.about))
        return
    unit = unit_of(cursor.need(T.MONTHWORD, T.PART)) if cursor.left else None
    if unit not in (None, Unit.MONTH, Unit.QUARTER):
        raise Misfit(cursor.about)
    yield Weekdays((day,), numbers, unit, sure=bool(last or unit or not every))


OFTEN_READINGS: dict[str, Reading] = {
    "how_often": _how_often,
    "every": _every,
    "every_year": _every_year,
    "every_month": _every_month,
    "month_of_part": _month_of_part,
    "often": _often,
    "result": _result,
    "last_day": _last_day,
    "month_days": _month_days,
    "weekdays": _weekdays,
    "nth_weekday": _nth_weekday,
}
