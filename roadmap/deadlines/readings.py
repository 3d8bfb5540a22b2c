"""What each shape of words says: tokens in, pieces out. One function for each shape of the grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from roadmap.deadlines import points
from roadmap.deadlines.caveats import Code
from roadmap.deadlines.cursor import Cursor, Misfit
from roadmap.deadlines.pieces import (
    Bound,
    Dated,
    EdgeName,
    MonthDays,
    Piece,
    SchoolStretch,
    Stretch,
    Unit,
)
from roadmap.deadlines.tokens import T, Token
from roadmap.deadlines.units import unit_of

_LEAD = (T.UNTIL, T.FROM, T.IN, T.DURING, T.PERIOD, T.TO)
_GENITIVE = ("а", "А", "я", "Я")
"""«Января» without a day in front: the day may have been lost."""
Reading = Callable[[Cursor, bool], Iterator[Piece]]


def lead_of(cursor: Cursor) -> Token | None:
    """The last of the small words that lead a shape: «в период с» counts as «с»."""
    lead = None
    while token := cursor.take(*_LEAD):
        lead = token
    return lead


def bounded(piece: Dated, lead: Token | None, edged: bool = False) -> Dated:
    """*piece* as its leading word bounds it.

    «До 1 июня» includes the day; «до июня» may or may not include the month, which is a doubt; «до начала
    июня» ends before it; «не позднее июня» and «по июнь» include it.
    """
    if lead is None or lead.kind in (T.IN, T.DURING, T.PERIOD):
        return replace(piece, reported=True) if lead and lead.value == "about" else piece
    if lead.kind is T.FROM:
        return replace(piece, bound=Bound.SINCE, doubts=_without_rough_start(piece))
    if lead.kind is T.UNTIL and edged and _begins(piece):
        return replace(piece, bound=Bound.BEFORE, doubts=_without_rough_start(piece))
    inclusive = lead.kind is T.TO or lead.value == "inclusive" or edged
    if inclusive or (isinstance(piece, Stretch) and piece.single_day):
        return replace(piece, bound=Bound.UNTIL)
    return replace(piece, bound=Bound.BEFORE, doubts=(*piece.doubts, Code.BOUND_UNCLEAR))


def _begins(piece: Dated) -> bool:
    if isinstance(piece, SchoolStretch):
        return piece.edge is EdgeName.BEGIN
    return Code.APPROXIMATE in piece.doubts and piece.first.day == 1


def _without_rough_start(piece: Dated) -> tuple[Code, ...]:
    """Where a stretch begins with a beginning, how long that lasts does not matter."""
    return tuple(doubt for doubt in piece.doubts if not (doubt is Code.APPROXIMATE and _begins(piece)))


def _point(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    lead = lead_of(cursor)
    edged = cursor.sees(T.EDGE)
    day_lost = lead is None and _is_genitive(cursor)
    piece = bounded(points.point(cursor, school_plan), lead, edged)
    yield replace(piece, doubts=(*piece.doubts, Code.BOUND_UNCLEAR)) if day_lost else piece


def _is_genitive(cursor: Cursor) -> bool:
    return cursor.sees(T.MONTH) and cursor.word(cursor.left[0]).endswith(_GENITIVE)


def _months(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """«В течение сентября и октября»."""
    cursor.skip(T.DURING, T.PERIOD)
    found = []
    while month := cursor.take(T.MONTH):
        found.append(points.months(month.number, month.number, cursor.about))
        if cursor.sees(T.COMMA) and len(cursor.left) > 1 and cursor.left[1].kind is T.MONTH:
            cursor.take(T.COMMA)
    year = cursor.left
    for piece in found:
        yield points.of_year(Cursor(year, cursor.text), piece) if year else piece


def _span(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    about = cursor.about
    lead = lead_of(cursor)
    first = cursor.need(T.NUMBER) if _bare_number(cursor) else None
    start = None if first else points.point(cursor, school_plan)
    cursor.skip(T.COMMA, T.DASH, T.TO, T.IN)
    until = cursor.take(T.UNTIL)
    edged = cursor.sees(T.EDGE)
    day_lost = isinstance(start, Stretch) and start.single_day and lead is None and _is_genitive(cursor)
    last = points.point(cursor, school_plan)
    if day_lost or _may_be_a_report(lead, start, last):
        last = replace(last, doubts=(*last.doubts, Code.BOUND_UNCLEAR))
    if (
        until
        and until.value == "before"
        and not edged
        and not (isinstance(last, Stretch) and last.single_day)
    ):
        last = replace(last, doubts=(*last.doubts, Code.BOUND_UNCLEAR))
    if start is None:
        yield _from_number(first.number if first else 0, last, about)
    else:
        yield bounded(points.joined(start, last, about), lead if lead and lead.kind is T.IN else None)


def _may_be_a_report(lead: Token | None, first: Dated | None, last: Dated) -> bool:
    """«За март – 5 апреля» names a month and a day rather than a stretch."""
    single = [isinstance(piece, Stretch) and piece.single_day for piece in (first, last)]
    return lead is not None and lead.value == "about" and first is not None and single == [False, True]


def _bare_number(cursor: Cursor) -> bool:
    return (
        len(cursor.left) > 1
        and cursor.sees(T.NUMBER)
        and cursor.left[1].kind in (T.COMMA, T.DASH, T.TO, T.UNTIL)
    )


def _from_number(number: int, last: Dated, about: str) -> Dated:
    """«10–15 апреля», «с 1 по 3 квартал»: the first end is only a number."""
    if isinstance(last, SchoolStretch):
        if last.edge or not 1 <= number < last.first:
            raise points.NoSuchPart(about, Code.END_BEFORE_START)
        return replace(last, first=number, about=about)
    if last.single_day:
        if number >= last.last.day:
            raise points.NoSuchPart(about, Code.END_BEFORE_START)
        return replace(last, first=points.mark(last.last.month, number, about), about=about)
    return _from_part(number, last, about)


def _from_part(number: int, last: Stretch, about: str) -> Stretch:
    """Quarters, half-years and decades by number: the last one's size tells where the first begins."""
    size = last.last.month - last.first.month + 1
    if last.doubts:
        raise Misfit(about)
    if size == 1 and last.first.day in (11, 21):
        return replace(last, first=points.mark(last.first.month, number * 10 - 9, about), about=about)
    if size in (3, 6) and number * size < last.last.month:
        return replace(last, first=points.mark((number - 1) * size + 1, 1, about), about=about)
    raise points.NoSuchPart(about, Code.END_BEFORE_START)


