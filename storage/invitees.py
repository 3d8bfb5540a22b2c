"""Who is in and who is not: the people of a department as those who invite them see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from roadmap.invitations import Invitee
from roadmap.people import ANSWERABLE, Presence, Role
from storage.invitations import is_open
from storage.models import InvitationRow, OrganisationRow, PersonRow, PostRow

_IS = {
    Presence.EXPECTED: and_(PersonRow.telegram_id.is_(None), PersonRow.removed_at.is_(None)),
    Presence.HERE: and_(PersonRow.telegram_id.is_not(None), PersonRow.unreachable_since.is_(None)),
    Presence.UNREACHABLE: and_(PersonRow.telegram_id.is_not(None), PersonRow.unreachable_since.is_not(None)),
    Presence.REMOVED: PersonRow.removed_at.is_not(None),
}


class Invitees:
    """Read alone: people come by their posts, invitations by ``storage/invitations.py``."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def waiting(
        self, department_id: int, day: date, now: datetime, organisation_id: int | None = None
    ) -> list[Invitee]:
        """Who is not in: named people, those whose link hands a post over, heads of schools that have none.

        By organisation, the department's own people first; each person once. *organisation_id* narrows it.
        """
        named = await self.people(department_id, day, now, Presence.EXPECTED, organisation_id)
        nameless = await self._nameless(department_id, day, now, organisation_id)
        known = {one.person_id for one in named}
        taking = await self._taking_over(department_id, day, now, organisation_id)
        named += [one for one in taking if one.person_id not in known]
        return sorted([*named, *nameless], key=lambda one: one.place)

    async def people(
        self,
        department_id: int,
        day: date,
        now: datetime,
        presence: Presence,
        organisation_id: int | None = None,
    ) -> list[Invitee]:
        """Everybody named who has come that far and whose post has not ended, each person once."""
        until = (
            select(func.max(InvitationRow.expires_at))
            .where(InvitationRow.person_id == PersonRow.id, is_open(now))
            .scalar_subquery()
        )
        rows = await self._session.execute(
            select(PostRow, PersonRow.name, OrganisationRow.name, until)
            .join(PersonRow, PersonRow.id == PostRow.person_id)
            .outerjoin(OrganisationRow, OrganisationRow.id == PostRow.organisation_id)
            .where(
                _IS[presence],
                PostRow.department_id == department_id,
                _of(organisation_id, PostRow.organisation_id),
                _not_over(day),
                OrganisationRow.archived_at.is_(None),
            )
            # By one's own post rather than by what one keeps.
            .order_by(PostRow.role == Role.KEEPER, PostRow.organisation_id, PostRow.id)
        )
        found: dict[int, Invitee] = {}
        for post, name, organisation, ends in rows:
            found.setdefault(post.person_id, _invitee(post, name, organisation or "", ends))
        return list(found.values())

    async def _taking_over(
        self, department_id: int, day: date, now: datetime, organisation_id: int | None
    ) -> list[Invitee]:
        """Who has no post until they open a link, which may be over; by their latest."""
        rows = await self._session.execute(
            select(InvitationRow, PersonRow.name, OrganisationRow.name)
            .join(PersonRow, PersonRow.id == InvitationRow.person_id)
            .join(PostRow, PostRow.id == InvitationRow.replaces_id)
            .outerjoin(OrganisationRow, OrganisationRow.id == InvitationRow.organisation_id)
            .where(
                _IS[Presence.EXPECTED],
                InvitationRow.used_at.is_(None),
                InvitationRow.revoked_at.is_(None),
                InvitationRow.department_id == department_id,
                _of(organisation_id, InvitationRow.organisation_id),
                _not_over(day),
                OrganisationRow.archived_at.is_(None),
            )
            .order_by(InvitationRow.id)
        )
        found = {
            row.person_id: _by_link(row, department_id, name, organisation or "", now)
            for row, name, organisation in rows
        }
        return list(found.values())

    async def _nameless(
        self, department_id: int, day: date, now: datetime, organisation_id: int | None
    ) -> list[Invitee]:
        led = select(PostRow.organisation_id).where(
            PostRow.organisation_id.is_not(None), PostRow.role.in_(ANSWERABLE), _not_over(day)
        )
        until = (
            select(func.max(InvitationRow.expires_at))
            .where(
                InvitationRow.organisation_id == OrganisationRow.id,
                InvitationRow.person_id.is_(None),
                InvitationRow.role == Role.HEAD,
                is_open(now),
            )
            .scalar_subquery()
        )
        rows = await self._session.execute(
            select(OrganisationRow.id, OrganisationRow.name, until).where(
                OrganisationRow.department_id == department_id,
                _of(organisation_id, OrganisationRow.id),
                OrganisationRow.own.is_(False),
                OrganisationRow.archived_at.is_(None),
                OrganisationRow.id.not_in(led),
            )
        )
        return [
            Invitee(None, "", Role.HEAD, "", department_id, number, name, 0, ends)
            for number, name, ends in rows
        ]


def _not_over(day: date) -> ColumnElement[bool]:
    # A post that begins later counts: one is invited before the first day.
    return or_(PostRow.until.is_(None), PostRow.until >= day)


def _of(organisation_id: int | None, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    return true() if organisation_id is None else column == organisation_id


def _by_link(row: InvitationRow, department_id: int, name: str, organisation: str, now: datetime) -> Invitee:
    return Invitee(
        person_id=row.person_id,
        name=name,
        role=Role(row.role or Role.HEAD),
        title=row.title,
        department_id=department_id,
        organisation_id=row.organisation_id,
        organisation=organisation,
        post_id=row.replaces_id or 0,
        invited_until=row.expires_at if row.expires_at > now else None,
        replaces_id=row.replaces_id,
    )


def _invitee(post: PostRow, name: str, organisation: str, ends: datetime | None) -> Invitee:
    return Invitee(
        person_id=post.person_id,
        name=name,
        role=Role(post.role),
        title=post.title,
        department_id=post.department_id,
        organisation_id=post.organisation_id,
        organisation=organisation,
        post_id=post.id,
        invited_until=ends,
    )
