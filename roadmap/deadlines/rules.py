"""Recurrence rules in the terms of RFC 5545, as much of them as deadlines use."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from roadmap.period import Period

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ALL_MONTHS = 12
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rule:
    """Days of months (``monthdays``, negative from the end) or of weeks (``weekdays``, Monday is 0).

    ``nth`` picks weekdays within their month (-1 is the last). ``interval`` counts weeks or days and is
    only used with FREQ=WEEKLY and FREQ=DAILY; it starts with the period's first day, which is DTSTART.
    """

    months: tuple[int, ...] = ()
    monthdays: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()
    interval: int = 1

    def __str__(self) -> str:
        """The value of the RRULE property (RFC 5545, 3.3.10); WKST=MO is the default there."""
        parts = [f"FREQ={self._frequency}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.months:
            parts.append("BYMONTH=" + ",".join(map(str, self.months)))
        if self.monthdays:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.monthdays)))
        if self.weekdays:
            parts.append("BYDAY=" + ",".join(self._weekday_names()))
        return ";".join(parts)

    @property
    def _frequency(self) -> str:
        if self.months:
            return "YEARLY"
        if self.monthdays or self.nth:
            return "MONTHLY"
        return "WEEKLY" if self.weekdays else "DAILY"

    def _weekday_names(self) -> list[str]:
        numbers = [str(number) for number in self.nth] or [""]
        return [number + _WEEKDAYS[day] for day in self.weekdays for number in numbers]

    def days(self, period: Period) -> list[date]:
        """The occurrences from the period's first to its last day, in order."""
        if not (self.months or self.monthdays or self.nth):
            return list(self._by_steps(period))
        found: list[date] = []
        for first, last in months_of(period):
            if not self.months or first.month in self.months:
                found += self._in_month(first, last)
        return [day for day in found if period.start <= day <= period.end]

    def _in_month(self, first: date, last: date) -> list[date]:
        if self.monthdays:
            wanted = {day if day > 0 else last.day + 1 + day for day in self.monthdays}
            return [first.replace(day=day) for day in sorted(wanted) if 1 <= day <= last.day]
        return sorted(day for weekday in self.weekdays for day in self._nth_in_month(first, last, weekday))

    def _nth_in_month(self, first: date, last: date, weekday: int) -> Iterator[date]:
        earliest = first + _DAY * ((weekday - first.weekday()) % 7)
        days = [earliest + _WEEK * week for week in range((last.day - earliest.day) // 7 + 1)]
        if not self.nth:
            yield from days
        for number in self.nth:
            if number < 0:
                yield days[number]
            elif number <= len(days):
                yield days[number - 1]

    def _by_steps(self, period: Period) -> Iterator[date]:
        """Days or weeks counted from the period's first day, weeks from its Monday."""
        start = period.start - _DAY * (period.start.weekday() if self.weekdays else 0)
        step = self.interval * (7 if self.weekdays else 1)
        offsets = sorted(self.weekdays) or [0]
        for first in range(start.toordinal(), period.end.toordinal() + 1, step):
            for offset in offsets:
                if period.start.toordinal() <= first + offset <= period.end.toordinal():
                    yield date.fromordinal(first + offset)


def month_end(day: date) -> date:
    """The last day of the month of *day*."""
    return day.replace(day=monthrange(day.year, day.month)[1])


@lru_cache
def months_of(period: Period) -> tuple[tuple[date, date], ...]:
    """The first and the last day of each month the period touches."""
    months = range(period.start.year * 12 + period.start.month - 1, period.end.year * 12 + period.end.month)
    firsts = [date(month // 12, month % 12 + 1, 1) for month in months]
    return tuple((first, month_end(first)) for first in firsts)


def rule_for(due: Sequence[date], period: Period, likely: Rule | None) -> Rule | None:
    """A rule that gives exactly *due* within the period: the likely one, else one by months or days."""
    for rule in _rules(due, likely):
        if tuple(rule.days(period)) == tuple(due):
            return rule
    return None


def _rules(due: Sequence[date], likely: Rule | None) -> Iterator[Rule]:
    if likely is not None:
        yield likely
    if not due:
        return
    months = tuple(sorted({day.month for day in due}))
    if len(months) == _ALL_MONTHS:
        months = ()
    days = tuple(sorted({day.day for day in due}))
    if likely is not None and likely.monthdays:
        yield Rule(months, likely.monthdays)
    if likely is not None and not likely.monthdays:
        if likely.weekdays and likely.interval == 1 and months:
            yield Rule(months, weekdays=likely.weekdays, nth=likely.nth)
        return
    if all(day == month_end(day) for day in due) and len(days) > 1:
        yield Rule(months, (-1,))
    if len(months) == 1 or len(days) == 1:
        yield Rule(months, days)
