"""What people decided about rows since they went live: dates that were given, rows split, co-executors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.deadlines import Schedule, from_text, to_text
from roadmap.planning import Decisions, Doer
from storage.models import ActivityRow, GivenDatesRow, PartnerRow


@dataclass(frozen=True, slots=True)
class Given:
    """Dates for what the order left open, as somebody gave them: in words, by an event's day or by a file.

    *organisation_id* None is everybody who has none of their own. Without a *schedule* the file alone knows.
    """

    activity_id: int
    organisation_id: int | None
    phrase: str = ""
    schedule: Schedule | None = None
    happened_on: date | None = None
    file_id: str | None = None
    file_name: str | None = None


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
    )
