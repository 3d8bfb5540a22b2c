"""Links that were handed in: where else the same one stands, and how it was last found."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.link_checks import Outcome, Verdict, again_after
from roadmap.links import canonical
from roadmap.people import Person
from storage.models import ActivityRow, DepartmentRow, EvidenceRow, LinkRow, PersonRow, TaskRow
from storage.people import person_value


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
        row = LinkRow(
            department_id=department_id, canonical=plain, address=link, next_check_at=now, status=0, times=0
        )
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

    async def due(self, now: datetime, limit: int) -> list[str]:
        """Addresses to look at now, the longest due first: of links that :func:`_looked_at` tells."""
        found = await self._session.scalars(
            select(LinkRow.address)
            .join(DepartmentRow, DepartmentRow.id == LinkRow.department_id)
            .where(LinkRow.next_check_at <= now, *_looked_at())
            .group_by(LinkRow.address)
            .order_by(func.min(LinkRow.next_check_at), LinkRow.address)
            .limit(limit)
        )
        return list(found)

    async def seen(self, verdict: Verdict, now: datetime) -> list[tuple[int, int, int]]:
        """Writes how an address was found: (link id, department id, times running that it was found so).

        A department that does not want links looked at hears nothing of what another one's check found.
        """
        rows = list(
            await self._session.scalars(
                select(LinkRow)
                .join(DepartmentRow, DepartmentRow.id == LinkRow.department_id)
                .where(LinkRow.address == verdict.link, *_looked_at())
            )
        )
        for row in rows:
            row.times = row.times + 1 if row.outcome == verdict.outcome else 1
            row.outcome, row.status, row.checked_at = verdict.outcome, verdict.status, now
            row.next_check_at = now + again_after(verdict)
            if verdict.outcome is Outcome.ALIVE:
                row.alive_at = now
        await self._session.flush()
        return [(row.id, row.department_id, row.times) for row in rows]

    async def concerned(self, link_id: int) -> list[tuple[int, int | None, Person]]:
        """Who handed a link in and for which task, the newest first: (task id, Telegram id, person).

        The Telegram id is None for who is not in the chat any more: their task is proved by the link all the same.
        """
        found = await self._session.execute(
            select(EvidenceRow.task_id, PersonRow)
            .join(PersonRow, PersonRow.id == EvidenceRow.person_id)
            .where(EvidenceRow.link_id == link_id, EvidenceRow.withdrawn_at.is_(None))
            .order_by(EvidenceRow.id.desc())
        )
        rows = [(task_id, row.telegram_id, person_value(row)) for task_id, row in found]
        return list(dict.fromkeys(rows))


def _looked_at() -> tuple[ColumnElement[bool], ...]:
    """Links of proofs that stand, in departments at work that want links looked at."""
    wanted = DepartmentRow.settings["check_links"].as_boolean()
    return (
        DepartmentRow.archived_at.is_(None),
        or_(wanted.is_(None), wanted),
        exists().where(EvidenceRow.link_id == LinkRow.id, EvidenceRow.withdrawn_at.is_(None)),
    )
