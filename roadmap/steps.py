"""The steps of reminding: on which days before and after its due date a task is spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.deadlines import Kind, Schedule

HEAD_AFTER, CURATOR_AFTER = 7, 30
"""Days late: then the head hears of what a colleague was to do, then the school's curator."""
ALWAYS = (HEAD_AFTER, CURATOR_AFTER)
"""Steps that no department leaves out: nobody hears of a task before whoever is to do it."""
BEFORE, AFTER, EVERY = (30, 14, 7, 3, 1), (1, 3, 14), (30, 14, None)
"""What a department may choose from."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Steps:
    """Days before the due date, that day itself, days after it; then *every* so many days, None is never.

    The days of ``ALWAYS`` come to those *after*.
    """

    before: tuple[int, ...] = (7, 1)
    on_day: bool = True
    after: tuple[int, ...] = (1,)
    every: int | None = 30

    @property
    def later(self) -> tuple[int, ...]:
        """All days after the due date but the repeated ones."""
        return tuple(sorted({*self.after, *ALWAYS}))

    def passed(self, due: date, since: date, today: date, begun: date | None = None) -> tuple[int, ...]:
        """The steps of a task whose day is after *since* and not after *today*, as days after *due*.

        What lies before *begun*, the first day of the task's own window, is longer than the window and is
        left out.
        """
        first = since + _DAY if begun is None else max(since + _DAY, min(begun, due))
        least, most = (first - due).days, (today - due).days
        once = [-days for days in sorted(self.before, reverse=True)]
        once += [0] * self.on_day + list(self.later)
        return (*(step for step in once if least <= step <= most), *self._repeated(least, most))

    def _repeated(self, least: int, most: int) -> range:
        """The multiples of *every* past the single steps."""
        if self.every is None:
            return range(0)
        beyond = max(least, self.later[-1] + 1)
        return range(-(-beyond // self.every) * self.every, most + 1, self.every)


USUAL_STEPS = Steps()


def begun(schedule: Schedule) -> dict[str, date]:
    """By the key of an occasion (``roadmap.occurrences``) the first day of its own window, where it has one.

    A day that is named alone is no window; what comes round begins after the occasion before.
    """
    found = {}
    last = None
    for window in schedule.windows:
        if window.start is not None and window.start < window.end:
            found[window.end.isoformat()] = window.start
        elif last is not None and schedule.kind is Kind.RECURRING:
            found[window.end.isoformat()] = last + _DAY
        last = window.end
    return found
