"""One-time invitations. Only a hash of the token is kept, so a stolen database opens nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.people import Role
from storage.models import InvitationRow


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a link opens: a role in an organisation of a department."""

    id: int
    department_id: int
    organisation_id: int | None
    role: Role


class Invitations:
    """Written when a link is made, taken once when it is opened."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        token: str,
        role: Role,
        department_id: int,
        organisation_id: int | None,
        created_by: int,
        now: datetime,
        expires_at: datetime,
        *,
        person_id: int | None = None,
        replaces_id: int | None = None,
    ) -> None:
        """Remembers an invitation under the hash of its token; *person_id* is for whom it is, where they are known."""
        self._session.add(
            InvitationRow(
                token_hash=_hashed(token),
                role=role,
                department_id=department_id,
                organisation_id=organisation_id,
                created_by=created_by,
                created_at=now,
                expires_at=expires_at,
                person_id=person_id,
                replaces_id=replaces_id,
            )
        )
        await self._session.flush()

    async def take(self, token: str, now: datetime) -> Invitation | None:
        """Uses the invitation up; None where the token opens nothing (any more)."""
        row = await self._session.scalar(
            update(InvitationRow)
            .where(
                InvitationRow.token_hash == _hashed(token),
                InvitationRow.used_at.is_(None),
                InvitationRow.revoked_at.is_(None),
                InvitationRow.expires_at > now,
            )
            .values(used_at=now)
            .returning(InvitationRow)
        )
        if row is None:
            return None
        return Invitation(row.id, row.department_id, row.organisation_id, Role(row.role))

    async def used_by(self, invitation_id: int, person_id: int) -> None:
        """Remembers who came in by it."""
        await self._session.execute(
            update(InvitationRow).where(InvitationRow.id == invitation_id).values(used_by=person_id)
        )


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
