"""Links that were handed in: where else the same one stands, and how it was last found."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.links import canonical
from storage.models import ActivityRow, EvidenceRow, LinkRow, TaskRow


class Links:
    """One row for all spellings of an address in a department."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def keep(self, department_id: int, link: str, now: datetime) -> int:
        """The id of a link; a new one is checked at the next turn. Raises NoLink."""
        plain = canonical(link)
        known = await self._session.scalar(
            select(LinkRow.id).where(LinkRow.department_id == department_id, LinkRow.canonical == plain)
        )
        if known is not None:
            return known
        row = LinkRow(department_id=department_id, canonical=plain, address=link, next_check_at=now)
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def elsewhere(self, link_id: int, activity_id: int) -> list[str]:
        """Titles of the other rows that the link proves, as «1.3. Title», in reading order."""
        found = await self._session.execute(
            select(ActivityRow.number, ActivityRow.title)
            .join(TaskRow, TaskRow.activity_id == ActivityRow.id)
            .join(EvidenceRow, EvidenceRow.task_id == TaskRow.id)
            .where(
                EvidenceRow.link_id == link_id,
                EvidenceRow.withdrawn_at.is_(None),
                ActivityRow.id != activity_id,
            )
            .group_by(ActivityRow.id)
            .order_by(ActivityRow.road_map_id, ActivityRow.position)
        )
        return [f"{number.rstrip('.')}. {title}" if number else title for number, title in found]
