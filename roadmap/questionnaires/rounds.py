"""The rounds of a campaign: when each is opened, of which stretch it asks, when it is due, when it is reminded of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.deadlines import Kind, Schedule, Window, WorkingCalendar
from roadmap.department import DepartmentSettings
from roadmap.period import Period

DAY = timedelta(days=1)
LEAD = timedelta(days=14)
"""How long before its due date a round of a schedule is opened, where the reported stretch says nothing better."""
LEAD_MOST = timedelta(days=30)
"""The longest that a round is open because the reported stretch was over so early."""
LONG_ENOUGH = timedelta(days=4)
"""Fewer days than these have no «halfway» worth a reminder."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One round to come; *key* is the schedule's own day, *due* may lie beside it where nobody works on that day.

    *covers* is the stretch that is reported on, which is another thing than the due date.
    """

    key: str
    opens: date
    due: date
    covers: Period | None = None


def planned(schedule: Schedule, settings: DepartmentSettings, made_on: date) -> tuple[Planned, ...]:
    """Every round of a campaign that was made on *made_on*, in order; what was due before that day is none.

    A date alone is asked about at once, a stretch («с 10 по 25 марта») from its first day on. A round of a schedule is
    opened the day after the reported stretch is over, 30 days before it is due at the most; where no stretch is
    over before that, 14 days before. It is never opened before the round before it was due.
    """
    windows = [one for one in schedule.windows if one.end >= made_on]
    if schedule.kind is Kind.CONTINUOUS:
        windows = windows[-1:]
    made: list[Planned] = []
    for window in windows:
        due = max(made_on, settings.due(window.end))
        begins = _opens(schedule, window, due, len(schedule.windows) > 1)
        earliest = max(made_on, made[-1].due + DAY) if made else made_on
        made.append(Planned(window.end.isoformat(), min(due, max(earliest, begins)), due, window.covers))
    return tuple(made)


def _opens(schedule: Schedule, window: Window, due: date, several: bool) -> date:
    if schedule.kind is Kind.FIXED and window.start is not None and window.start < window.end:
        return window.start
    if schedule.kind is not Kind.RECURRING and not several:
        return date.min
    if window.covers is not None and window.covers.end < due:
        return max(window.covers.end + DAY, due - LEAD_MOST)
    return due - LEAD


def to_open(rounds: Iterable[Planned], known: Collection[str], today: date) -> list[Planned]:
    """The rounds whose day has come and that are not there yet (*known* are keys), whatever days were skipped."""
    return [one for one in rounds if one.opens <= today and one.key not in known]


def coming(rounds: Iterable[Planned], known: Collection[str]) -> list[Planned]:
    """The rounds that are still to be opened."""
    return [one for one in rounds if one.key not in known]


def reminder_days(opens: date, due: date, working: WorkingCalendar) -> Sequence[date]:
    """When those who have not answered are reminded: halfway, and on the working day before the due date.

    Never on the day of the opening, never after the due date; a short round has only the latter.
    """
    eve = working.previous_working(due - DAY)
    days = [eve] if eve > opens else []
    if due - opens >= LONG_ENOUGH:
        half = working.next_working(opens + (due - opens) // 2)
        if opens < half < eve:
            days.insert(0, half)
    return days


def reminds(opens: date, due: date, heard_on: date, today: date, working: WorkingCalendar) -> bool:
    """Whether a reminder is due on *today* to somebody who last heard of the round on *heard_on*."""
    return today <= due and any(heard_on < day <= today for day in reminder_days(opens, due, working))
