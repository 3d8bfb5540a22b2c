"""Groups of organisations and their members' stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.department import Group
from roadmap.groups import Stay, Stretch
from storage.departments import organisation_value, stays_on
from storage.models import GroupMemberRow, GroupRow, OrganisationRow


class Groups:
    """The groups of departments; who may is decided above (bot/access.py)."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, group_id: int) -> Group | None:
        """One group, of whichever department: access.py asks whose it is."""
        row = await self._session.get(GroupRow, group_id, populate_existing=True)
        return None if row is None else group_value(row)

    async def all(self, department_id: int) -> list[Group]:
        """Every group of a department, archived ones too, in the order they came."""
        found = await self._session.scalars(
            select(GroupRow)
            .where(GroupRow.department_id == department_id)
            .order_by(GroupRow.id)
            .execution_options(populate_existing=True)
        )
        return [group_value(row) for row in found]

    async def sizes(self, department_id: int, day: date) -> dict[int, int]:
        """How many organisations are in each group on *day*; a group of nobody is not there."""
        found = await self._session.execute(
            select(GroupMemberRow.group_id, func.count(GroupMemberRow.organisation_id.distinct()))
            .join(OrganisationRow, OrganisationRow.id == GroupMemberRow.organisation_id)
            .where(
                OrganisationRow.department_id == department_id,
                OrganisationRow.archived_at.is_(None),
                stays_on(day),
            )
            .group_by(GroupMemberRow.group_id)
        )
        return {row[0]: row[1] for row in found}

    async def add(self, department_id: int, name: str) -> Group:
        """Makes a group; that nothing is called so was looked at before."""
        row = GroupRow(department_id=department_id, name=name)
        self._session.add(row)
        await self._session.flush()
        return group_value(row)

    async def change(self, group_id: int, **values: Any) -> None:
        """Writes ``name`` or ``archived_at``."""
        await self._session.execute(
            update(GroupRow)
            .where(GroupRow.id == group_id)
            .values(**values)
            .execution_options(synchronize_session="fetch")
        )

    async def archive(self, group_id: int, now: datetime) -> None:
        """Puts a group into the archive; its stays are kept."""
        await self.change(group_id, archived_at=now)

    async def restore(self, group_id: int) -> None:
        """Takes a group out of the archive."""
        await self.change(group_id, archived_at=None)

    async def stays(self, group_id: int) -> list[Stay]:
        """Every stay in the group, past and coming ones too: by organisation, then by time."""
        found = await self._session.execute(
            select(GroupMemberRow, OrganisationRow)
            .join(OrganisationRow, OrganisationRow.id == GroupMemberRow.organisation_id)
            .where(GroupMemberRow.group_id == group_id)
            .order_by(OrganisationRow.id, GroupMemberRow.since.is_not(None), GroupMemberRow.since)
        )
        return [Stay(organisation_value(one), Stretch(row.since, row.until)) for row, one in found]

    async def stays_of(self, organisation_id: int) -> dict[int, list[Stretch]]:
        """Every stay of an organisation, past and coming ones too, by the group's id."""
        found = await self._session.scalars(
            select(GroupMemberRow)
            .where(GroupMemberRow.organisation_id == organisation_id)
            .order_by(GroupMemberRow.group_id, GroupMemberRow.id)
        )
        stays: dict[int, list[Stretch]] = {}
        for row in found:
            stays.setdefault(row.group_id, []).append(Stretch(row.since, row.until))
        return stays

    async def set_stays(self, group_id: int, organisation_id: int, days: Iterable[Stretch]) -> None:
        """Makes these the stays of one organisation in the group; rows that need no change are kept."""
        wanted: Sequence[Stretch] = list(days)
        rows = list(
            await self._session.scalars(
                select(GroupMemberRow).where(
                    GroupMemberRow.group_id == group_id, GroupMemberRow.organisation_id == organisation_id
                )
            )
        )
        present = {Stretch(row.since, row.until): row for row in rows}
        gone = [row.id for row in rows if present[Stretch(row.since, row.until)] is not row]
        gone += [row.id for one, row in present.items() if one not in wanted]
        await self._session.execute(delete(GroupMemberRow).where(GroupMemberRow.id.in_(gone)))
        self._session.add_all(
            GroupMemberRow(
                group_id=group_id, organisation_id=organisation_id, since=one.since, until=one.until
            )
            for one in wanted
            if one not in present
        )
        await self._session.flush()


def group_value(row: GroupRow) -> Group:
    """The group of a row."""
    return Group(row.id, row.department_id, row.name, row.archived_at is not None)
