"""Reads one end of a stretch («конец мая», «15 октября 2024», «II квартал») and joins two of them."""

from __future__ import annotations

import calendar
from dataclasses import replace

from roadmap.deadlines.caveats import Code
from roadmap.deadlines.cursor import Cursor, Misfit
from roadmap.deadlines.pieces import MONTH_END, Bound, Dated, EdgeName, Mark, SchoolStretch, Stretch, Unit
from roadmap.deadlines.tokens import T, Token

_LAST_SCHOOL_MONTH = 5
_LONGEST = {Unit.QUARTER: 4, Unit.HALF: 2, Unit.TERM: 4, Unit.TRIMESTER: 3}
_MONTHS = {Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_EDGE_DAYS = {EdgeName.BEGIN: (1, 10), EdgeName.MIDDLE: (11, 20), EdgeName.END: (21, MONTH_END)}
_DECADES = {1: (1, 10), 2: (11, 20), 3: (21, MONTH_END)}
_POLES = {1: (1, 15), 2: (16, MONTH_END)}
_YEAR_TOKENS = (T.YEAR, T.SCHOOLYEARS, T.THISYEAR, T.YEARWORD, T.NEXTYEAR, T.SCHOOLYEAR)


class NoSuchPart(Misfit):
    """A fifth quarter, a fourth decade, the thirteenth month; ``about`` quotes it."""

    def __init__(self, about: str, code: Code = Code.NO_SUCH_PART, suggestion: str = "") -> None:
        super().__init__(about)
        self.about = about
        self.code = code
        self.suggestion = suggestion


def last_day(month: int) -> int:
    """The longest a month gets."""
    return 29 if month == 2 else calendar.monthrange(2024, month)[1]


def mark(month: int, day: int, about: str) -> Mark:
    """A day of a month; raises :class:`NoSuchPart` where no year has it."""
    if not 1 <= month <= 12:
        raise NoSuchPart(about)
    if day != MONTH_END and not 1 <= day <= last_day(month):
        suggestion = str(last_day(month)) if 0 < day - last_day(month) < 3 else ""
        raise NoSuchPart(about, Code.NO_SUCH_DAY, suggestion)
    return Mark(month, day)


def months(first: int, last: int, about: str = "") -> Stretch:
    """The stretch of whole months."""
    return Stretch(mark(first, 1, about), mark(last, MONTH_END, about), about=about)


def month_days(month: int, first: int, last: int, about: str) -> Stretch:
    return Stretch(mark(month, first, about), mark(month, last, about), about=about)


def part(unit: Unit, first: int, last: int, about: str, school_plan: bool) -> Dated:
    """Parts *first*–*last* of a year: quarters, half-years, school terms."""
    if not 1 <= first <= _LONGEST[unit] or not 1 <= last <= _LONGEST[unit]:
        suggestion = "II" if first == last == 11 else ""
        raise NoSuchPart(about, suggestion=suggestion)
    if last < first:
        raise NoSuchPart(about, Code.END_BEFORE_START)
    if unit in (Unit.TERM, Unit.TRIMESTER) or (unit is Unit.HALF and school_plan):
        return SchoolStretch(unit, first, last, about=about)
    size = _MONTHS[unit]
    return months((first - 1) * size + 1, last * size, about)


def edge_of(piece: Dated, edge: EdgeName) -> Dated:
    """The beginning, middle or end of a month, a part of the year or a year.

    Nobody says how long a beginning or a middle is, so these raise a doubt; an end is due on the last day.
    """
    doubts = piece.doubts if edge is EdgeName.END else (*piece.doubts, Code.APPROXIMATE)
    if isinstance(piece, SchoolStretch):
        return replace(piece, edge=edge, doubts=doubts)
    first, last = piece.first.month, piece.last.month
    if first == last:
        start, end = _EDGE_DAYS[edge]
        return replace(piece, first=Mark(first, start), last=Mark(first, end), doubts=doubts)
    month = {EdgeName.BEGIN: first, EdgeName.MIDDLE: (first + last) // 2, EdgeName.END: last}[edge]
    return replace(piece, first=Mark(month, 1), last=Mark(month, MONTH_END), doubts=doubts)


def point(cursor: Cursor, school_plan: bool) -> Dated:
    """One end of a stretch, with the year that follows it."""
    edge = cursor.take(T.EDGE)
    piece = _unedged(cursor, school_plan, begins=edge is not None and edge.value == EdgeName.BEGIN)
    if edge:
        piece = edge_of(piece, EdgeName(str(edge.value)))
    return of_year(cursor, piece)


def _unedged(cursor: Cursor, school_plan: bool, begins: bool) -> Dated:
    about = cursor.about
    token = cursor.need()
    match token.kind:
        case T.MONTH:
            cursor.take(T.MONTHWORD)
            return months(token.number, token.number, about)
        case T.DATE:
            return date_in_figures(token, about)
        case T.MONTHYEAR:
            year, month = pair(token)
            return replace(months(month, month, about), year=year)
        case T.YEARWORD:
            return _year_end(about, school_plan)
        case T.SCHOOLYEAR:
            unclear = (Code.YEAR_UNCLEAR,) if token.value == "new" and not begins else ()
            return SchoolStretch(Unit.SCHOOL_YEAR, doubts=unclear, about=about)
        case T.NUMBER | T.ROMAN:
            return _numbered(token.number, cursor, school_plan)
    raise Misfit(about)


def _year_end(about: str, school_plan: bool) -> Stretch:
    """The year of a plan; in a school year's plan «конец года» may be either year's end."""
    return replace(months(1, 12, about), doubts=(Code.BOUND_UNCLEAR,) if school_plan else ())


def _numbered(number: int, cursor: Cursor, school_plan: bool) -> Dated:
    about = cursor.about
    following = cursor.need(T.MONTH, T.PART, T.DECADE, T.POLE)
    if following.kind is T.MONTH:
        return month_days(following.number, number, number, about)
    if following.kind is T.PART:
        return part(Unit(str(following.value)), number, number, about, school_plan)
    table = _DECADES if following.kind is T.DECADE else _POLES
    return slice_of_month(cursor.need(T.MONTH).number, number, number, table, about)


def slice_of_month(
    month: int, first: int, last: int, table: dict[int, tuple[int, int]], about: str
) -> Stretch:
    """Decades or halves *first*–*last* of a month."""
    if first not in table or last not in table or last < first:
        raise NoSuchPart(about)
    return month_days(month, table[first][0], table[last][1], about)


def decades(month: int, first: int, last: int, about: str) -> Stretch:
    return slice_of_month(month, first, last, _DECADES, about)


def poles(month: int, number: int, about: str) -> Stretch:
    return slice_of_month(month, number, number, _POLES, about)


def pair(token: Token) -> tuple[int, int]:
    """The two numbers a token carries."""
    if not isinstance(token.value, tuple):
        raise TypeError(token.kind)
    return token.value[0], token.value[1]


def date_in_figures(token: Token, about: str) -> Stretch:
    if not isinstance(token.value, tuple):
        raise TypeError(token.kind)
    year, month, day = token.value
    return replace(month_days(month, day, day, about), year=year or None)


def of_year(cursor: Cursor, piece: Dated) -> Dated:
    """*piece* with the year that the next word names."""
    cursor.skip(T.COMMA)
    token = cursor.take(*_YEAR_TOKENS)
    if token is None or token.kind in (T.THISYEAR, T.YEARWORD):
        return piece
    if token.kind is T.SCHOOLYEAR:
        return as_school(piece)
    if token.kind is T.SCHOOLYEARS:
        return replace(as_school(piece), school=school_year(token, cursor.about))
    if isinstance(piece, SchoolStretch):
        return _school_part_of(piece, token)
    if piece.dated:
        raise Misfit(cursor.about)
    if token.kind is T.NEXTYEAR:
        return replace(piece, next_year=True)
    return replace(piece, year=token.number)


def _school_part_of(piece: SchoolStretch, token: Token) -> Dated:
    """A part of the school year that falls into a calendar year: «II четверть 2024 года»."""
    if token.kind is T.NEXTYEAR:
        raise Misfit
    if piece.unit is Unit.HALF and piece.edge is None:
        return replace(months(piece.first * 6 - 5, piece.last * 6, piece.about), year=token.number)
    if piece.unit is Unit.SCHOOL_YEAR:
        autumn = piece.edge is EdgeName.BEGIN
    else:
        autumn = piece.first == 1 or (piece.unit is Unit.TERM and piece.first == 2)
    return replace(piece, school=token.number if autumn else token.number - 1)


def as_school(piece: Dated) -> Dated:
    """A half-year of the school year, where the words so far could mean the calendar's."""
    if not isinstance(piece, Stretch) or (piece.first.day, piece.last.day) != (1, MONTH_END):
        return piece
    half = {(1, 6): (1, 1), (7, 12): (2, 2), (1, 12): (1, 2)}.get((piece.first.month, piece.last.month))
    return SchoolStretch(Unit.HALF, *half, about=piece.about) if half else piece


def school_year(token: Token, about: str) -> int:
    """The first calendar year of a school year; raises where the two years do not follow each other."""
    first, last = pair(token)
    if last != first + 1:
        raise NoSuchPart(about, Code.IMPOSSIBLE_YEAR, f"{first}/{first + 1}")
    return first


def joined(first: Dated, last: Dated, about: str) -> Dated:
    """The stretch from the start of *first* to the end of *last*."""
    if isinstance(first, Stretch) and isinstance(last, SchoolStretch) and _ends_school_year(last):
        last = replace(months(_LAST_SCHOOL_MONTH, _LAST_SCHOOL_MONTH), school=last.school)
    doubts = tuple(dict.fromkeys(first.doubts + last.doubts))
    if isinstance(first, SchoolStretch) or isinstance(last, SchoolStretch):
        return _joined_at_school(first, last, about)
    if first.next_year:
        raise Misfit(about)
    if last.school is None and first.school is not None:
        raise Misfit(about)
    return replace(
        last, first=first.first, first_year=first.year, doubts=doubts, about=about, bound=Bound.WITHIN
    )


def _ends_school_year(piece: SchoolStretch) -> bool:
    return piece.unit is Unit.SCHOOL_YEAR and piece.edge is EdgeName.END


def _joined_at_school(first: Dated, last: Dated, about: str) -> Dated:
    if not isinstance(first, SchoolStretch) or not isinstance(last, SchoolStretch):
        raise Misfit(about)
    if first.unit is not last.unit or first.edge or last.edge or first.school not in (None, last.school):
        raise Misfit(about)
    if last.first < first.first:
        raise NoSuchPart(about, Code.END_BEFORE_START)
    return replace(last, first=first.first, about=about)
