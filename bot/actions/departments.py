"""Departments are made, renamed, put away and taken out again; the first administrator claims the bot."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.actions.invitations import new_token
from roadmap.department import Department
from roadmap.invitations import INVITATION_DAYS
from roadmap.people import Person, Role, clean_name
from storage.unit import Unit


async def make_department(unit: Unit, person: Person, text: str, timezone: str, now: datetime) -> Department:
    """Makes a department of the typed name, with *person* as its coordinator, who works there from now on.

    Raises NameUnusable.
    """
    department = await unit.departments.add(clean_name(text), timezone, now)
    await unit.people.appoint(person.id, Role.COORDINATOR, department.id, None)
    await unit.people.change(person.id, department_id=department.id)
    await _note(unit, "department.made", person, department, now, name=department.name)
    return department


async def rename(unit: Unit, person: Person, department: Department, text: str, now: datetime) -> Department:
    """Gives a department another name; raises NameUnusable."""
    name = clean_name(text)
    if name != department.name:
        await unit.departments.rename(department.id, name)
        await _note(unit, "department.renamed", person, department, now, old=department.name, new=name)
    return await unit.departments.get(department.id)


async def set_archived(
    unit: Unit, person: Person, department: Department, archived: bool, now: datetime
) -> Department:
    """Puts a department away or takes it out again; whoever works there comes in again then."""
    if department.archived != archived:
        await unit.departments.set_archived(department.id, now if archived else None)
        action = "department.archived" if archived else "department.restored"
        await _note(unit, action, person, department, now)
    return await unit.departments.get(department.id)


async def claim(unit: Unit, named: bool, now: datetime) -> str | None:
    """The token of a link that makes an administrator; None where there is one, or some are *named* in settings.

    There is one such link at a time: earlier ones stop working in any case.
    """
    await unit.invitations.revoke_claims(now)
    if named or await unit.people.has_administrator():
        return None
    token = new_token()
    await unit.invitations.add(token, now, now + timedelta(days=INVITATION_DAYS))
    return token


async def _note(
    unit: Unit, action: str, person: Person, department: Department, now: datetime, **details: str
) -> None:
    await unit.journal.write(
        action,
        f"department:{department.id}",
        person_id=person.id,
        department_id=department.id,
        now=now,
        **details,
    )
