"""One-time invitations. Only a hash of the token is kept, so a stolen database opens nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.invitations import Invitation, Invitee
from roadmap.people import Role
from storage.models import FailedStartRow, InvitationRow, OrganisationRow, PersonRow


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
        return await self._found(and_(InvitationRow.department_id == department_id, is_open(now)))

    async def take(self, invitation_id: int, now: datetime) -> bool:
        """Uses the invitation up; False where it opens nothing (any more). Of two at once one gets True."""
        taken = await self._session.scalar(
            update(InvitationRow)
            .where(InvitationRow.id == invitation_id, is_open(now))
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

    async def revoke_replacing(self, posts: Sequence[int], now: datetime) -> list[int]:
        """Takes back the open links that would hand one of these posts over."""
        return await self._revoked(InvitationRow.replaces_id.in_(posts), now)

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
            .where(which, is_open(now))
            .values(revoked_at=now)
            .returning(InvitationRow.id)
            .execution_options(synchronize_session=False)
        )
        return sorted(found)


def is_open(now: datetime) -> ColumnElement[bool]:
    """Whether an invitation still opens something."""
    return and_(
        InvitationRow.used_at.is_(None), InvitationRow.revoked_at.is_(None), InvitationRow.expires_at > now
    )


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
