"""What the shapes of weeks, halves, edges, holidays, seasons and whole years say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from roadmap.deadlines import points
from roadmap.deadlines.caveats import Code
from roadmap.deadlines.cursor import Cursor, Misfit
from roadmap.deadlines.pieces import (
    MONTH_END,
    Bound,
    Dated,
    EdgeName,
    Frequency,
    MonthDays,
    Piece,
    SchoolStretch,
    Unit,
    Whole,
    Years,
)
from roadmap.deadlines.readings import Reading, bounded, lead_of, month_bound, ordinals
from roadmap.deadlines.tokens import T, Token
from roadmap.deadlines.units import UNITS, unit_of


def _weeks(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """Weeks of a month, counted by sevens; weeks from Monday differ, hence a doubt."""
    lead = lead_of(cursor)
    about = cursor.about
    last_week = cursor.take(T.LAST)
    spans = [(0, 0)] if last_week else ordinals(cursor, T.NUMBER, T.ROMAN)
    cursor.need(T.WEEK)
    if any(not 0 <= number <= 5 for span in spans for number in span):
        raise points.NoSuchPart(about)
    cursor.skip(T.IN, T.EVERY)
    if cursor.take(T.MONTHWORD):
        raise Misfit(about)
    month = cursor.need(T.MONTH).number
    for first, last in spans:
        end = points.last_day(month)
        start, stop = (
            (end - 6, MONTH_END)
            if last_week
            else (first * 7 - 6, min(last * 7, 28) if last < 5 else MONTH_END)
        )
        piece = points.of_year(cursor, points.month_days(month, start, stop, about))
        yield replace(bounded(piece, lead), doubts=(Code.BOUND_UNCLEAR,))


def _poles(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    lead = lead_of(cursor)
    about = cursor.about
    number = cursor.need(T.NUMBER, T.ROMAN).number
    cursor.need(T.POLE)
    cursor.skip(T.EVERY)
    if month := cursor.take(T.MONTH):
        yield bounded(points.of_year(cursor, points.poles(month.number, number, about)), lead)
    elif cursor.take(T.MONTHWORD):
        days = points.poles(1, number, about)
        yield MonthDays(((days.first.day, days.last.day),), month_bound(lead), Unit.MONTH)
    else:
        half = points.part(Unit.HALF, number, number, about, school_plan)
        yield bounded(points.of_year(cursor, half), lead)


def _edge(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    lead = lead_of(cursor)
    edge = EdgeName(str(cursor.need(T.EDGE).value))
    every = cursor.take(T.EVERY)
    if year := cursor.take(T.YEAR):
        piece = points.edge_of(replace(points.months(1, 12, cursor.about), year=year.number), edge)
        yield bounded(piece, lead, edged=True)
    elif years := cursor.take(T.SCHOOLYEARS):
        school = points.school_year(years, cursor.about)
        yield bounded(
            SchoolStretch(Unit.SCHOOL_YEAR, school=school, edge=edge, about=cursor.about), lead, edged=True
        )
    elif cursor.take(T.THISYEAR) and not every:
        this = replace(
            points.months(1, 12, cursor.about), doubts=(Code.BOUND_UNCLEAR,) if school_plan else ()
        )
        yield bounded(points.edge_of(this, edge), lead, edged=True)
    else:
        yield from _recurring_edge(cursor, edge, lead, every is not None)


def _recurring_edge(cursor: Cursor, edge: EdgeName, lead: Token | None, every: bool) -> Iterator[Piece]:
    """«В конце (каждого) квартала»; «до конца месяца» without «каждого» says not which month."""
    if lead is not None and lead.kind is T.FROM:
        raise Misfit(cursor.about)
    unit = unit_of(cursor.need(*UNITS))
    doubts: tuple[Code, ...] = () if edge is EdgeName.END else (Code.APPROXIMATE,)
    if not every and (unit in (Unit.MONTH, Unit.WEEK) or (lead is not None and lead.kind is T.UNTIL)):
        doubts = (*doubts, Code.MONTH_UNCLEAR)
    yield Frequency(unit, edge=edge, doubts=doubts)
    if cursor.left:
        raise Misfit(cursor.about)


def _holidays(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    cursor.skip(T.IN, T.DURING, T.PERIOD, T.EVERY)
    seasons = []
    while season := cursor.take(T.SEASONAL):
        seasons.append(season.number + 1)
        cursor.skip(T.COMMA, T.IN)
    cursor.need(T.HOLIDAYS)
    if not seasons and not cursor.left:
        yield Frequency(Unit.HOLIDAYS)
        return
    year = cursor.left
    for number in seasons or (1, 2, 3, 4):
        piece: Dated = SchoolStretch(Unit.HOLIDAYS, number, number, about=cursor.about)
        yield points.of_year(Cursor(year, cursor.text), piece) if year else piece


_SEASONS = ((9, 11), (12, 2), (3, 5), (6, 8))


def _season(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """A season is read as its three months, with a doubt: schools mean other days by it."""
    cursor.skip(T.IN, T.DURING, T.PERIOD)
    first = last = cursor.need(T.SEASON, T.SEASONAL).number
    if cursor.take(T.DASH):
        last = cursor.need(T.SEASON, T.SEASONAL).number
    span = points.months(_SEASONS[first][0], _SEASONS[last][1], cursor.about)
    yield replace(points.of_year(cursor, span), doubts=(Code.SEASON,))


def _school_years(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    lead = lead_of(cursor)
    cursor.skip(T.SCHOOLYEAR)
    if first := cursor.take(T.YEAR):
        cursor.need(T.DASH)
        following = Token(T.SCHOOLYEARS, first.start, first.end, (first.number, cursor.need(T.YEAR).number))
        school = points.school_year(following, cursor.about)
    else:
        school = points.school_year(cursor.need(T.SCHOOLYEARS), cursor.about)
    piece = SchoolStretch(Unit.SCHOOL_YEAR, school=school, about=cursor.about)
    yield bounded(piece, lead)


def _years(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    lead = lead_of(cursor)
    spans = []
    while year := cursor.take(T.YEAR):
        spans.append((year.number, cursor.need(T.YEAR).number if cursor.take(T.DASH, T.TO) else year.number))
        cursor.take(T.COMMA)
    if any(last < first for first, last in spans):
        raise points.NoSuchPart(cursor.about, Code.END_BEFORE_START)
    bound = Bound.WITHIN
    if lead is not None and len(spans) == 1 and spans[0][0] == spans[0][1]:
        bound = {T.FROM: Bound.SINCE, T.TO: Bound.UNTIL, T.UNTIL: Bound.BEFORE}.get(lead.kind, Bound.WITHIN)
    yield Years(tuple(spans), bound, cursor.about)


def _whole_year(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    last = cursor.left[-1]
    if last.kind is T.SCHOOLYEAR:
        unclear = (Code.YEAR_UNCLEAR,) if last.value == "new" else ()
        yield SchoolStretch(Unit.SCHOOL_YEAR, doubts=unclear, about=cursor.about)
    else:
        yield Whole()


def _always(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    yield Whole(always=True)


STRETCH_READINGS: dict[str, Reading] = {
    "weeks": _weeks,
    "poles": _poles,
    "edge": _edge,
    "holidays": _holidays,
    "season": _season,
    "school_years": _school_years,
    "years": _years,
    "whole_year": _whole_year,
    "always": _always,
}
