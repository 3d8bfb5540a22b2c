"""The journal: append-only, who did what when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import JournalRow


class Journal:
    """Entries are written in the commit of what they tell, and never changed."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def write_all(
        self,
        entries: Iterable[tuple[str, str, dict[str, Any]]],
        *,
        person_id: int | None,
        department_id: int,
        now: datetime,
    ) -> None:
        """Adds many entries at once, each an action, its subject and its details."""
        self._session.add_all(
            JournalRow(
                department_id=department_id,
                person_id=person_id,
                at=now,
                action=action,
                subject=subject,
                details=details,
            )
            for action, subject, details in entries
        )
        await self._session.flush()

    async def former_names(self, department_id: int) -> list[tuple[str, int]]:
        """What organisations were called before they were renamed, the newest first: (name, organisation id)."""
        found = await self._session.execute(
            select(JournalRow.subject, JournalRow.details)
            .where(JournalRow.department_id == department_id, JournalRow.action == "organisation.renamed")
            .order_by(JournalRow.id.desc())
        )
        return [(str(details.get("old", "")), int(subject.partition(":")[2])) for subject, details in found]

    async def write(
        self,
        action: str,
        subject: str,
        *,
        person_id: int | None,
        department_id: int | None,
        now: datetime,
        **details: Any,
    ) -> None:
        """Adds an entry: *action* is a named deed (``task.accepted``), *subject* what it was done to."""
        self._session.add(
            JournalRow(
                department_id=department_id,
                person_id=person_id,
                at=now,
                action=action,
                subject=subject,
                details=details,
            )
        )
        await self._session.flush()
