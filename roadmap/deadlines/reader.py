"""From a phrase to its schedule: cleaned, taken apart, understood, held against the plan and the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from roadmap.deadlines.calendars import Calendar
from roadmap.deadlines.caveats import Caveat, Code
from roadmap.deadlines.meaning import meaning_of
from roadmap.deadlines.parts import Meaning
from roadmap.deadlines.phrase import TakenApart, is_empty, take_apart
from roadmap.deadlines.pieces import Role, Words
from roadmap.deadlines.schedule import Kind, Schedule, Window
from roadmap.deadlines.text import cleaned
from roadmap.period import Period

USUAL_CALENDAR = Calendar()
_WITHOUT_DATES = {Kind.ON_REQUEST: Role.REQUEST, Kind.AWAITING: Role.AWAIT}


def read_deadline(
    phrase: str,
    period: Period,
    ordered: date | None = None,
    calendar: Calendar = USUAL_CALENDAR,
) -> Schedule:
    """Read *phrase* as a deadline of a plan for *period*, signed on *ordered*.

    Never raises: what is not understood comes back as an invalid schedule whose warnings say why.
    """
    clean = cleaned(phrase)
    if is_empty(clean.matched):
        return Schedule(phrase, Kind.INVALID, warnings=(Caveat(Code.EMPTY),))
    apart = take_apart(clean, period.is_school_year)
    meaning = meaning_of(apart, period, calendar)
    if meaning.kind is Kind.INVALID and not meaning.caveats:
        meaning.warn(Code.NOT_UNDERSTOOD, clean.shown)
    warnings = (*meaning.caveats, *_held_against(meaning, period, ordered, calendar))
    return Schedule(
        phrase,
        meaning.kind,
        tuple(meaning.windows),
        str(meaning.rule) if meaning.rule else None,
        _note(apart, meaning.kind),
        warnings,
        meaning.waits,
        meaning.countdown,
    )


def _note(apart: TakenApart, kind: Kind) -> str | None:
    """The words without dates; a schedule that is nothing but such words has no note."""
    if kind is Kind.INVALID:
        return None
    words = [piece for piece in apart.pieces if isinstance(piece, Words) and piece.role is not Role.STRANGE]
    if kind in _WITHOUT_DATES:
        own = next(piece for piece in words if piece.role is _WITHOUT_DATES[kind])
        words = [piece for piece in words if piece is not own]
    return "; ".join(piece.text for piece in words) or None


def _held_against(
    meaning: Meaning, period: Period, ordered: date | None, calendar: Calendar
) -> Iterator[Caveat]:
    """What the plan's period, the order's date and the working calendar have to say about the dates."""
    due = [window.end for window in meaning.windows]
    outside = tuple(window.end for window in meaning.windows if _outside(window, meaning, period))
    if outside and meaning.following:
        yield Caveat(Code.AFTER_PERIOD, days=outside)
    elif outside:
        yield Caveat(Code.OUTSIDE_PERIOD, days=outside)
    if ordered is not None and (early := tuple(day for day in due if day < ordered)):
        yield Caveat(Code.BEFORE_ORDER, days=early)
    if meaning.kind is not Kind.CONTINUOUS and not _every_day(meaning):
        off = tuple(day for day in due if not calendar.working.is_working(day))
        if off:
            yield Caveat(Code.DAY_OFF, days=off)


def _outside(window: Window, meaning: Meaning, period: Period) -> bool:
    return window.end not in period or replace(window, covers=None) in meaning.outside


def _every_day(meaning: Meaning) -> bool:
    return any(caveat.code is Code.EVERY_DAY for caveat in meaning.caveats)
