"""Somebody of the department asks an organisation and hands in for it, is changed for another, ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import access
from bot.actions.persons import Appointment, appoint, end_post
from bot.here import Here
from roadmap.department import Organisation
from roadmap.keeping import by_the_way, check_kept, keepers, left_alone
from roadmap.people import Person, Post, Role
from roadmap.posts import Ending, Held
from roadmap.refusals import NotYours

To = list[tuple[int, Person]]


@dataclass(frozen=True, slots=True)
class Kept:
    """Who keeps an organisation now and who did until now: names, and where to write to them."""

    incoming: str
    tell: To
    former: tuple[str, ...] = ()
    tell_former: Sequence[tuple[int, Person]] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """A keeper's post that has ended; *alone* tells that nobody hands in for the organisation any more."""

    held: Held
    alone: bool
    tell: To


async def known_of(here: Here, organisation: Organisation) -> list[Held]:
    """The posts of the organisation's department that are held now or later."""
    return await here.unit.changes.held(organisation.department_id, here.today)


async def keep(here: Here, organisation: Organisation, person_id: int) -> Kept:
    """Gives an organisation to a keeper, and takes it from whoever kept it; twice is as once.

    Raises NotAllowed where it has people of its own, NotYours for somebody without a post in its department today.
    """
    known = await known_of(here, organisation)
    check_kept(organisation, known, here.today)
    person = next(
        (held for held in known if held.person_id == person_id and held.post.holds(here.today)), None
    )
    if person is None:
        raise NotYours
    before = keepers(known, organisation.id)
    if [held.person_id for held in before] == [person_id]:
        return Kept(person.name, [])
    await appoint(here, person_id, Appointment(organisation.department_id, Role.KEEPER, organisation))
    former = [held for held in before if held.person_id != person_id]
    for held in former:
        await end_post(here, held.post, held.person_id)
    names = tuple(held.name for held in former)
    tell_former = await _addresses(here, [held.person_id for held in former])
    return Kept(person.name, await _addresses(here, [person_id]), names, tell_former)


async def end_keeping(here: Here, post_id: int) -> Ended:
    """Ends a keeper's post; raises NotYours, or GoneStale for one that is over."""
    held = await access.kept_to_end(here, post_id)
    known = await here.unit.changes.held(held.post.department.id, here.today)
    alone = bool(left_alone([Ending(post_id, here.today)], known))
    await end_post(here, held.post, held.person_id)
    coordinators = await here.unit.people.coordinators(held.post.department.id, here.today)
    keeper = await _addresses(here, [held.person_id])
    tell = {person.id: (chat, person) for chat, person in (*coordinators, *keeper)}
    return Ended(held, alone, [one for number, one in tell.items() if number != here.actor.person.id])


async def would_be_alone(here: Here, post: Post) -> tuple[str, ...]:
    """The organisations that nobody hands in for once a post has ended, with what is kept beside it."""
    known = await here.unit.changes.held(post.department.id, here.today)
    going = [held for held in known if held.post.id == post.id]
    if going:
        going += by_the_way(going, here.today, known)
    return left_alone([Ending(held.post.id, here.today) for held in going], known)


async def _addresses(here: Here, people: list[int]) -> To:
    found = [await here.unit.people.address(number) for number in people if number != here.actor.person.id]
    return [one for one in found if one is not None]
