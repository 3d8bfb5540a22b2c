"""Writes the journal of a coordinator's deeds: who and when are known, what is told."""

from __future__ import annotations

from bot.here import Here


async def record(here: Here, department_id: int, action: str, subject: str, **details: object) -> None:
    """Adds an entry. *details* are ids, days and neutral values: never a person's name."""
    await here.unit.journal.write(
        action,
        subject,
        person_id=here.actor.person.id,
        department_id=department_id,
        now=here.now,
        **details,
    )
