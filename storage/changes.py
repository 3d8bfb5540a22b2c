"""What a change of life reads and writes: who holds what, whose work it is, which links are open."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from roadmap.department import Organisation
from roadmap.people import Role
from roadmap.posts import Assigned, Beginning, Change, Held
from roadmap.tasks import Status
from storage.departments import organisation_value
from storage.drafts import OWN, SENT
from storage.models import (
    DepartmentRow,
    DraftRow,
    InvitationRow,
    OrganisationRow,
    PersonRow,
    PostRow,
    TaskRow,
)
from storage.people import post_value

NOT_DONE = (Status.OPEN, Status.RETURNED, Status.SUBMITTED)


# SQLAlchemy copies every column for an alias: once for a process, not for each statement.
_ABSENT = aliased(PostRow)


class Changes:
    """The rules are in ``roadmap/changes.py``; here their values are fetched and carried out."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def held(self, department_id: int, day: date) -> list[Held]:
        """The department's posts that are held on *day* or later, and those that pass work on, oldest first."""
        return await self._held(
            PostRow.department_id == department_id,
            or_(PostRow.until.is_(None), PostRow.until >= day, PostRow.stands_for_id.is_not(None)),
            day=day,
        )

    async def post(self, post_id: int) -> Held | None:
        """One post, of whichever department and however long ago: access.py asks whose it is."""
        found = await self._held(PostRow.id == post_id)
        return found[0] if found else None

    async def of_person(self, person_id: int) -> list[Held]:
        """Every post somebody holds or held, anywhere."""
        return await self._held(PostRow.person_id == person_id)

    async def stand_ins(self, person_id: int, day: date) -> list[Held]:
        """Who stands in for a person on *day* or later and for whom they stand in, with the posts stood in for."""
        ids = (
            select(PostRow.id, _ABSENT.id)
            .join(_ABSENT, _ABSENT.id == PostRow.stands_for_id)
            .where(
                or_(PostRow.person_id == person_id, _ABSENT.person_id == person_id),
                or_(PostRow.until.is_(None), PostRow.until >= day),
            )
        )
        pairs = (await self._session.execute(ids)).all()
        wanted = {number for pair in pairs for number in pair}
        return await self._held(PostRow.id.in_(wanted)) if wanted else []

    async def _held(self, *where: ColumnElement[bool], day: date | None = None) -> list[Held]:
        rows = await self._session.execute(
            select(PostRow, DepartmentRow, OrganisationRow.name, _ABSENT.person_id, _ABSENT.until, PersonRow)
            .join(DepartmentRow, DepartmentRow.id == PostRow.department_id)
            .join(PersonRow, PersonRow.id == PostRow.person_id)
            .outerjoin(OrganisationRow, OrganisationRow.id == PostRow.organisation_id)
            .outerjoin(_ABSENT, _ABSENT.id == PostRow.stands_for_id)
            .where(*where)
            .order_by(PostRow.id)
        )
        found = []
        for post, department, organisation, stands_for, until, person in rows:
            inherits = (
                until is not None
                and post.since is not None
                and until < post.since
                and (post.until is None or post.since <= post.until)
            )
            if inherits or day is None or post.until is None or post.until >= day:
                value = post_value(post, department, organisation, stands_for)
                here = person.telegram_id is not None
                found.append(Held(value, person.id, person.name, here, inherits))
        return found

    async def assigned(self, department_id: int) -> list[Assigned]:
        """The department's tasks that are not done with and were handed to somebody."""
        rows = await self._session.execute(
            select(TaskRow.id, TaskRow.organisation_id, TaskRow.assignee_id, OrganisationRow.own)
            .join(OrganisationRow, OrganisationRow.id == TaskRow.organisation_id)
            .where(
                TaskRow.department_id == department_id,
                TaskRow.assignee_id.is_not(None),
                TaskRow.status.in_(NOT_DONE),
            )
            .order_by(TaskRow.id)
        )
        return [
            Assigned(task, organisation, person, own)
            for task, organisation, person, own in rows
            if person is not None
        ]

    async def with_work(self, department_id: int) -> list[tuple[Organisation, int]]:
        """Organisations but the department itself, each with how many tasks are not done with, if any."""
        rows = await self._session.execute(
            select(OrganisationRow, func.count(TaskRow.id))
            .join(TaskRow, TaskRow.organisation_id == OrganisationRow.id)
            .where(
                OrganisationRow.department_id == department_id,
                OrganisationRow.own.is_(False),
                OrganisationRow.archived_at.is_(None),
                TaskRow.status.in_(NOT_DONE),
            )
            .group_by(OrganisationRow.id)
            .order_by(OrganisationRow.id)
        )
        return [(organisation_value(row), number) for row, number in rows]

    async def once_curated(self, department_id: int, day: date) -> list[Organisation]:
        """Organisations whose last curator's post ended before *day*."""
        last = func.max(func.coalesce(PostRow.until, date.max))
        rows = await self._session.scalars(
            select(OrganisationRow)
            .join(PostRow, PostRow.organisation_id == OrganisationRow.id)
            .where(
                OrganisationRow.department_id == department_id,
                OrganisationRow.archived_at.is_(None),
                PostRow.role == Role.CURATOR,
            )
            .group_by(OrganisationRow.id)
            .having(last < day)
            .order_by(OrganisationRow.id)
        )
        return [organisation_value(row) for row in rows]

    async def carry_out(self, change: Change) -> list[int]:
        """Ends, begins and hands over; the ids of the posts that began."""
        for ending in change.ends:
            await self._session.execute(
                update(PostRow).where(PostRow.id == ending.post_id).values(until=ending.last)
            )
        for move in change.moves:
            await self._session.execute(
                update(TaskRow).where(TaskRow.id == move.task_id).values(assignee_id=move.person_id)
            )
        rows = [_row(beginning) for beginning in change.begins]
        self._session.add_all(rows)
        await self._session.flush()
        return [row.id for row in rows]

    async def revoke(
        self, department_id: int, organisation_id: int | None, person_id: int, heads: bool, now: datetime
    ) -> list[int]:
        """Makes a person's open links void, in an organisation or everywhere; with *heads* also links for whoever heads it."""
        for_them: ColumnElement[bool] = InvitationRow.person_id == person_id
        if heads:
            for_them = or_(for_them, InvitationRow.person_id.is_(None) & (InvitationRow.role == Role.HEAD))
        where = [InvitationRow.department_id == department_id, for_them]
        if organisation_id is not None:
            where.append(InvitationRow.organisation_id == organisation_id)
        found = await self._session.scalars(
            update(InvitationRow)
            .where(
                *where,
                InvitationRow.used_at.is_(None),
                InvitationRow.revoked_at.is_(None),
                InvitationRow.expires_at > now,
            )
            .values(revoked_at=now)
            .returning(InvitationRow.id)
        )
        return sorted(found)

    async def move_drafts(self, department_id: int, from_id: int, to_id: int) -> None:
        """Orders in hand go to another coordinator."""
        await self._session.execute(
            update(DraftRow)
            .where(
                DraftRow.department_id == department_id,
                DraftRow.person_id == from_id,
                DraftRow.kind.not_in((OWN, SENT)),
            )
            .values(person_id=to_id)
        )


def _row(beginning: Beginning) -> PostRow:
    return PostRow(
        person_id=beginning.person_id,
        department_id=beginning.department_id,
        organisation_id=beginning.organisation_id,
        role=beginning.role,
        title=beginning.title,
        since=beginning.since,
        until=beginning.until,
        stands_for_id=beginning.stands_for_id,
    )
