"""How a department stood when a day ended, for digests that say what has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.says import Note
from roadmap.department import Department
from roadmap.digest import shares
from storage.unit import Unit


async def take_snapshots(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """Writes yesterday's numbers at the first turn of a day; days on which nothing ran have none."""
    today = department.day(now)
    ended = today - timedelta(days=1)
    if await unit.snapshots.taken(department.id, ended):
        return ()
    midnight = datetime.combine(today, time(), ZoneInfo(department.timezone))
    found = shares(await unit.snapshots.tallies(department.id, midnight), ended)
    if found:
        await unit.snapshots.take(department.id, ended, {one.part.id: one.numbers for one in found})
    return ()
