"""Links are opened, agreed to, and let people in; or turn them away, which the coordinator hears of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.actions.changes import Done, take_over
from roadmap.consent import CONSENT_VERSION, lacks_consent
from roadmap.department import Department
from roadmap.invitations import FAILURES_MOST, FAILURES_WITHIN, Invitation, Reason, closed, tells_again
from roadmap.people import Person, Presence, clean_name
from roadmap.refusals import NameUnusable
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Guest:
    """Who stands at the door: what the messenger says of them, and the person they already are, if any."""

    telegram_id: int
    name: str
    language: str
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """A link opened nothing for somebody; *tell* are the coordinators who hear of it now."""

    invitation: Invitation | None
    reason: Reason
    tell: list[tuple[int, Person]]


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody came in; *department* is None for an administrator. *tell* are its coordinators."""

    person: Person
    invitation: Invitation
    department: Department | None
    tell: list[tuple[int, Person]]
    taken_over: Done | None = None
    """What the newcomer took over, where the link hands a post over."""


async def look_up(unit: Unit, guest: Guest, token: str, now: datetime) -> Invitation | TurnedAway:
    """The invitation of a start link, or why it opens nothing for this guest. What happened is recorded.

    Somebody's own used link is given back too: its ``used_by`` is the guest.
    """
    failures = await unit.invitations.failures(guest.telegram_id, now - FAILURES_WITHIN)
    invitation = await unit.invitations.by_token(token)
    if failures >= FAILURES_MOST:
        return await turn_away(unit, guest, invitation, Reason.TOO_MANY, now)
    if invitation is None:
        await unit.invitations.failed(guest.telegram_id, now)
        return await turn_away(unit, guest, None, Reason.UNKNOWN, now)
    if is_own(invitation, guest):
        return invitation
    reason = await _refusal(unit, guest, invitation, now)
    return invitation if reason is None else await turn_away(unit, guest, invitation, reason, now)


def is_own(invitation: Invitation, guest: Guest) -> bool:
    """Whether the guest came in by this very link."""
    return guest.person is not None and invitation.used_by == guest.person.id


async def _refusal(unit: Unit, guest: Guest, invitation: Invitation, now: datetime) -> Reason | None:
    reason = closed(invitation, now) or await _gone(unit, guest, invitation, now)
    if reason is None and await _is_for_another(unit, guest, invitation):
        return Reason.NOT_THEIRS
    return reason


async def _is_for_another(unit: Unit, guest: Guest, invitation: Invitation) -> bool:
    """Whether its maker tries a link made for others, or the holder of a post the link that replaces them."""
    if guest.person is None:
        return False
    if invitation.replaces_id is not None:
        replaced = await unit.changes.post(invitation.replaces_id)
        if replaced is not None and replaced.person_id == guest.person.id:
            return True
    if invitation.created_by != guest.person.id or invitation.person_id == guest.person.id:
        return False
    if invitation.person_id is not None:
        return True
    place = invitation.organisation_id
    return place is not None and place not in {
        post.organisation_id for post in await unit.people.posts(guest.person.id)
    }


async def _gone(unit: Unit, guest: Guest, invitation: Invitation, now: datetime) -> Reason | None:
    """What an open invitation is for may be there no more."""
    place = invitation.department_id
    if place is not None and (await unit.departments.get(place)).archived:
        return Reason.CLOSED
    if invitation.replaces_id is not None and await _is_over(unit, invitation.replaces_id, now):
        return Reason.CLOSED
    if invitation.person_id is None:
        return None
    known = await unit.people.get(invitation.person_id)
    if known is None or known.presence is Presence.REMOVED:
        return Reason.CLOSED
    if invitation.replaces_id is None and not await _has_a_place(unit, known.id, now):
        return Reason.CLOSED
    came = known.presence is not Presence.EXPECTED
    return Reason.USED if came and (guest.person is None or guest.person.id != known.id) else None


async def _has_a_place(unit: Unit, person_id: int, now: datetime) -> bool:
    """Whether somebody holds a post today or will."""
    posts = await unit.people.posts(person_id)
    return any(post.until is None or post.until >= post.department.day(now) for post in posts)


async def _is_over(unit: Unit, post_id: int, now: datetime) -> bool:
    held = await unit.changes.post(post_id)
    if held is None or held.post.until is None:
        return held is None
    return held.post.until < held.post.department.day(now)


