"""Live road maps: sections and activities as they were approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.deadlines import to_text
from roadmap.period import Period
from roadmap.roadmap import RoadMap
from storage.models import ActivityRow, RoadMapRow, SectionRow


@dataclass(frozen=True, slots=True)
class LiveRoadMap:
    """A road map at work, as lists name it."""

    id: int
    title: str
    number: str
    ordered_on: date | None


class RoadMaps:
    """Written whole when a road map goes live."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self, department_id: int, plan: RoadMap, period: Period, now: datetime
    ) -> tuple[int, list[int]]:
        """Keeps a road map; its id, and the ids of its activities in reading order."""
        requisites = plan.requisites
        row = RoadMapRow(
            department_id=department_id,
            title=plan.title,
            number=requisites.number,
            ordered_on=requisites.date,
            period_start=period.start,
            period_end=period.end,
            live_at=now,
        )
        self._session.add(row)
        await self._session.flush()
        sections = await self._add_sections(row.id, plan)
        activities = [
            ActivityRow(
                road_map_id=row.id,
                section_id=None if item.section is None else sections[item.section],
                position=position,
                number=item.number,
                title=item.title,
                deadline=item.deadline,
                schedule="" if item.schedule is None else to_text(item.schedule),
                responsible=item.responsible,
                result=item.result,
                proof=item.evidence.text,
            )
            for position, item in enumerate(plan.activities)
        ]
        self._session.add_all(activities)
        await self._session.flush()
        return row.id, [activity.id for activity in activities]

    async def live(self, department_id: int) -> list[LiveRoadMap]:
        """The department's road maps, newest first."""
        found = await self._session.scalars(
            select(RoadMapRow).where(RoadMapRow.department_id == department_id).order_by(RoadMapRow.id.desc())
        )
        return [LiveRoadMap(row.id, row.title, row.number, row.ordered_on) for row in found]

    async def same_order(self, department_id: int, number: str, ordered_on: date | None) -> bool:
        """Whether an order with this number and date is live already."""
        if not number:
            return False
        found = await self._session.scalar(
            select(func.count())
            .select_from(RoadMapRow)
            .where(
                RoadMapRow.department_id == department_id,
                RoadMapRow.number == number,
                RoadMapRow.ordered_on == ordered_on,
            )
        )
        return bool(found)

    async def _add_sections(self, road_map_id: int, plan: RoadMap) -> list[int]:
        rows: list[SectionRow] = []
        for position, section in enumerate(plan.sections):
            row = SectionRow(road_map_id=road_map_id, position=position, title=section.title)
            if section.parent is not None:
                row.parent_id = rows[section.parent].id
            self._session.add(row)
            await self._session.flush()
            rows.append(row)
        return [row.id for row in rows]
