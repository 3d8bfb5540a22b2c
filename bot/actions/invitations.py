"""Invitations are made – one, or for everybody who is not in – and taken back."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.here import Here
from roadmap.invitations import INVITATION_DAYS, Invitation, Invitee
from roadmap.people import Role
from storage.unit import Unit

TOKEN_BYTES = 16
"""128 bits."""


@dataclass(frozen=True, slots=True)
class Made:
    """An invitation that was made: its link works until *until*."""

    invitee: Invitee
    token: str
    until: datetime


def new_token() -> str:
    """What a start link carries: 128 random bits as 22 letters."""
    return secrets.token_urlsafe(TOKEN_BYTES)


async def invite(
    here: Here,
    invitees: Sequence[Invitee],
    token_of: Callable[[Invitee], str] = lambda _: new_token(),
) -> list[Made]:
    """Invites each of them; their older unused links stop working.

    *token_of* gives somebody's token, for who has to say it before it is kept.
    """
    until = here.now + timedelta(days=INVITATION_DAYS)
    made = []
    for who in invitees:
        await revoke_older(here, who)
        token = token_of(who)
        await add(here.unit, who, token, here.actor.person.id, here.now, until)
        made.append(Made(who, token, until))
    return made


async def invite_somebody(here: Here, role: Role, department_id: int, organisation_id: int | None) -> Made:
    """Makes one more link for whoever comes, beside those that are open."""
    return await invite_into(here.unit, here.actor.person.id, role, department_id, organisation_id, here.now)


async def invite_into(
    unit: Unit, by: int, role: Role, department_id: int, organisation_id: int | None, now: datetime
) -> Made:
    """The same for an administrator, who may have no post."""
    who = Invitee(None, "", role, "", department_id, organisation_id, "")
    made = Made(who, new_token(), now + timedelta(days=INVITATION_DAYS))
    await add(unit, who, made.token, by, now, made.until)
    return made


async def add(unit: Unit, who: Invitee, token: str, by: int, now: datetime, until: datetime) -> None:
    """Keeps one invitation and writes it into the journal."""
    number = await unit.invitations.add(
        token,
        now,
        until,
        role=who.role,
        department_id=who.department_id,
        organisation_id=who.organisation_id,
        title=who.title,
        person_id=who.person_id,
        replaces_id=who.replaces_id,
        created_by=by,
    )
    subject = (
        f"organisation:{who.organisation_id}" if who.organisation_id else f"department:{who.department_id}"
    )
    await unit.journal.write(
        "person.invited",
        subject if who.person_id is None else f"person:{who.person_id}",
        person_id=by,
        department_id=who.department_id,
        now=now,
        role=who.role,
        invitation=number,
    )


async def revoke_older(here: Here, who: Invitee) -> None:
    """Takes back what is open for the same person or the same unnamed post."""
    for number in await here.unit.invitations.revoke_for(who, here.now):
        await _note_revoking(here, number, who.department_id, "replaced")


async def revoke(here: Here, invitation: Invitation) -> bool:
    """Takes one invitation back; False where it was open no more."""
    if not await here.unit.invitations.revoke(invitation.id, here.now):
        return False
    await _note_revoking(here, invitation.id, invitation.department_id, "one")
    return True


async def revoke_all(here: Here, department_id: int) -> int:
    """Takes back what is open in a department; how many."""
    numbers = await here.unit.invitations.revoke_all(department_id, here.now)
    for number in numbers:
        await _note_revoking(here, number, department_id, "all")
    return len(numbers)


async def _note_revoking(here: Here, number: int, department_id: int | None, reason: str) -> None:
    await here.unit.journal.write(
        "invitation.revoked",
        f"invitation:{number}",
        person_id=here.actor.person.id,
        department_id=department_id,
        now=here.now,
        reason=reason,
    )
