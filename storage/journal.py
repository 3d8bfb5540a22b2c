"""The journal: append-only, who did what when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import JournalRow


class Journal:
    """Entries are written in the commit of what they tell, and never changed."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

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
