"""From a phrase to its schedule."""

from __future__ import annotations

from datetime import date

from roadmap.deadlines.calendars import Calendar
from roadmap.deadlines.caveats import Caveat, Code
from roadmap.deadlines.schedule import Kind, Schedule
from roadmap.period import Period

USUAL_CALENDAR = Calendar()


def read_deadline(
    phrase: str,
    period: Period,
    ordered: date | None = None,
    calendar: Calendar = USUAL_CALENDAR,
) -> Schedule:
    """Read *phrase* as a deadline of a plan for *period*, signed on *ordered*.

    Never raises: what is not understood comes back as an invalid schedule whose warnings say why.
    """
    code = Code.NOT_UNDERSTOOD if phrase.strip() else Code.EMPTY
    return Schedule(phrase, Kind.INVALID, warnings=(Caveat(code, phrase),))
