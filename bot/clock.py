"""The one place that knows the real time; everything else is told ``now``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def real_clock() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)
