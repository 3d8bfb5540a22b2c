"""A department's organisations, groups and people in bulk: read in a few statements, changed in a few more."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from roadmap.department import Group, Membership
from roadmap.people import Role
from roadmap.roster import Roster
from roadmap.roster.changes import Changes, Held, Present
from storage.departments import organisation_value
from storage.journal import Journal
from storage.models import (
    DraftRow,
    GroupMemberRow,
    GroupRow,
    OrganisationRow,
    PersonRow,
    PostRow,
)
from storage.roster_json import roster_from_json, roster_to_json
from storage.roster_pen import Ids, RosterPen

ROSTER = "roster"
"""The kind of a draft that is a roster."""


# SQLAlchemy copies every column for an alias: once for a process, not for each statement.
_OTHER = aliased(PostRow)


class Rosters:
    """Rosters that wait for their coordinator's word, and what they change."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    # What waits

    async def put(self, department_id: int, person_id: int, roster: Roster, now: datetime) -> int:
        """Keeps a roster and gives its id; the person's earlier one in the department is replaced."""
        await self._session.execute(
            delete(DraftRow).where(
                DraftRow.department_id == department_id,
                DraftRow.person_id == person_id,
                DraftRow.kind == ROSTER,
            )
        )
        row = DraftRow(
            department_id=department_id,
            person_id=person_id,
            kind=ROSTER,
            document=roster_to_json(roster),
            created_at=now,
        )
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def get(self, roster_id: int, person_id: int) -> tuple[int, Roster] | None:
        """(department id, roster) of the person's own."""
        row = await self._session.get(DraftRow, roster_id)
        if row is None or row.person_id != person_id or row.kind != ROSTER:
            return None
        return row.department_id, roster_from_json(row.document)

    async def drop(self, roster_id: int) -> None:
        """Forgets a roster."""
        await self._session.execute(delete(DraftRow).where(DraftRow.id == roster_id))

    # What is there

    async def present(self, department_id: int) -> Present:
        """The department as it is, archived things and ended posts too; forgotten people are not in it."""
        organisations = await self._session.scalars(
            select(OrganisationRow)
            .where(OrganisationRow.department_id == department_id)
            .order_by(OrganisationRow.id)
        )
        groups = await self._session.scalars(
            select(GroupRow).where(GroupRow.department_id == department_id).order_by(GroupRow.id)
        )
        stays = await self._session.scalars(
            select(GroupMemberRow)
            .join(GroupRow, GroupRow.id == GroupMemberRow.group_id)
            .where(GroupRow.department_id == department_id)
            .order_by(GroupMemberRow.id)
        )
        return Present(
            tuple(organisation_value(row) for row in organisations),
            tuple(Group(row.id, department_id, row.name, row.archived_at is not None) for row in groups),
            tuple(
                Membership(row.id, row.group_id, row.organisation_id, row.since, row.until) for row in stays
            ),
            tuple(await self._posts(department_id)),
            tuple(await Journal(self._session).former_names(department_id)),
        )

    async def _posts(self, department_id: int) -> list[Held]:
        elsewhere = exists().where(_OTHER.person_id == PersonRow.id, _OTHER.department_id != department_id)
        rows = await self._session.execute(
            select(PostRow, PersonRow.name, elsewhere)
            .join(PersonRow, PersonRow.id == PostRow.person_id)
            .where(PostRow.department_id == department_id, PersonRow.removed_at.is_(None))
            .order_by(PostRow.id)
        )
        return [
            Held(
                row.id,
                row.person_id,
                name,
                Role(row.role),
                row.organisation_id,
                row.title,
                row.since,
                row.until,
                row.stands_for_id is not None,
                bool(shared),
            )
            for row, name, shared in rows
        ]

    async def apply(
        self, department_id: int, changes: Changes, language: str, now: datetime, today: date
    ) -> Ids:
        """Writes every change; new people are expected in *language* until they come in."""
        return await RosterPen(self._session).write(department_id, changes, language, now, today)