async def turn_away(
    unit: Unit, guest: Guest, invitation: Invitation | None, reason: Reason, now: datetime
) -> TurnedAway:
    """Records that a link opened nothing, and finds who hears of it: once an hour for each invitation."""
    if invitation is None:
        return TurnedAway(None, reason, [])
    await unit.journal.write(
        "invitation.refused",
        f"invitation:{invitation.id}",
        person_id=guest.person.id if guest.person else None,
        department_id=invitation.department_id,
        now=now,
        reason=reason,
    )
    if invitation.department_id is None or not tells_again(invitation, now):
        return TurnedAway(invitation, reason, [])
    await unit.invitations.told(invitation.id, now)
    department = await unit.departments.get(invitation.department_id)
    coordinators = await unit.people.coordinators(department.id, department.day(now))
    tell = [one for one in coordinators if guest.person is None or one[1].id != guest.person.id]
    return TurnedAway(invitation, reason, tell)


async def come_in(unit: Unit, guest: Guest, invitation_id: int, now: datetime) -> Joined | TurnedAway:
    """Lets somebody in who has agreed. Of several who agree to one invitation the first gets in."""
    invitation = await unit.invitations.get(invitation_id)
    if invitation is None:
        return TurnedAway(None, Reason.UNKNOWN, [])
    reason = await _refusal(unit, guest, invitation, now)
    if reason is None and not await unit.invitations.take(invitation.id, now):
        reason = Reason.USED
    if reason is not None:
        return await turn_away(unit, guest, invitation, reason, now)
    person = await _arrived(unit, guest, invitation, now)
    await unit.invitations.used_by(invitation.id, person.id)
    await unit.invitations.revoke_of(person.id, now)
    await agree(unit, person, now)
    department, taken_over = None, None
    tell: list[tuple[int, Person]] = []
    if invitation.department_id is None:
        await unit.people.change(person.id, administrator=True)
    else:
        department = await unit.departments.get(invitation.department_id)
        await _appoint(unit, person, invitation)
        if invitation.replaces_id is not None:
            taken_over = await take_over(unit, invitation.replaces_id, person.id, now)
        await unit.people.change(person.id, department_id=department.id)
        tell = await unit.people.coordinators(department.id, department.day(now))
    await _note_joining(unit, person, invitation, now)
    return Joined(person, invitation, department, tell, taken_over)


async def _arrived(unit: Unit, guest: Guest, invitation: Invitation, now: datetime) -> Person:
    """The person the guest becomes: whom the invitation names, who they already are, or somebody new."""
    if invitation.person_id is None:
        return guest.person or await enter(unit, guest, now)
    if guest.person is None:
        await unit.people.change(
            invitation.person_id, telegram_id=guest.telegram_id, joined_at=now, unreachable_since=None
        )
        return await _known(unit, invitation.person_id)
    if guest.person.id != invitation.person_id:
        await unit.people.merge(invitation.person_id, guest.person.id)
    return guest.person


async def _known(unit: Unit, person_id: int) -> Person:
    person = await unit.people.get(person_id)
    if person is None:
        raise LookupError(f"person {person_id} is not there")
    return person


async def _appoint(unit: Unit, person: Person, invitation: Invitation) -> None:
    """Gives the post that the invitation is for; a named person may have it since they were named."""
    if invitation.role is None or invitation.department_id is None:
        return
    place = (invitation.role, invitation.department_id, invitation.organisation_id)
    posts = await unit.people.posts(person.id) if invitation.person_id is not None else []
    if place not in {(post.role, post.department.id, post.organisation_id) for post in posts}:
        await unit.people.appoint(person.id, *place, title=invitation.title)


async def _note_joining(unit: Unit, person: Person, invitation: Invitation, now: datetime) -> None:
    await unit.journal.write(
        "person.joined",
        f"person:{person.id}",
        person_id=person.id,
        department_id=invitation.department_id,
        now=now,
        invitation=invitation.id,
        role=invitation.role,
        organisation=invitation.organisation_id,
    )


async def enter(unit: Unit, guest: Guest, now: datetime) -> Person:
    """Makes a person of somebody the messenger introduces."""
    try:
        name = clean_name(guest.name)
    except NameUnusable:
        name = str(guest.telegram_id)
    return await unit.people.add(guest.telegram_id, name, guest.language, now)


async def agree(unit: Unit, person: Person, now: datetime) -> None:
    """Records the consent in force, once."""
    if not lacks_consent(person):
        return
    await unit.people.change(person.id, consent_version=CONSENT_VERSION, consent_at=now)
    await unit.journal.write(
        "person.consented",
        f"person:{person.id}",
        person_id=person.id,
        department_id=None,
        now=now,
        version=CONSENT_VERSION,
    )


async def call_oneself(
    unit: Unit, person: Person, department_id: int | None, text: str, now: datetime
) -> str:
    """Writes one's own name and gives it back; raises NameUnusable. The journal holds no names."""
    name = clean_name(text)
    await unit.people.change(person.id, name=name)
    await unit.journal.write(
        "person.renamed",
        f"person:{person.id}",
        person_id=person.id,
        department_id=department_id,
        now=now,
    )
    return name
