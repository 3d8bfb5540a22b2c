"""Departments, their organisations and their groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.department import Department, Organisation, OrganisationKind, Staffing
from roadmap.planning import name_key
from storage.models import DepartmentRow, GroupMemberRow, GroupRow, OrganisationRow, PersonRow, PostRow
from storage.values import settings_from_json


class Departments:
    """The tenants and what belongs to them."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, name: str, timezone: str, now: datetime) -> Department:
        """Makes a department, and itself as the organisation that its own tasks belong to."""
        row = DepartmentRow(name=name, timezone=timezone, settings={}, created_at=now)
        self._session.add(row)
        await self._session.flush()
        self._session.add(
            OrganisationRow(department_id=row.id, name=name, own=True, kind=OrganisationKind.DEPARTMENT)
        )
        await self._session.flush()
        return department_value(row)

    async def get(self, department_id: int) -> Department:
        """The department with an id that is known to be good."""
        return department_value(await self._session.get_one(DepartmentRow, department_id))

    async def all(self) -> list[Department]:
        """Every department of this installation."""
        return [
            department_value(row)
            for row in await self._session.scalars(
                select(DepartmentRow).where(DepartmentRow.archived_at.is_(None)).order_by(DepartmentRow.id)
            )
        ]

    async def with_archived(self) -> list[Department]:
        """Every department there is or was, those at work first."""
        found = await self._session.scalars(
            select(DepartmentRow).order_by(DepartmentRow.archived_at.is_not(None), DepartmentRow.id)
        )
        return [department_value(row) for row in found]

    async def find(self, department_id: int) -> Department | None:
        """A department by an id that may be anything."""
        row = await self._session.get(DepartmentRow, department_id)
        return None if row is None else department_value(row)

    async def rename(self, department_id: int, name: str) -> None:
        """Renames the department, and itself as the organisation that its own tasks belong to."""
        (await self._session.get_one(DepartmentRow, department_id)).name = name
        mine = OrganisationRow.department_id == department_id
        taken = select(OrganisationRow.id).where(mine, OrganisationRow.name == name)
        if await self._session.scalar(taken) is None:
            await self._session.execute(
                update(OrganisationRow).where(mine, OrganisationRow.own).values(name=name)
            )
        await self._session.flush()

    async def set_archived(self, department_id: int, since: datetime | None) -> None:
        """Puts a department away *since*, or takes it out again by None; nothing in it changes."""
        (await self._session.get_one(DepartmentRow, department_id)).archived_at = since
        await self._session.flush()

    async def organisations(self, department_id: int) -> list[Organisation]:
        """The organisations of a department, its own first, then in the order they came."""
        found = await self._session.scalars(
            select(OrganisationRow)
            .where(OrganisationRow.department_id == department_id, OrganisationRow.archived_at.is_(None))
            .order_by(OrganisationRow.own.desc(), OrganisationRow.id)
        )
        return [organisation_value(row) for row in found]

    async def staffing(self, department_id: int, day: date) -> list[Staffing]:
        """Organisations with the number of people who hold a post there on *day*, in one statement."""
        present = PersonRow.telegram_id.is_not(None)
        people = func.count(case((present, PostRow.person_id)).distinct())
        expected = func.count(case((~present, PostRow.person_id)).distinct())
        held = and_(
            PostRow.organisation_id == OrganisationRow.id,
            or_(PostRow.since.is_(None), PostRow.since <= day),
            or_(PostRow.until.is_(None), PostRow.until >= day),
        )
        found = await self._session.execute(
            select(OrganisationRow, people, expected)
            .outerjoin(PostRow, held)
            .outerjoin(PersonRow, PersonRow.id == PostRow.person_id)
            .where(
                OrganisationRow.department_id == department_id,
                OrganisationRow.own.is_(False),
                OrganisationRow.archived_at.is_(None),
            )
            .group_by(OrganisationRow.id)
            .order_by(OrganisationRow.id)
        )
        return [Staffing(organisation_value(row), here, named) for row, here, named in found]

    async def organisation(self, organisation_id: int) -> Organisation | None:
        """One organisation, of whichever department: access.py asks whose it is."""
        row = await self._session.get(OrganisationRow, organisation_id)
        return None if row is None else organisation_value(row)

    async def ensure_organisations(
        self,
        department_id: int,
        names: Iterable[str],
        kinds: Mapping[str, OrganisationKind] | None = None,
    ) -> dict[str, int]:
        """Ids by name; names that are not there yet, however spelled, are made, archived ones come back."""
        rows = list(
            await self._session.scalars(
                select(OrganisationRow)
                .where(OrganisationRow.department_id == department_id)
                .order_by(OrganisationRow.id)
            )
        )
        spelled = {name_key(row.name): row for row in rows}
        for name in dict.fromkeys(names):
            row = spelled.get(name_key(name))
            if row is None:
                kind = (kinds or {}).get(name, OrganisationKind.SCHOOL)
                row = OrganisationRow(department_id=department_id, name=name, kind=kind)
                spelled[name_key(name)] = row
                self._session.add(row)
            row.archived_at = None
        await self._session.flush()
        return {row.name: row.id for row in spelled.values() if row.archived_at is None}

    async def groups(self, department_id: int, day: date) -> dict[str, list[str]]:
        """The names of the organisations that are in each group on *day*, by the group's name."""
        found = await self._session.execute(
            select(GroupRow.name, OrganisationRow.name)
            .join(GroupMemberRow, GroupMemberRow.group_id == GroupRow.id)
            .join(OrganisationRow, OrganisationRow.id == GroupMemberRow.organisation_id)
            .where(
                GroupRow.department_id == department_id,
                GroupRow.archived_at.is_(None),
                OrganisationRow.archived_at.is_(None),
                stays_on(day),
            )
            .order_by(GroupRow.id, OrganisationRow.id)
            .distinct()
        )
        groups: dict[str, list[str]] = {}
        for group, organisation in found:
            groups.setdefault(group, []).append(organisation)
        return groups

    async def set_group(
        self, department_id: int, name: str, organisation_ids: Iterable[int], day: date
    ) -> int:
        """Makes the group of these organisations and no others from *day* on; earlier stays are kept. Its id."""
        row = await self._session.scalar(
            select(GroupRow).where(GroupRow.department_id == department_id, GroupRow.name == name)
        )
        if row is None:
            row = GroupRow(department_id=department_id, name=name)
            self._session.add(row)
            await self._session.flush()
        row.archived_at = None
        wanted = dict.fromkeys(organisation_ids)
        stays = await self._session.scalars(
            select(GroupMemberRow).where(GroupMemberRow.group_id == row.id, stays_on(day))
        )
        for stay in stays:
            if wanted.pop(stay.organisation_id, stay) is stay:
                await self._leave(stay, day)
        self._session.add_all(
            GroupMemberRow(group_id=row.id, organisation_id=one, since=day) for one in wanted
        )
        await self._session.flush()
        return row.id

    async def begin_day(self, department_id: int, day: date) -> bool:
        """Whether *day* is another than the one that was begun last; from now on it is begun."""
        begun = await self._session.scalar(
            update(DepartmentRow)
            .where(
                DepartmentRow.id == department_id,
                or_(DepartmentRow.followed_on.is_(None), DepartmentRow.followed_on != day),
            )
            .values(followed_on=day)
            .returning(DepartmentRow.id)
        )
        return begun is not None

    async def _leave(self, stay: GroupMemberRow, day: date) -> None:
        """A stay ends the day before; one that began on that very day never was."""
        if stay.since is not None and stay.since >= day:
            await self._session.delete(stay)
        else:
            stay.until = day - timedelta(days=1)


def stays_on(day: date) -> ColumnElement[bool]:
    """Whether an organisation is in a group on *day*."""
    return and_(
        or_(GroupMemberRow.since.is_(None), GroupMemberRow.since <= day),
        or_(GroupMemberRow.until.is_(None), GroupMemberRow.until >= day),
    )


def department_value(row: DepartmentRow) -> Department:
    """The department of a row."""
    return Department(
        row.id,
        row.name,
        row.timezone,
        settings_from_json(row.settings),
        row.archived_at is not None,
        row.created_at,
    )


def organisation_value(row: OrganisationRow) -> Organisation:
    """The organisation of a row."""
    return Organisation(
        id=row.id,
        department_id=row.department_id,
        name=row.name,
        own=bool(row.own),
        kind=OrganisationKind(row.kind or OrganisationKind.SCHOOL),
        parent_id=row.parent_id,
        archived=row.archived_at is not None,
    )
