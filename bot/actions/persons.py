"""People by hand: named before they come in, renamed, given posts, taken from posts, given schools."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.actions.record import record
from bot.here import Here
from bot.texts.voice import DEFAULT_LANGUAGE
from roadmap.department import Organisation
from roadmap.keeping import by_the_way
from roadmap.people import OF_DEPARTMENT, Person, Post, Role, clean_name
from roadmap.planning import name_key
from roadmap.refusals import GoneStale, LastCoordinator
from roadmap.roll import Listed, Show, leads_alone, shown

TITLE_MOST = 200


@dataclass(frozen=True, slots=True)
class Appointment:
    """A post to be given: in an organisation, or, by a role of the department, in the department itself."""

    department_id: int
    role: Role
    organisation: Organisation | None
    title: str = ""


async def expect_person(here: Here, text: str) -> Person:
    """Names somebody who has not come in; they need a post to be seen. Raises NameUnusable."""
    return await here.unit.people.expect(clean_name(text), DEFAULT_LANGUAGE, here.now)


async def namesakes(here: Here, department_id: int, name: str) -> list[Listed]:
    """Those in the department who are called so already, however it is spelled."""
    everybody = await here.unit.rolls.of_department(department_id)
    known = [*shown(everybody, Show.ALL, here.today), *shown(everybody, Show.LEFT, here.today)]
    return [one for one in known if name_key(one.person.name) == name_key(name)]


async def rename_person(here: Here, listed: Listed, text: str) -> None:
    """Gives another name, which the journal does not hold; raises NameUnusable."""
    name = clean_name(text)
    if name != listed.person.name:
        await here.unit.people.change(listed.person.id, name=name)
        await record(here, listed.posts[0].department.id, "person.renamed", _subject(listed.person.id))


async def appoint(here: Here, person_id: int, given: Appointment) -> int:
    """Gives a post from today on and gives its id; one that is held already is not given twice.

    Raises GoneStale where role and organisation do not go together.
    """
    organisation = given.organisation
    if (given.role in OF_DEPARTMENT) is not (organisation is None):
        raise GoneStale
    if organisation is not None and (
        organisation.archived or organisation.department_id != given.department_id
    ):
        raise GoneStale
    place = organisation.id if organisation else None
    for post in await here.unit.people.posts(person_id):
        same = (post.department.id, post.role, post.organisation_id) == (
            given.department_id,
            given.role,
            place,
        )
        if same and post.until is None and post.stands_for_id is None:
            return post.id
    post_id = await here.unit.people.appoint(
        person_id, given.role, given.department_id, place, title=given.title, since=here.today
    )
    details = {"post": post_id, "role": given.role, "organisation": place}
    await record(here, given.department_id, "post.given", _subject(person_id), **details)
    return post_id


async def set_title(here: Here, post: Post, person_id: int, text: str) -> None:
    """Says a post in words; nothing typed takes the words away. Raises NameUnusable."""
    title = clean_name(text) if text else ""
    if title != post.title:
        await here.unit.rolls.change_post(post.id, title=title)
        details = {"post": post.id, "old": post.title, "new": title}
        await record(here, post.department.id, "post.changed", _subject(person_id), **details)


async def set_role(here: Here, post: Post, person_id: int, role: Role) -> int:
    """Ends a post, and whoever stands in for it, and begins one of another role; its id.

    Raises GoneStale between department and organisation and for a keeper, LastCoordinator.
    """
    if (role in OF_DEPARTMENT) is not (post.role in OF_DEPARTMENT):
        raise GoneStale
    if role is not post.role and Role.KEEPER in (role, post.role):
        raise GoneStale
    if role is post.role:
        return post.id
    await _not_the_last(here, post)
    await here.unit.rolls.end_post(post.id, here.today - timedelta(days=1))
    now_held = await here.unit.people.appoint(
        person_id,
        role,
        post.department.id,
        post.organisation_id,
        title=post.title,
        since=max(here.today, post.since or here.today),
        until=post.until,
        stands_for_id=post.stands_for_id,
    )
    details = {"post": post.id, "old": post.role, "new": role}
    await record(here, post.department.id, "post.changed", _subject(person_id), **details)
    return now_held


async def end_post(here: Here, post: Post, person_id: int) -> int:
    """Ends a post: from today on it is not held. How many tasks went back to the head.

    With somebody's last post of their own what they keep ends too. Raises LastCoordinator.
    """
    await _not_the_last(here, post)
    last = here.today - timedelta(days=1)
    kept = await _kept_by_the_way(here, post, last)
    await here.unit.rolls.end_post(post.id, last)
    for one in kept:
        await end_post(here, one, person_id)
    released = await _released(here, post, person_id)
    await _void(here, post, person_id)
    details = {"post": post.id, "old": _day(post), "new": last.isoformat(), "tasks": len(released)}
    await record(here, post.department.id, "post.ended", _subject(person_id), **details)
    return len(released)


async def _kept_by_the_way(here: Here, post: Post, last: date) -> list[Post]:
    known = await here.unit.changes.held(post.department.id, here.today)
    going = [held for held in known if held.post.id == post.id and held.own]
    return [held.post for held in by_the_way(going, last, known)] if going else []


async def set_school(here: Here, person_id: int, school: Organisation, *, given: bool) -> None:
    """Gives a school to a curator, or takes it from them; twice is as once. Raises GoneStale."""
    if school.archived or school.own:
        raise GoneStale
    latest = await here.unit.rolls.latest(person_id, Role.CURATOR, school.id)
    held = latest is not None and (latest[1] is None or latest[1] >= here.today)
    if held is given:
        return
    yesterday = here.today - timedelta(days=1)
    if latest is not None and (held or latest[1] == yesterday):
        # A school taken by mistake and given again is one stay, not two.
        await here.unit.rolls.change_post(latest[0], until=yesterday if held else None)
    else:
        place = (person_id, Role.CURATOR, school.department_id, school.id)
        await here.unit.people.appoint(*place, since=here.today)
    details = {"organisation": school.id, "old": held, "new": given}
    await record(here, school.department_id, "curator.given", _subject(person_id), **details)


async def _void(here: Here, post: Post, person_id: int) -> None:
    """Links that would let somebody in again where their post has ended are void."""
    place = post.department.id, post.organisation_id
    for number in await here.unit.changes.revoke(*place, person_id, False, here.now):
        await record(here, post.department.id, "invitation.revoked", f"invitation:{number}")


async def _released(here: Here, post: Post, person_id: int) -> list[int]:
    """Tasks handed to somebody go back to the head, unless they stay in the organisation by another post."""
    if post.organisation_id is None:
        return []
    posts = await here.unit.people.posts(person_id)
    if any(one.organisation_id == post.organisation_id and one.holds(here.today) for one in posts):
        return []
    return await here.unit.rolls.release_tasks(person_id, post.organisation_id)


async def _not_the_last(here: Here, post: Post) -> None:
    everybody = await here.unit.rolls.of_department(post.department.id)
    if leads_alone(everybody, post.id, here.today):
        raise LastCoordinator


def _day(post: Post) -> str | None:
    return post.until.isoformat() if post.until else None


def _subject(person_id: int) -> str:
    return f"person:{person_id}"
