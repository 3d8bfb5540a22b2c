"""Work of people whose posts have ended goes back to the head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.actions.carrying_out import settle
from bot.says import Note
from roadmap.department import Department
from storage.unit import Unit


async def settle_work(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """Hands on what is nobody's; nobody is told: the head sees it in their list."""
    await settle(unit, department, now)
    return ()