def ordinals(cursor: Cursor, *kinds: T) -> list[tuple[int, int]]:
    """Numbers and ranges of numbers: «1, 3–5» gives (1, 1) and (3, 5)."""
    found: list[tuple[int, int]] = []
    while token := cursor.take(*kinds):
        found.append((token.number, token.number))
        if cursor.take(T.DASH, T.TO):
            found[-1] = (found[-1][0], cursor.need(*kinds).number)
        cursor.take(T.COMMA)
    if any(last <= first for first, last in found if last != first):
        raise points.NoSuchPart(cursor.about, Code.END_BEFORE_START)
    return found


def _days(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    lead = lead_of(cursor)
    spans = ordinals(cursor, T.NUMBER)
    month = cursor.need(T.MONTH).number
    pieces = [points.month_days(month, first, last, cursor.about) for first, last in spans]
    last = points.of_year(cursor, pieces[-1])
    for piece in pieces:
        dated = piece if isinstance(last, SchoolStretch) else _same_year(piece, last)
        yield bounded(dated, lead, edged=not dated.single_day)


def _same_year(piece: Stretch, other: Stretch) -> Stretch:
    return replace(piece, year=other.year, school=other.school, next_year=other.next_year)


def _parts(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    lead = lead_of(cursor)
    edge = cursor.take(T.EDGE)
    spans = ordinals(cursor, T.NUMBER, T.ROMAN)
    unit = unit_of(cursor.need(T.PART))
    pieces = [points.part(unit, first, last, cursor.about, school_plan) for first, last in spans]
    if edge:
        pieces = [points.edge_of(piece, EdgeName(str(edge.value))) for piece in pieces]
    year = cursor.left[:1] if not cursor.sees(T.COMMA) else cursor.left[:2]
    for piece in pieces:
        yield bounded(
            points.of_year(Cursor(year, cursor.text), piece) if year else piece, lead, edge is not None
        )


def _days_in_figures(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    """«21, 23, 25.10.2024»: the last date tells the month of the days before it."""
    lead = lead_of(cursor)
    *days, figures = [token for token in cursor.left if token.kind in (T.NUMBER, T.DATE)]
    last = points.date_in_figures(figures, cursor.about)
    for token in days:
        day = points.mark(last.last.month, token.number, cursor.about)
        yield bounded(replace(last, first=day, last=day), lead)
    yield bounded(last, lead)


def _decades(cursor: Cursor, school_plan: bool) -> Iterator[Piece]:
    lead = lead_of(cursor)
    about = cursor.about
    spans = [(3, 3)] if cursor.take(T.LAST) else ordinals(cursor, T.NUMBER, T.ROMAN)
    cursor.need(T.DECADE)
    if month := cursor.take(T.MONTH):
        pieces = [points.decades(month.number, first, last, about) for first, last in spans]
        year = cursor.left
        for piece in pieces:
            yield bounded(points.of_year(Cursor(year, cursor.text), piece) if year else piece, lead)
        return
    days = [points.decades(1, first, last, about) for first, last in spans]
    explicit = Unit.MONTH if cursor.skip(T.IN, T.EVERY, T.MONTHWORD) else None
    yield MonthDays(tuple((piece.first.day, piece.last.day) for piece in days), month_bound(lead), explicit)


def month_bound(lead: Token | None) -> Bound:
    if lead is None or lead.kind in (T.IN, T.DURING, T.PERIOD):
        return Bound.WITHIN
    if lead.kind is T.FROM:
        return Bound.SINCE
    return Bound.UNTIL


READINGS: dict[str, Reading] = {
    "point": _point,
    "span": _span,
    "days": _days,
    "months": _months,
    "days_in_figures": _days_in_figures,
    "parts": _parts,
    "decades": _decades,
}
