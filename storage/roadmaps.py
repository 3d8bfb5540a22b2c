"""Live road maps: sections, activities and indicators as they were approved, edition after edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.deadlines import to_text
from roadmap.details import details_of
from roadmap.documents.tidy import squeezed
from roadmap.draft import period_of
from roadmap.roadmap import Activity, RoadMap
from storage.models import ActivityRow, IndicatorRow, OrganisationRow, RoadMapRow, SectionRow
from storage.plans import plan_from_json, plan_to_json
from storage.values import details_to_json


@dataclass(frozen=True, slots=True)
class LiveRoadMap:
    """A road map at work, as lists name it."""

    id: int
    department_id: int
    title: str
    number: str
    ordered_on: date | None
    live_at: datetime
    review: bool | None = None
    """Whether what is handed in for it is reviewed; None is as the department has it."""
    organisation_id: int | None = None
    """Whose own road map it is; None is the department's."""
    organisation: str = ""


class RoadMaps:
    """Written whole when a road map goes live, and again when a new edition does."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self, department_id: int, plan: RoadMap, now: datetime, organisation_id: int | None = None
    ) -> tuple[int, list[int]]:
        """Keeps a road map; its id, and the ids of its activities in reading order. Raises NoPeriod.

        With *organisation_id* it is a school's own: what is handed in for it counts at once.
        """
        row = RoadMapRow(
            department_id=department_id,
            organisation_id=organisation_id,
            review=None if organisation_id is None else False,
            live_at=now,
            **_facts(plan),
        )
        self._session.add(row)
        await self._session.flush()
        return row.id, await self._add_rows(row, plan, {}, now)

    async def renew(
        self, road_map_id: int, plan: RoadMap, same: Mapping[int, int], now: datetime
    ) -> list[int]:
        """Puts a new edition in a road map's place; the ids of its activities in reading order.

        *same* maps a row of *plan* (from 0) to the row of the present edition that it continues; rows that
        nothing continues are marked as dropped. A row that an earlier edition dropped comes back as it was left.
        """
        row = await self._session.get_one(RoadMapRow, road_map_id)
        for name, value in _facts(plan).items():
            setattr(row, name, value)
        return await self._add_rows(row, plan, same, now)

    async def live(self, department_id: int, organisation_id: int | None = None) -> list[LiveRoadMap]:
        """The department's road maps at work, or a school's own ones, newest first."""
        return await self._found(
            RoadMapRow.department_id == department_id,
            RoadMapRow.organisation_id.is_(None)
            if organisation_id is None
            else RoadMapRow.organisation_id == organisation_id,
        )

    async def of_schools(
        self, departments: Iterable[int], organisations: Iterable[int] = ()
    ) -> list[LiveRoadMap]:
        """The own road maps of schools at work: of whole departments and of some schools, by their names."""
        found = await self._found(
            RoadMapRow.organisation_id.is_not(None),
            or_(
                RoadMapRow.department_id.in_(list(departments)),
                RoadMapRow.organisation_id.in_(list(organisations)),
            ),
            OrganisationRow.archived_at.is_(None),
        )
        return sorted(found, key=lambda one: (one.organisation, -one.id))

    async def get(self, road_map_id: int) -> LiveRoadMap | None:
        """One road map of whichever department: access.py asks whose it is."""
        return next(iter(await self._found(RoadMapRow.id == road_map_id)), None)

    async def _found(self, *which: ColumnElement[bool]) -> list[LiveRoadMap]:
        rows = await self._session.execute(
            select(RoadMapRow, OrganisationRow.name)
            .outerjoin(OrganisationRow, OrganisationRow.id == RoadMapRow.organisation_id)
            .where(RoadMapRow.closed_at.is_(None), *which)
            .order_by(RoadMapRow.id.desc())
        )
        return [_live(row, name or "") for row, name in rows]

    async def plan(self, road_map_id: int) -> RoadMap:
        """The plan of a road map as it went live."""
        row = await self._session.get_one(RoadMapRow, road_map_id)
        return plan_from_json(row.document)

    async def close(self, road_map_id: int, now: datetime) -> None:
        """The road map is at work no longer."""
        await self._session.execute(
            update(RoadMapRow).where(RoadMapRow.id == road_map_id).values(closed_at=now)
        )

    async def set_review(self, road_map_id: int, review: bool | None) -> None:
        """Whether what is handed in for a road map is reviewed."""
        await self._session.execute(
            update(RoadMapRow).where(RoadMapRow.id == road_map_id).values(review=review)
        )

    async def responsible(self, activity_id: int) -> str:
        """Whom the order names in an activity's row, in its own words."""
        found = await self._session.scalar(
            select(ActivityRow.responsible).where(ActivityRow.id == activity_id)
        )
        return found or ""

    async def activities(self, road_map_id: int, every: bool = False) -> list[int]:
        """Ids of the present edition's activities, in reading order; with *every* those it dropped, too."""
        statement = select(ActivityRow.id).where(ActivityRow.road_map_id == road_map_id)
        if not every:
            statement = statement.where(ActivityRow.dropped_at.is_(None))
        return list(await self._session.scalars(statement.order_by(ActivityRow.position, ActivityRow.id)))

    async def _add_rows(
        self, row: RoadMapRow, plan: RoadMap, same: Mapping[int, int], now: datetime
    ) -> list[int]:
        sections = await self._add_sections(row.id, plan)
        before, dropped = await self.activities(row.id), await self._dropped(row.id)
        kept = {before[old] for old in same.values()}
        await self._session.execute(
            update(ActivityRow)
            .where(ActivityRow.road_map_id == row.id, ActivityRow.id.in_(set(before) - kept))
            .values(dropped_at=now)
        )
        activities = []
        for position, item in enumerate(plan.activities):
            if position in same:
                activity = await self._session.get_one(ActivityRow, before[same[position]])
            else:
                earlier = dropped.get(squeezed(item.title))
                activity = earlier.pop() if earlier else ActivityRow(road_map_id=row.id)
                activity.dropped_at = None
            _fill(activity, position, item, None if item.section is None else sections[item.section])
            self._session.add(activity)
            activities.append(activity)
        await self._renew_indicators(row, plan)
        await self._session.flush()
        return [activity.id for activity in activities]

    async def _dropped(self, road_map_id: int) -> dict[str, list[ActivityRow]]:
        """The rows that earlier editions dropped, by their titles, the last dropped last."""
        found: dict[str, list[ActivityRow]] = {}
        rows = await self._session.scalars(
            select(ActivityRow)
            .where(ActivityRow.road_map_id == road_map_id, ActivityRow.dropped_at.is_not(None))
            .order_by(ActivityRow.dropped_at, ActivityRow.id.desc())
        )
        for one in rows:
            found.setdefault(squeezed(one.title), []).append(one)
        return found

    async def _add_sections(self, road_map_id: int, plan: RoadMap) -> list[int]:
        rows = [
            SectionRow(road_map_id=road_map_id, position=position, title=section.title)
            for position, section in enumerate(plan.sections)
        ]
        self._session.add_all(rows)
        await self._session.flush()
        for row, section in zip(rows, plan.sections, strict=True):
            if section.parent is not None:
                row.parent_id = rows[section.parent].id
        return [row.id for row in rows]

    async def _renew_indicators(self, row: RoadMapRow, plan: RoadMap) -> None:
        await self._session.execute(delete(IndicatorRow).where(IndicatorRow.road_map_id == row.id))
        self._session.add_all(
            IndicatorRow(
                department_id=row.department_id,
                road_map_id=row.id,
                number=one.number,
                title=one.title,
                source=one.source,
                target=one.target,
                unit=one.unit,
            )
            for one in plan.indicators
        )


def _facts(plan: RoadMap) -> dict[str, object]:
    period = period_of(plan)
    return {
        "title": plan.title or plan.requisites.title,
        "number": plan.requisites.number,
        "ordered_on": plan.requisites.date,
        "period_start": period.start,
        "period_end": period.end,
        "document": plan_to_json(plan),
    }


def _fill(row: ActivityRow, position: int, item: Activity, section_id: int | None) -> None:
    row.position = position
    row.section_id = section_id
    row.number = item.number
    row.title = item.title
    row.deadline = item.deadline
    row.schedule = "" if item.schedule is None else to_text(item.schedule)
    row.waits = None if item.schedule is None else item.schedule.waits
    row.responsible = item.responsible
    row.result = item.result
    row.proof = item.evidence.text
    row.details = details_to_json(details_of(item))


def _live(row: RoadMapRow, organisation: str) -> LiveRoadMap:
    return LiveRoadMap(
        row.id,
        row.department_id,
        row.title,
        row.number,
        row.ordered_on,
        row.live_at,
        row.review,
        row.organisation_id,
        organisation,
    )
