"""The one place that knows the real time; everything else is told ``now``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def real_clock() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def day_in(now: datetime, timezone: str) -> date:
    """The calendar day of a moment in a time zone."""
    return now.astimezone(ZoneInfo(timezone)).date()
