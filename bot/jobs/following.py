"""Tasks follow the days: schools that come into a group or leave it, the next occasions of a rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.actions.by import By
from bot.actions.replanning import follow_all
from bot.says import Note
from roadmap.department import Department
from storage.unit import Unit


async def follow_days(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """Does it once a day; a change of a group does it at once, so that nobody need be told here."""
    today = department.day(now)
    if not await unit.departments.begin_day(department.id, today):
        return ()
    await follow_all(By(unit, department, None, now))
    return ()
