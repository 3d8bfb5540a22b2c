"""Changes of life are considered, and carried out in one unit of work with their journal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import access
from bot.actions.carrying_out import bindings_follow, carried_out, iso, journal_of
from bot.actions.invitations import new_token
from bot.here import Here
from roadmap import changes as rules
from roadmap.candidates import may_come
from roadmap.department import Department, Organisation
from roadmap.invitations import INVITATION_DAYS
from roadmap.people import OF_DEPARTMENT, Person, Role
from roadmap.posts import ABOUT_PLACES, OF_DEPARTMENT_HANDING, Change, Held, Kind, Wish
from roadmap.prospects import NEWCOMER, Prospect, about, decided, taken_over, with_person
from roadmap.refusals import NotAllowed, NotYours
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, the token of the newcomer's link, and who is told: (Telegram id, person)."""

    prospect: Prospect
    token: str | None
    tell: list[tuple[int, Person]]


async def consider(here: Here, wish: Wish) -> Prospect:
    """What a wish will do; raises whatever refuses it."""
    prospect = await ask_about(here, wish)
    today = prospect.department.day(here.now)
    return decided(prospect, await here.unit.changes.assigned(prospect.department.id), today)


async def ask_about(here: Here, wish: Wish) -> Prospect:
    """The same while it is still asked who and when; raises NotYours, NotAllowed, GoneStale."""
    prospect = about(wish, *await _loaded(here, wish))
    if not may_come(prospect, everywhere(here, prospect)):
        raise NotAllowed
    return prospect


def everywhere(here: Here, prospect: Prospect) -> bool:
    """A coordinator chooses among the whole department, anybody else among their own people."""
    return here.actor.coordinates(prospect.department.id)


async def _loaded(here: Here, wish: Wish) -> tuple[Held | Organisation, Department, list[Held]]:
    subject = await access.subject_of(here, wish)
    if isinstance(subject, Organisation):
        department = await here.unit.departments.get(subject.department_id)
    else:
        department = subject.post.department
    return subject, department, await here.unit.changes.held(department.id, department.day(here.now))


async def fulfil(here: Here, wish: Wish) -> Done:
    """Does what a wish asks for, as things stand now; raises whatever refuses it."""
    prospect = await consider(here, wish)
    unit, department, token = here.unit, prospect.department, None
    tell, waits = await _concerned(here, prospect), prospect.on_opening
    if prospect.newcomer:
        person = await unit.people.expect(prospect.incoming, here.actor.person.language, here.now)
        prospect = replace(
            with_person(prospect, person.id), wish=replace(wish, person=person.id, name=prospect.incoming)
        )
    await _revoked(here, prospect)
    if not waits:
        await _journal(here, prospect)
    await carried_out(unit, department, prospect.change, here.actor.person.id, here.now)
    await bindings_follow(unit, prospect, here.today)
    if wish.kind in OF_DEPARTMENT_HANDING and wish.person != NEWCOMER:
        await unit.changes.move_drafts(department.id, prospect.posts[0].person_id, wish.person)
    if prospect.wish.person != wish.person:
        token = await _invited(here, prospect, on_opening=waits)
    return Done(replace(prospect, wish=wish), token, tell)


async def _invited(here: Here, prospect: Prospect, on_opening: bool) -> str:
    """A one-time link for the newcomer; *on_opening* it hands the post over by being opened."""
    wish, department = prospect.wish, prospect.department
    role = prospect.posts[0].post.role if prospect.posts else Role.HEAD
    if wish.kind in {Kind.SUBSTITUTE, Kind.ACTING}:
        role = Role.STAFF if role in OF_DEPARTMENT else Role.TEACHER
    token = new_token()
    await here.unit.invitations.add(
        token,
        here.now,
        here.now + timedelta(days=INVITATION_DAYS),
        role=role,
        department_id=department.id,
        organisation_id=prospect.organisation_id,
        person_id=wish.person,
        replaces_id=prospect.posts[0].post.id if on_opening else None,
        created_by=here.actor.person.id,
    )
    await _write(here, department, "person.invited", f"person:{wish.person}", role=role)
    return token


