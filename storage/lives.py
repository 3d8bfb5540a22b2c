"""What people decided about rows since they went live: dates that were given, rows split, co-executors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, exists, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.deadlines import from_text, to_text
from roadmap.given_dates import Given
from roadmap.planning import Decisions, Doer
from roadmap.tasks import UNFINISHED, Task
from storage.models import ActivityRow, GivenDatesRow, PartnerRow, RoadMapRow, TaskRow
from storage.task_rows import select_tasks, task_value


class Lives:
    """Rows of activities beside the plan's own words; ids are trusted: access.py asks whose they are."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def decisions(self, activity_ids: Iterable[int]) -> Decisions:
        """What is decided about these activities."""
        ids = list(activity_ids)
        split = await self._session.scalars(
            select(ActivityRow.id).where(ActivityRow.id.in_(ids), ActivityRow.split)
        )
        given = await self._session.execute(
            select(GivenDatesRow.activity_id, GivenDatesRow.organisation_id, GivenDatesRow.schedule)
            .where(
                GivenDatesRow.activity_id.in_(ids),
                GivenDatesRow.schedule.is_not(None),
                GivenDatesRow.withdrawn_at.is_(None),
            )
            .order_by(GivenDatesRow.id)
        )
        schedules = {(row.activity_id, row.organisation_id): from_text(row.schedule or "") for row in given}
        return Decisions(schedules, frozenset(split))

    async def give(self, given: Given, person_id: int, now: datetime) -> int:
        """Keeps dates that were given; the earlier ones of the same tasks count no more. Their id."""
        await self.withdraw(given.activity_id, given.organisation_id, now)
        row = GivenDatesRow(
            activity_id=given.activity_id,
            organisation_id=given.organisation_id,
            phrase=given.phrase,
            schedule=None if given.schedule is None else to_text(given.schedule),
            happened_on=given.happened_on,
            file_id=given.file_id,
            file_name=given.file_name,
            person_id=person_id,
            created_at=now,
        )
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def given(self, activity_id: int, organisation_id: int) -> Given | None:
        """What counts for an organisation's tasks of an activity: its own dates, else those given to all."""
        rows = await self._session.scalars(
            select(GivenDatesRow)
            .where(GivenDatesRow.activity_id == activity_id, GivenDatesRow.withdrawn_at.is_(None))
            .order_by(GivenDatesRow.organisation_id.is_(None), GivenDatesRow.id.desc())
        )
        return next((_given(row) for row in rows if row.organisation_id in {organisation_id, None}), None)

    async def to_ask(self, department_id: int) -> list[tuple[Task, datetime, datetime | None]]:
        """The unfinished tasks that wait for dates of which nobody has said a word, not even by a file.

        With when their road map went live and when their people were last asked.
        """
        told = exists().where(
            GivenDatesRow.activity_id == TaskRow.activity_id,
            or_(
                GivenDatesRow.organisation_id.is_(None),
                GivenDatesRow.organisation_id == TaskRow.organisation_id,
            ),
            GivenDatesRow.withdrawn_at.is_(None),
        )
        rows = await self._session.execute(
            select_tasks(RoadMapRow.live_at.expression, TaskRow.dates_asked_at.expression)
            .where(
                TaskRow.department_id == department_id,
                TaskRow.awaiting,
                TaskRow.due.is_(None),
                TaskRow.status.in_(UNFINISHED),
                RoadMapRow.closed_at.is_(None),
                ~told,
            )
            .order_by(TaskRow.id)
        )
        return [(task_value(row), row.live_at, row.dates_asked_at) for row in rows]

    async def withdraw(self, activity_id: int, organisation_id: int | None, now: datetime) -> None:
        """Dates that were given count no more."""
        same = (
            GivenDatesRow.organisation_id.is_(None)
            if organisation_id is None
            else GivenDatesRow.organisation_id == organisation_id
        )
        await self._session.execute(
            update(GivenDatesRow)
            .where(GivenDatesRow.activity_id == activity_id, same, GivenDatesRow.withdrawn_at.is_(None))
            .values(withdrawn_at=now)
        )

    async def forget_dates(self, activity_ids: Iterable[int], now: datetime) -> None:
        """Dates that were given count no more for anybody: the order itself says some."""
        await self._session.execute(
            update(GivenDatesRow)
            .where(GivenDatesRow.activity_id.in_(list(activity_ids)), GivenDatesRow.withdrawn_at.is_(None))
            .values(withdrawn_at=now)
        )

    async def is_split(self, activity_id: int) -> bool:
        """Whether each of an activity's co-executors has a task of their own."""
        return bool(
            await self._session.scalar(select(ActivityRow.split).where(ActivityRow.id == activity_id))
        )

    async def split(self, activity_id: int, split: bool) -> None:
        """Whether each of an activity's co-executors has a task of their own."""
        await self._session.execute(
            update(ActivityRow).where(ActivityRow.id == activity_id).values(split=split)
        )

    async def set_partners(self, partners: Mapping[int, Sequence[Doer]]) -> None:
        """Who shares the tasks of activities, by their ids; the others of these activities share no more."""
        await self._session.execute(delete(PartnerRow).where(PartnerRow.activity_id.in_(list(partners))))
        rows = [
            {
                "activity_id": activity_id,
                "organisation_id": one.organisation_id,
                "person_id": one.assignee_id,
            }
            for activity_id, found in partners.items()
            for one in found
        ]
        if rows:
            await self._session.execute(insert(PartnerRow), rows)


def _given(row: GivenDatesRow) -> Given:
    schedule = None if row.schedule is None else from_text(row.schedule)
    return Given(
        row.activity_id,
        row.organisation_id,
        row.phrase,
        schedule,
        row.happened_on,
        row.file_id,
        row.file_name,
        row.id,
        row.person_id,
    )
