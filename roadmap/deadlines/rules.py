"""Recurrence rules in the terms of RFC 5545, as much of them as deadlines use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.period import Period

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
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

    def days(self, period: Period) -> Iterator[date]:
        """The occurrences from the period's first to its last day, in order."""
        found: Iterator[date]
        if self.months or self.monthdays or self.nth:
            found = (day for month in months_of(period) for day in self._in_month(month))
        else:
            found = self._by_steps(period)
        return (day for day in found if period.start <= day <= period.end)

    def _in_month(self, first: date) -> list[date]:
        if self.months and first.month not in self.months:
            return []
        last = month_end(first)
        if self.monthdays:
            wanted = {day if day > 0 else last.day + 1 + day for day in self.monthdays}
            return [first.replace(day=day) for day in sorted(wanted) if 1 <= day <= last.day]
        return sorted(day for weekday in self.weekdays for day in self._nth_in_month(first, last, weekday))

    def _nth_in_month(self, first: date, last: date, weekday: int) -> Iterator[date]:
        earliest = first + _DAY * ((weekday - first.weekday()) % 7)
        days = [earliest + _WEEK * week for week in range((last.day - earliest.day) // 7 + 1)]
        for number in self.nth:
            if number < 0:
                yield days[number]
            elif number <= len(days):
                yield days[number - 1]

    def _by_steps(self, period: Period) -> Iterator[date]:
        step = _DAY * self.interval
        start = period.start
        if self.weekdays:
            step, start = step * 7, start - _DAY * start.weekday()
        while start <= period.end:
            yield from (start + _DAY * day for day in sorted(self.weekdays) or (0,))
            start += step


def month_end(day: date) -> date:
    """The last day of the month of *day*."""
    following = day.replace(day=28) + _DAY * 4
    return following - _DAY * following.day


def months_of(period: Period) -> Iterator[date]:
    """The first day of each month the period touches."""
    first = period.start.replace(day=1)
    while first <= period.end:
        yield first
        first = month_end(first) + _DAY