async def _revoked(here: Here, prospect: Prospect) -> None:
    """Links that would let the former in again are void, and older ones that would hand the same post over."""
    if prospect.wish.kind not in {Kind.SUBSTITUTE, Kind.ACTING}:
        posts = [held.post.id for held in prospect.posts]
        for number in await here.unit.invitations.revoke_replacing(posts, here.now):
            await _write(here, prospect.department, "invitation.revoked", f"invitation:{number}")
    if prospect.wish.kind is Kind.LEAVE:
        places = {held.post.organisation_id for held in prospect.posts}
        for place in places:
            await _void(here.unit, prospect.department, place, prospect.posts[0].person_id, False, here)
    elif prospect.wish.kind in {Kind.SUCCESSOR, Kind.VACANCY}:
        former = prospect.posts[0].person_id if prospect.posts else NEWCOMER
        await _void(here.unit, prospect.department, prospect.organisation_id, former, True, here)


async def _void(
    unit: Unit, department: Department, place: int | None, former: int, heads: bool, here: Here
) -> None:
    for number in await unit.changes.revoke(department.id, place, former, heads, here.now):
        await _write(here, department, "invitation.revoked", f"invitation:{number}")


async def end_stand_in(here: Here, post_id: int) -> Done:
    """A substitute or an acting head ends today: today is not theirs any more. Raises NotYours, GoneStale."""
    held = await access.stand_in_to_end(here, post_id)
    department = held.post.department
    today = department.day(here.now)
    change = Change(ends=rules.ended([held], today - rules.DAY, []))
    wish = Wish(Kind.ACTING if held.own else Kind.SUBSTITUTE, post_id, since=held.post.since)
    prospect = Prospect(wish, department, (held,), None, held.name, change, ())
    tell = await _told(here, department, {held.person_id, held.post.stands_for or held.person_id})
    await _write(
        here,
        department,
        "person.substituted",
        f"person:{held.post.stands_for or held.person_id}",
        post=held.post.stands_for_id or held.post.id,
        by=held.person_id,
        was_until=iso(held.post.until),
        until=iso(today - rules.DAY),
    )
    await carried_out(here.unit, department, change, here.actor.person.id, here.now)
    return Done(prospect, None, tell)


async def take_over(unit: Unit, post_id: int, by_person_id: int, now: datetime) -> Done | None:
    """The post goes to whoever has just come in by a link that hands it over, with everything that is its own.

    Does all of it, the newcomer's post too unless they have it already; None where the post is over.
    """
    old = await unit.changes.post(post_id)
    person = await unit.people.get(by_person_id)
    if old is None or person is None:
        raise NotYours
    department = old.post.department
    today = department.day(now)
    if old.person_id == by_person_id or (old.post.until is not None and old.post.until < today):
        return None
    known = await unit.changes.held(department.id, today)
    assigned = await unit.changes.assigned(department.id)
    tell = {one[1].id: one for one in await unit.people.coordinators(department.id, today)}
    address = await unit.people.address(old.person_id)
    if address is not None:
        tell[old.person_id] = address
    prospect = taken_over(old, person, known, assigned, today)
    await journal_of(unit, prospect, by_person_id, now)
    await carried_out(unit, department, prospect.change, by_person_id, now)
    await bindings_follow(unit, prospect, today)
    if prospect.wish.kind in OF_DEPARTMENT_HANDING:
        await unit.changes.move_drafts(department.id, old.person_id, by_person_id)
    return Done(prospect, None, [one for number, one in tell.items() if number != by_person_id])


async def _concerned(here: Here, prospect: Prospect) -> list[tuple[int, Person]]:
    """Whoever comes, whoever goes, the heads of a place that somebody leaves, and the coordinators."""
    people = {held.person_id for held in prospect.posts} | {prospect.wish.person}
    places = {held.post.organisation_id for held in prospect.posts if held.post.organisation_id}
    if prospect.wish.kind in ABOUT_PLACES:
        places.add(prospect.wish.subject)
    people |= {
        held.person_id
        for held in prospect.known
        if held.post.role is Role.HEAD and held.post.organisation_id in places
    }
    return await _told(here, prospect.department, people)


async def _told(here: Here, department: Department, people: set[int]) -> list[tuple[int, Person]]:
    found = {
        one[1].id: one for one in await here.unit.people.coordinators(department.id, department.day(here.now))
    }
    for number in sorted(people - {NEWCOMER}):
        address = await here.unit.people.address(number)
        if address is not None:
            found[number] = address
    return [one for number, one in found.items() if number != here.actor.person.id]


async def _journal(here: Here, prospect: Prospect) -> None:
    await journal_of(here.unit, prospect, here.actor.person.id, here.now)


async def _write(here: Here, department: Department, action: str, subject: str, **details: object) -> None:
    await here.unit.journal.write(
        action,
        subject,
        person_id=here.actor.person.id,
        department_id=department.id,
        now=here.now,
        **details,
    )
