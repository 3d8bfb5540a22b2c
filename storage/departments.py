"""Departments, their organisations and their groups."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.department import Department, Organisation, Staffing
from roadmap.planning import name_key
from storage.models import DepartmentRow, GroupMemberRow, GroupRow, OrganisationRow, PostRow


class Departments:
    """The tenants and what belongs to them."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, name: str, timezone: str, now: datetime) -> Department:
        """Makes a department, and itself as the organisation that its own tasks belong to."""
        row = DepartmentRow(name=name, timezone=timezone, created_at=now)
        self._session.add(row)
        await self._session.flush()
        self._session.add(OrganisationRow(department_id=row.id, name=name, own=True))
        await self._session.flush()
        return _department(row)

    async def get(self, department_id: int) -> Department:
        """The department with an id that is known to be good."""
        return _department(await self._session.get_one(DepartmentRow, department_id))

    async def all(self) -> list[Department]:
        """Every department of this installation."""
        return [
            _department(row)
            for row in await self._session.scalars(select(DepartmentRow).order_by(DepartmentRow.id))
        ]

    async def organisations(self, department_id: int) -> list[Organisation]:
        """All organisations of a department, its own first, then in the order they came."""
        found = await self._session.scalars(
            select(OrganisationRow)
            .where(OrganisationRow.department_id == department_id)
            .order_by(OrganisationRow.own.desc(), OrganisationRow.id)
        )
        return [_organisation(row) for row in found]

    async def staffing(self, department_id: int) -> list[Staffing]:
        """Organisations with the number of people in each, in one statement."""
        people = func.count(PostRow.person_id.distinct())
        found = await self._session.execute(
            select(OrganisationRow, people)
            .outerjoin(PostRow, PostRow.organisation_id == OrganisationRow.id)
            .where(OrganisationRow.department_id == department_id, OrganisationRow.own.is_(False))
            .group_by(OrganisationRow.id)
            .order_by(OrganisationRow.id)
        )
        return [Staffing(_organisation(row), number) for row, number in found]

    async def organisation(self, organisation_id: int) -> Organisation | None:
        """One organisation, of whichever department: access.py asks whose it is."""
        row = await self._session.get(OrganisationRow, organisation_id)
        return None if row is None else _organisation(row)

    async def ensure_organisations(self, department_id: int, names: Iterable[str]) -> dict[str, int]:
        """Ids by name; names that are not there yet, however spelled, are made."""
        known = {o.name: o.id for o in await self.organisations(department_id)}
        spelled = {name_key(name) for name in known}
        names = [name for name in names if name_key(name) not in spelled]
        fresh = [
            OrganisationRow(department_id=department_id, name=n)
            for n in dict.fromkeys(names)
            if n not in known
        ]
        self._session.add_all(fresh)
        await self._session.flush()
        return known | {row.name: row.id for row in fresh}

    async def groups(self, department_id: int) -> dict[str, list[str]]:
        """The names of each group's organisations, by the group's name."""
        found = await self._session.execute(
            select(GroupRow.name, OrganisationRow.name)
            .join(GroupMemberRow, GroupMemberRow.group_id == GroupRow.id)
            .join(OrganisationRow, OrganisationRow.id == GroupMemberRow.organisation_id)
            .where(GroupRow.department_id == department_id)
            .order_by(GroupRow.id, OrganisationRow.id)
        )
        groups: dict[str, list[str]] = {}
        for group, organisation in found:
            groups.setdefault(group, []).append(organisation)
        return groups

    async def set_group(self, department_id: int, name: str, organisation_ids: Iterable[int]) -> None:
        """Makes the group of these organisations and no others."""
        row = await self._session.scalar(
            select(GroupRow).where(GroupRow.department_id == department_id, GroupRow.name == name)
        )
        if row is None:
            row = GroupRow(department_id=department_id, name=name)
            self._session.add(row)
            await self._session.flush()
        await self._session.execute(delete(GroupMemberRow).where(GroupMemberRow.group_id == row.id))
        members = dict.fromkeys(organisation_ids)
        self._session.add_all(GroupMemberRow(group_id=row.id, organisation_id=one) for one in members)
        await self._session.flush()


def _department(row: DepartmentRow) -> Department:
    return Department(id=row.id, name=row.name, timezone=row.timezone)


def _organisation(row: OrganisationRow) -> Organisation:
    return Organisation(id=row.id, department_id=row.department_id, name=row.name, own=row.own)
