"""One-time invitations: what a link opens, for whom, and when it opens nothing (any more).

A link carries 128 random bits, works once, for one Telegram account, and ends after ``INVITATION_DAYS``. Who
tries links that were never made is not listened to for a while.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from roadmap.people import Person, Role

INVITATION_DAYS = 14
FAILURES_MOST = 5
FAILURES_WITHIN = timedelta(hours=1)
TOLD_AGAIN_AFTER = timedelta(hours=1)
"""A coordinator hears of one invitation's refusals no more often."""


class Reason(StrEnum):
    """Why a link opened nothing. Whoever opened it is not told which; the coordinator is."""

    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    CLOSED = "closed"
    """The department is archived, or the person it was for has left."""
    NOT_THEIRS = "not_theirs"
    """Its maker tried it, or who would be replaced by it; it stays open."""
    TOO_MANY = "too_many"
    """A good link, but too many wrong ones before it."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a link opens: a role in an organisation of a department, for a known person or for whoever comes.

    Without a role and a department it makes an administrator. *name* is the known person's, *used_by* the
    person who came in, *replaces_id* the post that its holder hands over.
    """

    id: int
    role: Role | None
    department_id: int | None
    organisation_id: int | None
    title: str
    person_id: int | None
    name: str
    organisation: str
    replaces_id: int | None
    created_by: int | None
    expires_at: datetime
    revoked_at: datetime | None = None
    used_at: datetime | None = None
    used_by: int | None = None
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody who is to be invited: a known person, or whoever holds a post that nobody is named for.

    *post_id* is 0 for the latter. *replaces_id* is the post that is handed over when they come in.
    """

    person_id: int | None
    name: str
    role: Role
    title: str
    department_id: int
    organisation_id: int | None
    organisation: str
    post_id: int = 0
    invited_until: datetime | None = None
    replaces_id: int | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where they stand in the order in which all are invited."""
        return (self.organisation_id or 0, self.post_id)


def closed(invitation: Invitation | None, now: datetime) -> Reason | None:
    """Why the invitation opens nothing; None where it does open."""
    if invitation is None:
        return Reason.UNKNOWN
    if invitation.used_at is not None:
        return Reason.USED
    if invitation.revoked_at is not None:
        return Reason.REVOKED
    return Reason.EXPIRED if invitation.expires_at <= now else None


def asks_who(invitation: Invitation, person: Person) -> bool:
    """Whether somebody who is known is asked if the link is for them: it would make two people one."""
    return invitation.person_id not in {None, person.id} or invitation.replaces_id is not None


def tells_again(invitation: Invitation, now: datetime) -> bool:
    """Whether the coordinator is told of a refusal now."""
    return invitation.told_at is None or invitation.told_at + TOLD_AGAIN_AFTER <= now
