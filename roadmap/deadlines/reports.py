"""Reports with a date each: «за I квартал – до 10 апреля, за II квартал – до 10 июля»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from roadmap.deadlines.bounds import Dates
from roadmap.deadlines.calendars import Calendar, SchoolCalendar
from roadmap.deadlines.caveats import Caveat, Code
from roadmap.deadlines.dates import resolved
from roadmap.deadlines.pieces import Dated, Stretch
from roadmap.deadlines.schedule import Window
from roadmap.period import Period

_SOON = timedelta(days=92)
"""How long after its stretch a report of the next year is still likely meant."""


class Unpaired(ValueError):
    """The stretches reported on and the days do not go together one to one."""


def names_reports(pieces: Sequence[Dated]) -> bool:
    """Whether a stretch after «за» stands beside a day."""
    return any(piece.reported for piece in pieces) and any(_is_day(piece) for piece in pieces)


def reports(pieces: Sequence[Dated], period: Period, calendar: Calendar, dates: Dates) -> bool:
    """Add to *dates* the days by which each stretch is reported on; whether any falls into the next year.

    Raises :class:`Unpaired` where stretches and days do not stand in pairs, or a day comes before its stretch
    ends, and NoDate where a piece has no date.
    """
    following = False
    assumed: list[date] = []
    for reported, day in _pairs(pieces):
        covered, due, late = _resolved(reported, day, period, calendar.school)
        following |= late
        assumed += covered.years_assumed
        for caveat in (*covered.caveats, *due.caveats):
            if caveat.code is not Code.YEAR_FROM_PLAN and caveat not in dates.caveats:
                dates.caveats.append(caveat)
        for about, window in zip(covered.windows, due.windows, strict=True):
            dates.windows.append(replace(window, covers=Period(about.start or about.end, about.end)))
    if assumed:
        dates.caveats.append(Caveat(Code.YEAR_FROM_PLAN, days=tuple(sorted(set(assumed)))))
    return following


def _resolved(
    reported: Dated, day: Stretch, period: Period, school: SchoolCalendar
) -> tuple[Dates, Dates, bool]:
    """Both parts of a pair, and whether the day had to be taken from the next year («за IV квартал»)."""
    covered, due = Dates(), Dates()
    resolved([reported], period, school, covered)
    resolved([day], period, school, due)
    if _follow(covered.windows, due.windows):
        return covered, due, False
    due = Dates()
    resolved([replace(day, next_year=True)], period, school, due)
    if day.dated or not _soon(covered.windows, due.windows):
        raise Unpaired(day.about)
    return covered, due, True


def _is_day(piece: Dated) -> bool:
    return isinstance(piece, Stretch) and piece.single_day and not piece.reported


def _pairs(pieces: Sequence[Dated]) -> list[tuple[Dated, Stretch]]:
    """Each stretch with its day, which all stand after their stretches, or all in front."""
    first, second = pieces[0::2], pieces[1::2]
    if first and not first[0].reported:
        first, second = second, first
    found = [(one, other) for one, other in zip(first, second, strict=False) if isinstance(other, Stretch)]
    if 2 * len(found) < len(pieces) or not all(one.reported and _is_day(other) for one, other in found):
        raise Unpaired
    return found


def _soon(covered: Sequence[Window], due: Sequence[Window]) -> bool:
    return _follow(covered, due) and all(
        window.end - about.end <= _SOON for about, window in zip(covered, due, strict=True)
    )


def _follow(covered: Sequence[Window], due: Sequence[Window]) -> bool:
    return len(covered) == len(due) and all(
        about.end < window.end for about, window in zip(covered, due, strict=True)
    )
