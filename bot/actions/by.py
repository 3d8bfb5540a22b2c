"""Who does a deed, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from roadmap.department import Department
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class By:
    """One deed's circumstances; *person_id* is None for the command line."""

    unit: Unit
    department: Department
    person_id: int | None
    now: datetime

    @property
    def today(self) -> date:
        """The calendar day in the department's time zone."""
        return self.department.day(self.now)

    async def write(self, action: str, subject: str, **details: object) -> None:
        """Writes the journal."""
        await self.unit.journal.write(
            action,
            subject,
            person_id=self.person_id,
            department_id=self.department.id,
            now=self.now,
            **details,
        )
