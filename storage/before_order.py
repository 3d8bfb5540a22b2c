"""Tasks whose dates had passed before their road map went live, row by row."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.before_order import Earlier
from roadmap.tasks import Off, Status
from storage.models import ActivityRow, EvidenceRow, TaskRow
from storage.task_rows import on_its_date


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """A row of the plan that has such tasks."""

    activity_id: int
    road_map_id: int
    number: str
    title: str
    tasks: tuple[Earlier, ...]


class BeforeOrder:
    """Ids are trusted: access.py asks whose they are. What the plan itself dropped is not there."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of_road_map(self, road_map_id: int) -> list[EarlierRow]:
        """The rows of a road map that have such tasks, in the order of the plan."""
        return await self._rows(ActivityRow.road_map_id == road_map_id)

    async def of_activity(self, activity_id: int) -> EarlierRow | None:
        """One row; None where it has no such tasks."""
        return next(iter(await self._rows(ActivityRow.id == activity_id)), None)

    async def of_task(self, task_id: int) -> EarlierRow | None:
        """The row of one task, with this task alone; None where it is none of these."""
        return next(iter(await self._rows(TaskRow.id == task_id)), None)

    async def _rows(self, which: ColumnElement[bool]) -> list[EarlierRow]:
        proved = exists().where(EvidenceRow.task_id == TaskRow.id, EvidenceRow.withdrawn_at.is_(None))
        found = await self._session.execute(
            select(
                ActivityRow.id.label("activity_id"),
                ActivityRow.road_map_id,
                ActivityRow.number,
                ActivityRow.title,
                TaskRow.id.label("task_id"),
                TaskRow.status,
                TaskRow.off,
                TaskRow.reviewed_by,
                proved.label("proved"),
            )
            .join(TaskRow, TaskRow.activity_id == ActivityRow.id)
            .where(which, TaskRow.before_order, ActivityRow.dropped_at.is_(None), _is_there(), on_its_date())
            .order_by(ActivityRow.position, TaskRow.id)
        )
        rows: dict[int, EarlierRow] = {}
        tasks: dict[int, list[Earlier]] = {}
        for one in found:
            rows.setdefault(
                one.activity_id,
                EarlierRow(one.activity_id, one.road_map_id, one.number, one.title, ()),
            )
            off = Off(one.off) if one.off else None
            tasks.setdefault(one.activity_id, []).append(
                Earlier(one.task_id, Status(one.status), off, one.proved, one.reviewed_by is not None)
            )
        return [
            EarlierRow(row.activity_id, row.road_map_id, row.number, row.title, tuple(tasks[number]))
            for number, row in rows.items()
        ]


def _is_there() -> ColumnElement[bool]:
    gone = and_(TaskRow.status == Status.CANCELLED, TaskRow.off.in_([Off.PLAN, Off.CLOSED]))
    return or_(TaskRow.off.is_(None), ~gone)
