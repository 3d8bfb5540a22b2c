"""Organisations by hand: made, renamed, moved, put into the archive and brought back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.department import Organisation, OrganisationKind
from roadmap.planning import name_key
from roadmap.tasks import UNFINISHED
from storage.departments import organisation_value
from storage.models import InvitationRow, OrganisationRow, PostRow, TaskRow


class Organisations:
    """The organisations of departments; who may is decided above (bot/access.py)."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def all(self, department_id: int) -> list[Organisation]:
        """Every organisation of a department: its own, and archived ones too, in the order they came."""
        found = await self._session.scalars(
            select(OrganisationRow)
            .where(OrganisationRow.department_id == department_id)
            .order_by(OrganisationRow.id)
            .execution_options(populate_existing=True)
        )
        return [organisation_value(row) for row in found]

    async def add(self, department_id: int, name: str, kind: OrganisationKind) -> Organisation:
        """Makes an organisation; that nothing is called so was looked at before."""
        row = OrganisationRow(department_id=department_id, name=name, kind=kind, own=False)
        self._session.add(row)
        await self._session.flush()
        return organisation_value(row)

    async def change(self, organisation_id: int, **values: Any) -> None:
        """Writes ``name``, ``kind`` or ``parent_id``."""
        await self._session.execute(
            update(OrganisationRow)
            .where(OrganisationRow.id == organisation_id)
            .values(**values)
            .execution_options(synchronize_session="fetch")
        )

    async def archive(self, organisation_id: int, now: datetime) -> None:
        """Puts an organisation into the archive; links that would lead into it open nothing any more."""
        await self.change(organisation_id, archived_at=now)
        await self._session.execute(
            update(InvitationRow)
            .where(
                InvitationRow.organisation_id == organisation_id,
                InvitationRow.used_at.is_(None),
                InvitationRow.revoked_at.is_(None),
            )
            .values(revoked_at=now)
        )

    async def restore(self, organisation_id: int) -> None:
        """Takes an organisation out of the archive."""
        await self.change(organisation_id, archived_at=None)

    async def archived_of(self, department_id: int, names: Iterable[str]) -> list[Organisation]:
        """Archived organisations that *names* mean, however they are spelled."""
        wanted = {name_key(name) for name in names}
        return [one for one in await self.all(department_id) if one.archived and name_key(one.name) in wanted]

    async def unfinished(self, organisation_id: int) -> list[int]:
        """Ids of the organisation's tasks that nobody has handed in."""
        found = await self._session.scalars(
            select(TaskRow.id)
            .where(TaskRow.organisation_id == organisation_id, TaskRow.status.in_(UNFINISHED))
            .order_by(TaskRow.id)
        )
        return list(found)

    async def end_posts(self, organisation_id: int, last: date) -> int:
        """Ends every post held in the organisation after *last*; how many."""
        ended = await self._session.execute(
            update(PostRow)
            .where(
                PostRow.organisation_id == organisation_id, or_(PostRow.until.is_(None), PostRow.until > last)
            )
            .values(until=last)
            .returning(PostRow.id)
        )
        return len(ended.all())
