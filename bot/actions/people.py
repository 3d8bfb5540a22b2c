"""Departments are made, people invited and let in, languages chosen."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.here import Here
from roadmap.department import Department, Organisation
from roadmap.people import Person, Role, clean_name
from roadmap.refusals import InvitationInvalid, NameUnusable
from storage.unit import Unit

INVITATION_DAYS = 14
TOKEN_BYTES = 16


@dataclass(frozen=True, slots=True)
class Profile:
    """What the messenger says of somebody before we know them."""

    telegram_id: int
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody came in: into which post, and who is told."""

    person: Person
    role: Role
    organisation: str
    department: Department
    tell: list[tuple[int, Person]]


async def make_department(unit: Unit, person: Person, text: str, timezone: str, now: datetime) -> Department:
    """Makes a department of the typed name, with *person* as its coordinator; raises NameUnusable."""
    department = await unit.departments.add(clean_name(text), timezone, now)
    await unit.people.appoint(person.id, Role.COORDINATOR, department.id, None)
    await unit.journal.write(
        "department.made",
        f"department:{department.id}",
        person_id=person.id,
        department_id=department.id,
        now=now,
        name=department.name,
    )
    return department


async def invite(here: Here, organisation: Organisation, role: Role) -> str:
    """Makes a one-time invitation and gives its token (128 random bits)."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    await here.unit.invitations.add(
        token,
        role,
        organisation.department_id,
        organisation.id,
        here.actor.person.id,
        here.now,
        here.now + timedelta(days=INVITATION_DAYS),
    )
    await here.unit.journal.write(
        "person.invited",
        f"organisation:{organisation.id}",
        person_id=here.actor.person.id,
        department_id=organisation.department_id,
        now=here.now,
        role=role,
    )
    return token


async def join(unit: Unit, person: Person | None, profile: Profile, token: str, now: datetime) -> Joined:
    """Lets somebody in by an invitation's token; raises InvitationInvalid, one answer for whatever is wrong."""
    taken = await unit.invitations.take(token, now)
    if taken is None:
        raise InvitationInvalid
    if person is None:
        person = await enter(unit, profile, now)
    await unit.invitations.used_by(taken.id, person.id)
    await unit.people.appoint(person.id, taken.role, taken.department_id, taken.organisation_id)
    department = await unit.departments.get(taken.department_id)
    organisation = department.name
    if taken.organisation_id is not None:
        found = await unit.departments.organisation(taken.organisation_id)
        organisation = found.name if found else organisation
    await unit.journal.write(
        "person.joined",
        f"person:{person.id}",
        person_id=person.id,
        department_id=department.id,
        now=now,
        role=taken.role,
        organisation=taken.organisation_id,
    )
    tell = await unit.people.coordinators(department.id, department.day(now))
    return Joined(person, taken.role, organisation, department, tell)


async def enter(unit: Unit, profile: Profile, now: datetime) -> Person:
    """Makes a person of somebody the messenger introduces."""
    try:
        name = clean_name(profile.name)
    except NameUnusable:
        name = str(profile.telegram_id)
    return await unit.people.add(profile.telegram_id, name, profile.language, now)
