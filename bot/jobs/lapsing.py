"""Acceptance by lapse of a term, where a department wants it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.actions.review import accept_lapsed
from bot.says import Note
from roadmap.department import Department
from storage.unit import Unit


async def accept_what_lapsed(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """Accepts what nobody has reviewed in time; whoever handed it in hears of it with other news."""
    await accept_lapsed(unit, department, now)
    return ()
