"""Writes the journal of somebody's deeds: who and when are known, what is told."""

from __future__ import annotations

from bot.here import Here
from roadmap.tasks import Task


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


async def record_of_task(here: Here, task: Task, action: str, **details: object) -> None:
    """The same, of what was done to a task."""
    await record(here, task.department_id, action, f"task:{task.id}", **details)
