"""The numbers of each organisation at the end of a day: what a later digest is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.digest import Numbers, Tally
from roadmap.tasks import Status
from storage.models import ActivityRow, OrganisationRow, RoadMapRow, SnapshotRow, TaskRow

KEPT = timedelta(days=15)
"""For how long every day is kept; Mondays are kept for ever."""


class Snapshots:
    """A row for an organisation and a day."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def taken(self, department_id: int, day: date) -> bool:
        """Whether a day has its rows."""
        mine = select(SnapshotRow.day).where(
            SnapshotRow.department_id == department_id, SnapshotRow.day == day
        )
        return await self._session.scalar(mine.limit(1)) is not None

    async def tallies(self, department_id: int, before: datetime) -> list[Tally]:
        """The tasks of the department's own road maps that went live before a moment; schools' plans are theirs."""
        kind = (TaskRow.organisation_id, TaskRow.status, TaskRow.due, TaskRow.awaiting)
        rows = await self._session.execute(
            select(OrganisationRow.name, *kind, func.count().label("number"))
            .join(OrganisationRow, OrganisationRow.id == TaskRow.organisation_id)
            .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
            .join(RoadMapRow, RoadMapRow.id == ActivityRow.road_map_id)
            .where(
                TaskRow.department_id == department_id,
                RoadMapRow.live_at < before,
                RoadMapRow.organisation_id.is_(None),
            )
            .group_by(OrganisationRow.name, *kind)
        )
        return [
            Tally(row.name, Status(row.status), row.due, row.awaiting, row.number, row.organisation_id)
            for row in rows
        ]

    async def take(self, department_id: int, day: date, numbers: Mapping[int, Numbers]) -> None:
        """Writes the numbers of a day, by organisation, and drops days that are too old."""
        rows = [
            {
                "department_id": department_id,
                "day": day,
                "organisation_id": organisation_id,
                "accepted": one.accepted,
                "submitted": one.submitted,
                "overdue": one.overdue,
                "awaiting": one.awaiting,
                "in_progress": one.in_progress,
            }
            for organisation_id, one in numbers.items()
        ]
        if rows:
            await self._session.execute(insert(SnapshotRow), rows)
        await self._tidy(department_id, day - KEPT)

    async def _tidy(self, department_id: int, before: date) -> None:
        mine = SnapshotRow.department_id == department_id
        days = await self._session.scalars(
            select(SnapshotRow.day).where(mine, SnapshotRow.day < before).distinct()
        )
        old = [day for day in days if day.weekday() != 0]
        if old:
            await self._session.execute(delete(SnapshotRow).where(mine, SnapshotRow.day.in_(old)))

    async def last(
        self, department_id: int, since: date, until: date, organisations: frozenset[int] | None = None
    ) -> tuple[date, Numbers] | None:
        """The numbers of the last day that has any between two days, of all or some organisations together."""
        mine = SnapshotRow.department_id == department_id
        day = (
            select(func.max(SnapshotRow.day))
            .where(mine, SnapshotRow.day.between(since, until))
            .scalar_subquery()
        )
        statement = (
            select(
                SnapshotRow.day,
                func.sum(SnapshotRow.accepted),
                func.sum(SnapshotRow.submitted),
                func.sum(SnapshotRow.overdue),
                func.sum(SnapshotRow.awaiting),
                func.sum(SnapshotRow.in_progress),
            )
            .where(mine, SnapshotRow.day == day)
            .group_by(SnapshotRow.day)
        )
        if organisations is not None:
            statement = statement.where(SnapshotRow.organisation_id.in_(organisations))
        found = (await self._session.execute(statement)).one_or_none()
        return None if found is None else (found[0], Numbers(*(int(one) for one in found[1:])))
