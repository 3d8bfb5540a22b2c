"""One-time invitations. Only a hash of the token is kept, so a stolen database opens nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, false, func, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.invitations import Invitation, Invitee
from roadmap.people import Presence, Role
from storage.models import FailedStartRow, InvitationRow, OrganisationRow, PersonRow, PostRow


class Invitations:
    """Written when a link is made, taken once when it is agreed to."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        token: str,
        now: datetime,
        expires_at: datetime,
        *,
        role: Role | None = None,
        department_id: int | None = None,
        organisation_id: int | None = None,
        title: str = "",
        person_id: int | None = None,
        replaces_id: int | None = None,
        created_by: int | None = None,
    ) -> int:
        """Remembers an invitation under the hash of its token and gives its id.

        Without a role and a department it makes an administrator.
        """
        row = InvitationRow(
            token_hash=_hashed(token),
            role=role,
            department_id=department_id,
            organisation_id=organisation_id,
            title=title,
            person_id=person_id,
            replaces_id=replaces_id,
            created_by=created_by,
            created_at=now,
            expires_at=expires_at,
        )
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def by_token(self, token: str) -> Invitation | None:
        """The invitation of a link, in whatever state; None for a token that was never given out."""
        return next(iter(await self._found(InvitationRow.token_hash == _hashed(token))), None)

    async def get(self, invitation_id: int) -> Invitation | None:
        """One invitation, of whichever department: access.py asks whose it is."""
        return next(iter(await self._found(InvitationRow.id == invitation_id)), None)

    async def open(self, department_id: int, now: datetime) -> list[Invitation]:
        """The department's invitations that still open something, by organisation."""
        return await self._found(and_(InvitationRow.department_id == department_id, _is_open(now)))

    async def take(self, invitation_id: int, now: datetime) -> bool:
        """Uses the invitation up; False where it opens nothing (any more). Of two at once one gets True."""
        taken = await self._session.scalar(
            update(InvitationRow)
            .where(InvitationRow.id == invitation_id, _is_open(now))
            .values(used_at=now)
            .returning(InvitationRow.id)
        )
        return taken is not None

    async def used_by(self, invitation_id: int, person_id: int) -> None:
        """Remembers who came in by it."""
        await self._session.execute(
            update(InvitationRow).where(InvitationRow.id == invitation_id).values(used_by=person_id)
        )

    async def told(self, invitation_id: int, now: datetime) -> None:
        """Remembers that its coordinator was told of a refusal."""
        await self._session.execute(
            update(InvitationRow).where(InvitationRow.id == invitation_id).values(told_at=now)
        )

    async def revoke(self, invitation_id: int, now: datetime) -> bool:
        """Takes an open invitation back; False where there is nothing open."""
        return bool(await self._revoked(InvitationRow.id == invitation_id, now))

    async def revoke_all(self, department_id: int, now: datetime) -> list[int]:
        """Takes back what is open in a department; the ids."""
        return await self._revoked(InvitationRow.department_id == department_id, now)

    async def revoke_for(self, who: Invitee, now: datetime) -> list[int]:
        """Takes back the open invitations for the same person or, where nobody is named, the same post."""
        if who.person_id is not None:
            return await self.revoke_of(who.person_id, now)
        same = and_(
            InvitationRow.person_id.is_(None),
            InvitationRow.replaces_id.is_(None),
            InvitationRow.department_id == who.department_id,
            InvitationRow.organisation_id == who.organisation_id,
            InvitationRow.role == who.role,
        )
        return await self._revoked(same, now)

    async def revoke_of(self, person_id: int, now: datetime) -> list[int]:
        """Takes back the open invitations for a person, in whichever department."""
        return await self._revoked(InvitationRow.person_id == person_id, now)

    async def revoke_claims(self, now: datetime) -> list[int]:
        """Takes back links that make an administrator."""
        claim = and_(InvitationRow.department_id.is_(None), InvitationRow.role.is_(None))
        return await self._revoked(claim, now)

    async def failures(self, telegram_id: int, since: datetime) -> int:
        """How many links that were never made somebody opened since then; older ones are forgotten."""
        await self._session.execute(delete(FailedStartRow).where(FailedStartRow.at <= since))
        count = select(func.count()).where(FailedStartRow.telegram_id == telegram_id)
        return await self._session.scalar(count) or 0

    async def failed(self, telegram_id: int, now: datetime) -> None:
        """Somebody opened a link that was never made."""
        self._session.add(FailedStartRow(telegram_id=telegram_id, at=now))
        await self._session.flush()

    async def invitees(
        self, department_id: int, day: date, now: datetime, organisation_id: int | None = None
    ) -> list[Invitee]:
        """Who is not in: named people, then for each school without a head whoever that is.

        By organisation, the department's own people first; each person once. *organisation_id* narrows it.
        """
        named = await self._named(department_id, day, now, organisation_id)
        nameless = await self._nameless(department_id, day, now, organisation_id)
        return sorted([*named, *nameless], key=lambda one: one.place)

    async def _named(
        self, department_id: int, day: date, now: datetime, organisation_id: int | None
    ) -> list[Invitee]:
        until = (
            select(func.max(InvitationRow.expires_at))
            .where(InvitationRow.person_id == PersonRow.id, _is_open(now))
            .scalar_subquery()
        )
        rows = await self._session.execute(
            select(PostRow, PersonRow.name, OrganisationRow.name, until)
            .join(PersonRow, PersonRow.id == PostRow.person_id)
            .outerjoin(OrganisationRow, OrganisationRow.id == PostRow.organisation_id)
            .where(
                PostRow.department_id == department_id,
                _of(organisation_id, PostRow.organisation_id),
                or_(PostRow.until.is_(None), PostRow.until >= day),
                PersonRow.telegram_id.is_(None),
                PersonRow.removed_at.is_(None),
            )
            .order_by(PostRow.organisation_id, PostRow.id)
        )
        found: dict[int, Invitee] = {}
        for post, name, organisation, ends in rows:
            invitee = Invitee(
                post.person_id, name, Role(post.role), post.title, department_id,
                post.organisation_id, organisation or "", post.id, ends,
            )  # fmt: skip
            found.setdefault(post.person_id, invitee)
        return list(found.values())

    async def _nameless(
        self, department_id: int, day: date, now: datetime, organisation_id: int | None
    ) -> list[Invitee]:
        led = select(PostRow.organisation_id).where(
            PostRow.organisation_id.is_not(None),
            PostRow.role == Role.HEAD,
            or_(PostRow.until.is_(None), PostRow.until >= day),
        )
        until = (
            select(func.max(InvitationRow.expires_at))
            .where(
                InvitationRow.organisation_id == OrganisationRow.id,
                InvitationRow.person_id.is_(None),
                InvitationRow.role == Role.HEAD,
                _is_open(now),
            )
            .scalar_subquery()
        )
        rows = await self._session.execute(
            select(OrganisationRow, until).where(
                OrganisationRow.department_id == department_id,
                _of(organisation_id, OrganisationRow.id),
                OrganisationRow.own.is_(False),
                OrganisationRow.archived_at.is_(None),
                OrganisationRow.id.not_in(led),
            )
        )
        return [
            Invitee(None, "", Role.HEAD, "", department_id, row.id, row.name, 0, ends) for row, ends in rows
        ]

    async def present(self, department_id: int, day: date, presence: Presence) -> list[Invitee]:
        """Who is in (HERE) or has blocked the bot (UNREACHABLE), by organisation; each person once."""
        gone = PersonRow.unreachable_since
        rows = await self._session.execute(
            select(PostRow, PersonRow.name, OrganisationRow.name)
            .join(PersonRow, PersonRow.id == PostRow.person_id)
            .outerjoin(OrganisationRow, OrganisationRow.id == PostRow.organisation_id)
            .where(
                PostRow.department_id == department_id,
                or_(PostRow.until.is_(None), PostRow.until >= day),
                PersonRow.telegram_id.is_not(None),
                gone.is_(None) if presence is Presence.HERE else gone.is_not(None),
            )
            .order_by(PostRow.organisation_id, PostRow.id)
        )
        found: dict[int, Invitee] = {}
        for post, name, organisation in rows:
            invitee = Invitee(
                post.person_id, name, Role(post.role), post.title, department_id,
                post.organisation_id, organisation or "", post.id,
            )  # fmt: skip
            found.setdefault(post.person_id, invitee)
        return list(found.values())

    async def _found(self, which: ColumnElement[bool]) -> list[Invitation]:
        rows = await self._session.execute(
            select(InvitationRow, PersonRow.name, OrganisationRow.name)
            .outerjoin(PersonRow, PersonRow.id == InvitationRow.person_id)
            .outerjoin(OrganisationRow, OrganisationRow.id == InvitationRow.organisation_id)
            .where(which)
            .order_by(InvitationRow.organisation_id, InvitationRow.id)
            .execution_options(populate_existing=True)
        )
        return [_invitation(row, name or "", organisation or "") for row, name, organisation in rows]

    async def _revoked(self, which: ColumnElement[bool], now: datetime) -> list[int]:
        found = await self._session.scalars(
            update(InvitationRow)
            .where(which, _is_open(now))
            .values(revoked_at=now)
            .returning(InvitationRow.id)
            .execution_options(synchronize_session=False)
        )
        return sorted(found)


def _is_open(now: datetime) -> ColumnElement[bool]:
    return and_(
        InvitationRow.used_at.is_(None), InvitationRow.revoked_at.is_(None), InvitationRow.expires_at > now
    )


def _of(organisation_id: int | None, column: ColumnElement[int | None]) -> ColumnElement[bool]:
    return true() if organisation_id is None else column == organisation_id


def _invitation(row: InvitationRow, name: str, organisation: str) -> Invitation:
    return Invitation(
        id=row.id,
        role=None if row.role is None else Role(row.role),
        department_id=row.department_id,
        organisation_id=row.organisation_id,
        title=row.title,
        person_id=row.person_id,
        name=name,
        organisation=organisation,
        replaces_id=row.replaces_id,
        created_by=row.created_by,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        used_at=row.used_at,
        used_by=row.used_by,
        told_at=row.told_at,
    )


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
