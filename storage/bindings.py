"""Whom parties are bound to, and everybody whom they may mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.bindings import Aim, Binding, Book, Place, Worker
from roadmap.people import Role
from storage.departments import stays_on
from storage.models import (
    GroupMemberRow,
    GroupRow,
    OrganisationRow,
    PartyBindingRow,
    PersonRow,
    PostRow,
)
from storage.people import held_on


class Bindings:
    """A row for each party of a department's road maps; one without an aim waits for its coordinator."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def all(self, department_id: int) -> tuple[Binding, ...]:
        """Every party of a department, in the order they were first named."""
        found = await self._session.scalars(
            select(PartyBindingRow)
            .where(PartyBindingRow.department_id == department_id)
            .order_by(PartyBindingRow.id)
            .execution_options(populate_existing=True)
        )
        return tuple(_binding(row) for row in found)

    async def get(self, binding_id: int) -> tuple[int, Binding] | None:
        """(department id, binding) of whichever department: access.py asks whose it is."""
        row = await self._session.get(PartyBindingRow, binding_id, populate_existing=True)
        return None if row is None else (row.department_id, _binding(row))

    async def waiting(self, department_id: int) -> int:
        """How many parties are bound to nobody: one statement, no plan is read."""
        in_post = select(PostRow.id).where(
            PostRow.person_id == PartyBindingRow.person_id,
            PostRow.department_id == department_id,
            PostRow.until.is_(None),
        )
        counted = await self._session.scalar(
            select(func.count())
            .select_from(PartyBindingRow)
            .outerjoin(OrganisationRow, OrganisationRow.id == PartyBindingRow.organisation_id)
            .outerjoin(GroupRow, GroupRow.id == PartyBindingRow.group_id)
            .outerjoin(PersonRow, PersonRow.id == PartyBindingRow.person_id)
            .where(
                PartyBindingRow.department_id == department_id,
                or_(
                    func.coalesce(
                        PartyBindingRow.organisation_id, PartyBindingRow.group_id, PartyBindingRow.person_id
                    ).is_(None),
                    OrganisationRow.archived_at.is_not(None),
                    GroupRow.archived_at.is_not(None),
                    PersonRow.removed_at.is_not(None),
                    PartyBindingRow.person_id.is_not(None) & ~in_post.exists(),
                ),
            )
        )
        return counted or 0

    async def keep(self, department_id: int, parties: Iterable[Binding]) -> None:
        """Adds the parties that are not there; one that waits takes the aim that came."""
        known = {one.key: one for one in await self.all(department_id)}
        fresh = {}
        for one in parties:
            if one.key not in known:
                fresh[one.key] = {
                    "department_id": department_id,
                    "key": one.key,
                    "name": one.name,
                    **_columns(one.aim),
                }
            elif one.aim and not known[one.key].aim:
                await self.aim(known[one.key].id, one.aim)
        if fresh:
            await self._session.execute(insert(PartyBindingRow), list(fresh.values()))

    async def aim(self, binding_id: int, aim: Aim) -> None:
        """Binds a party, or takes the binding away by an empty aim."""
        await self._session.execute(
            update(PartyBindingRow).where(PartyBindingRow.id == binding_id).values(**_columns(aim))
        )

    async def forget(self, department_id: int, but: Iterable[str]) -> None:
        """Drops the parties that are bound to nobody and that no live road map waits for: all keys but these."""
        await self._session.execute(
            delete(PartyBindingRow).where(
                PartyBindingRow.department_id == department_id,
                PartyBindingRow.key.not_in(list(but)),
                PartyBindingRow.organisation_id.is_(None),
                PartyBindingRow.group_id.is_(None),
                PartyBindingRow.person_id.is_(None),
            )
        )

    async def hand_over(self, department_id: int, person_id: int, successor_id: int | None) -> None:
        """What was bound to somebody is bound to their successor, or waits again."""
        await self._session.execute(
            update(PartyBindingRow)
            .where(PartyBindingRow.department_id == department_id, PartyBindingRow.person_id == person_id)
            .values(person_id=successor_id)
        )

    async def book(self, department_id: int, day: date) -> Book:
        """Everybody and everything that the department's parties may mean on *day*."""
        rows = await self._session.execute(
            select(OrganisationRow.id, OrganisationRow.name, OrganisationRow.own)
            .where(OrganisationRow.department_id == department_id, OrganisationRow.archived_at.is_(None))
            .order_by(OrganisationRow.id)
        )
        places = list(rows)
        own = next(place for place in places if place.own)
        return Book(
            own=own.id,
            names=(own.name,),
            organisations=tuple(Place(one.id, one.name) for one in places if not one.own),
            groups=await self._groups(department_id, day),
            workers=await self._workers(department_id, day),
        )

    async def join_group(self, department_id: int, name: str, organisation_id: int, day: date) -> None:
        """An organisation is in a group from *day* on; one that is there already stays as it is."""
        group_id = await self._session.scalar(
            select(GroupRow.id).where(GroupRow.department_id == department_id, GroupRow.name == name)
        )
        there = select(GroupMemberRow.id).where(
            GroupMemberRow.group_id == group_id,
            GroupMemberRow.organisation_id == organisation_id,
            stays_on(day),
        )
        if group_id is not None and await self._session.scalar(there) is None:
            self._session.add(GroupMemberRow(group_id=group_id, organisation_id=organisation_id, since=day))
            await self._session.flush()

    async def _groups(self, department_id: int, day: date) -> tuple[Place, ...]:
        rows = await self._session.execute(
            select(GroupRow.id, GroupRow.name, OrganisationRow.id.label("member"))
            .outerjoin(GroupMemberRow, (GroupMemberRow.group_id == GroupRow.id) & stays_on(day))
            .outerjoin(
                OrganisationRow,
                (OrganisationRow.id == GroupMemberRow.organisation_id)
                & OrganisationRow.archived_at.is_(None),
            )
            .where(GroupRow.department_id == department_id, GroupRow.archived_at.is_(None))
            .order_by(GroupRow.id, OrganisationRow.id)
        )
        members: dict[tuple[int, str], dict[int, None]] = {}
        for group_id, name, member in rows:
            stays = members.setdefault((group_id, name), {})
            if member is not None:
                stays[member] = None
        return tuple(Place(group_id, name, tuple(stays)) for (group_id, name), stays in members.items())

    async def _workers(self, department_id: int, day: date) -> tuple[Worker, ...]:
        rows = await self._session.execute(
            select(PersonRow.id, PersonRow.name, PostRow.role, PostRow.title, PostRow.organisation_id)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .where(
                PostRow.department_id == department_id,
                PostRow.stands_for_id.is_(None),
                PersonRow.removed_at.is_(None),
                held_on(day),
            )
            .order_by(PersonRow.name, PostRow.id)
        )
        return tuple(Worker(row.id, row.name, Role(row.role), row.title, row.organisation_id) for row in rows)


def _columns(aim: Aim) -> dict[str, int | None]:
    return {
        "organisation_id": aim.organisation_id,
        "group_id": aim.group_id,
        "person_id": aim.person_id,
    }


def _binding(row: PartyBindingRow) -> Binding:
    return Binding(row.id, row.key, row.name, Aim(row.organisation_id, row.group_id, row.person_id))
