"""A department's settings are changed, and the due dates that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.department import Department, DepartmentSettings
from roadmap.occurrences import Dated
from roadmap.planning import name_key
from roadmap.tasks import UNFINISHED
from storage.departments import department_value
from storage.models import ActivityRow, DepartmentRow, OrganisationRow, RoadMapRow, TaskRow
from storage.task_rows import on_its_date
from storage.values import settings_to_json


class DepartmentBook:
    """Written by the coordinator's settings alone."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def change(
        self, department_id: int, *, timezone: str | None = None, settings: DepartmentSettings | None = None
    ) -> Department:
        """The department with another time zone or other settings."""
        row = await self._session.get_one(DepartmentRow, department_id)
        row.timezone = timezone or row.timezone
        row.settings = row.settings if settings is None else settings_to_json(settings)
        await self._session.flush()
        return department_value(row)

    async def rename(self, department_id: int, name: str) -> Department:
        """The department under another name, and itself as the organisation that acts for it."""
        row = await self._session.get_one(DepartmentRow, department_id)
        row.name = name
        await self._session.execute(
            update(OrganisationRow)
            .where(OrganisationRow.department_id == department_id, OrganisationRow.own)
            .values(name=name)
        )
        await self._session.flush()
        return department_value(row)

    async def namesake(self, department_id: int, name: str) -> str | None:
        """The organisation of the department, other than itself, that is called so, however it is spelled."""
        found = await self._session.scalars(
            select(OrganisationRow.name).where(
                OrganisationRow.department_id == department_id, OrganisationRow.own.is_(False)
            )
        )
        return next((known for known in found if name_key(known) == name_key(name)), None)

    async def dated(self, department_id: int) -> list[Dated]:
        """The unfinished tasks with a date of the department's road maps at work."""
        rows = await self._session.execute(
            select(TaskRow.id, TaskRow.occurrence, TaskRow.due)
            .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
            .join(RoadMapRow, RoadMapRow.id == ActivityRow.road_map_id)
            .where(
                TaskRow.department_id == department_id,
                TaskRow.status.in_(UNFINISHED),
                TaskRow.occurrence != "",
                on_its_date(),
                TaskRow.due.is_not(None),
                RoadMapRow.closed_at.is_(None),
            )
        )
        return [Dated(row.id, row.occurrence, row.due) for row in rows]

    async def redate(self, dues: Mapping[int, date]) -> None:
        """Gives tasks other due dates; what tells them apart stays."""
        if dues:
            rows = [{"id": task, "due": day} for task, day in dues.items()]
            await self._session.execute(update(TaskRow), rows)
