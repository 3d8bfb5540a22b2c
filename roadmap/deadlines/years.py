"""Spreads the years that a phrase names over its stretches, and refuses years that cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from roadmap.deadlines.caveats import Caveat, Code
from roadmap.deadlines.pieces import Bound, Dated, Mark, Stretch, Unit, Years
from roadmap.period import Period

_FAR = 10
"""Years a date may lie away from its plan before it is taken for a slip of the pen."""
_NEAR = 5
"""Years around the plan among which a repair is looked for."""


class NoDate(ValueError):
    """No date can be made of a piece; ``caveat`` says why."""

    def __init__(self, caveat: Caveat) -> None:
        super().__init__(caveat.code)
        self.caveat = caveat


def with_years(items: Iterable[Dated | Years]) -> tuple[list[Dated], list[Caveat]]:
    """Spread the years of a list over its stretches: «март, апрель 2024», «2024 год: март, май».

    A year belongs to what stands before it and has none; a year in front belongs to what follows; what
    comes after a dated stretch shares its year. Where this would run backwards, the year is unclear.
    """
    found: list[Dated] = []
    caveats: list[Caveat] = []
    ahead: Years | None = None
    for item in items:
        if not isinstance(item, Years):
            found.append(item)
            continue
        waiting = [piece for piece in found if not piece.dated]
        if waiting and ahead is None:
            found = [part for piece in found for part in ([piece] if piece.dated else _in_years(piece, item))]
        elif not found and ahead is None:
            ahead = item
        else:
            caveats.append(Caveat(Code.YEAR_UNCLEAR, item.about))
    if ahead is not None:
        found = [part for piece in found for part in ([piece] if piece.dated else _in_years(piece, ahead))]
        if not found:
            found = [_whole_years(span, ahead) for span in ahead.spans]
            if ahead.bound is Bound.BEFORE:
                caveats.append(Caveat(Code.BOUND_UNCLEAR, ahead.about))
    return _inherited(found, caveats), caveats


def _in_years(piece: Dated, years: Years) -> Iterator[Dated]:
    for first, last in years.spans:
        for year in range(first, min(last, first + 2 * _FAR) + 1):
            yield of_year(piece, year)


def of_year(piece: Dated, year: int) -> Dated:
    """*piece* in a calendar year; a term is the one that ends in it."""
    if isinstance(piece, Stretch):
        return replace(piece, year=year)
    return replace(
        piece, school=year if piece.unit is not Unit.SCHOOL_YEAR and piece.first == 1 else year - 1
    )


def _whole_years(span: tuple[int, int], years: Years) -> Stretch:
    first, last = span
    return Stretch(Mark(1, 1), Mark(12, 31), first, last, bound=years.bound, about=years.about)


def _inherited(pieces: list[Dated], caveats: list[Caveat]) -> list[Dated]:
    """Stretches without a year take it from a neighbour in the list: the next one, else the one before."""
    known = [piece for piece in pieces if isinstance(piece, Stretch) and piece.dated]
    if not known or all(piece.dated for piece in pieces):
        return pieces
    found: list[Dated] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, Stretch) and not piece.dated and not piece.next_year:
            after = [other for other in pieces[place:] if isinstance(other, Stretch) and other.dated]
            source = after[0] if after else known[-1]
            piece = replace(piece, year=source.first_year or source.year, school=source.school)
        found.append(piece)
    if _runs_backwards(found):
        caveats.append(Caveat(Code.YEAR_UNCLEAR))
    return found


def _runs_backwards(pieces: Sequence[Dated]) -> bool:
    keys = [
        (piece.year or 0, piece.last)
        for piece in pieces
        if isinstance(piece, Stretch) and piece.school is None and not piece.reported
    ]
    return keys != sorted(keys)


def check_year(year: int, period: Period, about: str) -> None:
    """Raise :class:`NoDate` for a year too far from the plan, with a repair if one digit explains it."""
    if period.start.year - _FAR <= year <= period.end.year + _FAR:
        return
    near = sorted(
        range(period.start.year - _NEAR, period.end.year + _NEAR + 1),
        key=lambda other: _distance(other, period),
    )
    repair = next((str(other) for other in near if _one_slip(str(year), str(other))), "")
    raise NoDate(Caveat(Code.IMPOSSIBLE_YEAR, about, suggestion=repair))


def _distance(year: int, period: Period) -> int:
    return max(period.start.year - year, year - period.end.year, 0)


def _one_slip(written: str, meant: str) -> bool:
    """Whether one digit was mistyped, doubled, lost, or two neighbours were swapped."""
    if len(written) == len(meant):
        differing = [place for place in range(len(meant)) if written[place] != meant[place]]
        if len(differing) == 2:
            one, two = differing
            return two == one + 1 and written[one] == meant[two] and written[two] == meant[one]
        return len(differing) == 1
    longer, shorter = sorted((written, meant), key=len, reverse=True)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
