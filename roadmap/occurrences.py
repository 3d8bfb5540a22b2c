"""The occasions of a row: which due dates its schedule makes tasks for, how many at once, how far ahead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from roadmap.deadlines import Code, Kind, Schedule, Window
from roadmap.department import AS_USUAL, DepartmentSettings
from roadmap.period import Period

AHEAD = timedelta(days=366)
"""How far ahead a rule makes tasks: who plans a school year sees all of it, and a plan of five years does
not bury the year at hand. The next occasion is always there."""

DENSE = 1.5
"""From how many occasions a month on they are counted within one task a month (deadlines.md: «dense»)."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One due date of an activity; *key* tells it from the others for good, even when the date is moved.

    *covers* is the stretch that is reported on, which is another thing than the due date. *times* is how
    many occasions one task counts.
    """

    key: str
    due: date | None
    kind: Kind
    covers: Period | None = None
    times: int | None = None

    @property
    def awaiting(self) -> bool:
        """Whether dates are still to be given."""
        return self.kind is Kind.AWAITING


def occurrences(
    schedule: Schedule | None, settings: DepartmentSettings = AS_USUAL, today: date | None = None
) -> tuple[Occurrence, ...]:
    """The tasks a schedule makes for one organisation (deadlines.md, «Kinds»).

    The key is the schedule's own day; the due date may lie beside it, where nobody works on that day.
    With *today* a rule makes only those up to ``AHEAD`` of it.

    Dates outside the plan make none until the coordinator agrees; an invalid phrase makes none until a
    person gives a date.
    """
    if schedule is None or schedule.kind is Kind.INVALID:
        return ()
    if any(warning.code is Code.OUTSIDE_PERIOD for warning in schedule.warnings):
        return ()
    if schedule.kind in {Kind.AWAITING, Kind.ON_REQUEST} or not schedule.windows:
        return (Occurrence("", None, schedule.kind),)
    windows = schedule.windows[-1:] if schedule.kind is Kind.CONTINUOUS else schedule.windows
    if schedule.kind is not Kind.RECURRING:
        return tuple(_occurrence(window, schedule.kind, settings) for window in windows)
    months = _by_month(windows)
    if len(windows) >= DENSE * len(months) and len(windows) > len(months):
        made = [_counted(month, settings) for month in months]
    else:
        made = [_occurrence(window, schedule.kind, settings) for window in windows]
    return tuple(made) if today is None else tuple(_at_hand(made, today))


def _occurrence(window: Window, kind: Kind, settings: DepartmentSettings) -> Occurrence:
    return Occurrence(window.end.isoformat(), settings.due(window.end), kind, window.covers)


def _by_month(windows: Iterable[Window]) -> list[list[Window]]:
    return [
        list(month) for _, month in groupby(windows, key=lambda window: (window.end.year, window.end.month))
    ]


def _counted(month: Sequence[Window], settings: DepartmentSettings) -> Occurrence:
    """One task for all occasions of a month, due on the last of them."""
    made = _occurrence(month[-1], Kind.RECURRING, settings)
    first = month[-1].end.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return replace(made, covers=Period(first, last), times=len(month) if len(month) > 1 else None)


def _at_hand(made: Sequence[Occurrence], today: date) -> Iterable[Occurrence]:
    near = [one for one in made if one.due is not None and one.due <= today + AHEAD]
    if near and near[-1].due is not None and near[-1].due >= today:
        return near
    return made[: len(near) + 1]


@dataclass(frozen=True, slots=True)
class Dated:
    """An unfinished task: the day that its order says, and when it is due."""

    task_id: int
    occurrence: str
    due: date


def shifted(tasks: Iterable[Dated], old: DepartmentSettings, new: DepartmentSettings) -> dict[int, date]:
    """The due dates, by task, that change with the settings; what was moved by hand stays where it is."""
    moved = {}
    for task in tasks:
        day = date.fromisoformat(task.occurrence)
        if task.due == old.due(day) and new.due(day) != task.due:
            moved[task.task_id] = new.due(day)
    return moved
