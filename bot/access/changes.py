"""The doors to changes of life: a substitute, a successor, a leave."""

from __future__ import annotations

from bot.access.places import organisation_of
from bot.here import Here
from roadmap.department import Organisation
from roadmap.people import DOERS, Person, Role
from roadmap.posts import ABOUT_PLACES, Held, Kind, Wish
from roadmap.refusals import GoneStale, NotAllowed, NotYours


async def changes_of(here: Here, person_id: int) -> tuple[Person, list[Held]]:
    """A person with those of their posts, of now and of later, that the actor may change or that are their own.

    Raises NotYours where there are none.
    """
    found = [held for held in await here.unit.changes.of_person(person_id) if not _over(here, held)]
    mine = [held for held in found if may_change(here, held) or held.person_id == here.actor.person.id]
    person = await here.unit.people.get(person_id)
    if person is None or not mine:
        raise NotYours
    return person, mine


async def post_to_change(here: Here, post_id: int, kind: Kind) -> Held:
    """A post that the actor may change so; raises NotYours, NotAllowed, or GoneStale for one that is over."""
    held = await post_seen(here, post_id)
    own = held.person_id == here.actor.person.id
    coordinates = here.actor.coordinates(held.post.department.id)
    allowed = {
        Kind.SUBSTITUTE: may_change(here, held),
        Kind.SUCCESSOR: coordinates and held.post.role is Role.HEAD,
        Kind.LEAVE: coordinates or own,
        Kind.HAND_OVER: own and held.post.role is Role.COORDINATOR,
        Kind.HAND_OVER_AND_GO: own and held.post.role is Role.COORDINATOR,
    }
    if not allowed.get(kind, False):
        raise NotAllowed
    return held


async def post_seen(here: Here, post_id: int) -> Held:
    """A post of now or later that the actor may change or that is their own; raises NotYours, GoneStale."""
    held = await here.unit.changes.post(post_id)
    if held is None or not (may_change(here, held) or held.person_id == here.actor.person.id):
        raise NotYours
    if _over(here, held):
        raise GoneStale
    return held


async def place_to_head(here: Here, organisation_id: int) -> Organisation:
    """An organisation that the actor may give a head; raises NotYours, NotAllowed for the department itself."""
    organisation = await organisation_of(here, organisation_id)
    if organisation.own or organisation.archived:
        raise NotAllowed
    return organisation


async def subject_of(here: Here, wish: Wish) -> Held | Organisation:
    """What a change is about, if the actor may make it; raises NotYours, NotAllowed or GoneStale."""
    if wish.kind in ABOUT_PLACES:
        return await place_to_head(here, wish.subject)
    return await post_to_change(here, wish.subject, wish.kind)


async def stand_in_to_end(here: Here, post_id: int) -> Held:
    """A substitute's or an acting head's post that the actor may end; raises NotYours or GoneStale."""
    held = await here.unit.changes.post(post_id)
    if held is None or not may_change(here, held):
        raise NotYours
    acting = held.post.role is Role.HEAD and held.post.until is not None
    if held.own and not (acting and here.actor.coordinates(held.post.department.id)):
        raise NotYours
    if _over(here, held):
        raise GoneStale
    return held


async def kept_to_end(here: Here, post_id: int) -> Held:
    """A keeper's post that is the actor's own, or of their department; raises NotYours or GoneStale."""
    held = await here.unit.changes.post(post_id)
    if held is None or not held.own or held.post.role is not Role.KEEPER:
        raise NotYours
    if held.person_id != here.actor.person.id and not here.actor.coordinates(held.post.department.id):
        raise NotYours
    if _over(here, held):
        raise GoneStale
    return held


def may_change(here: Here, held: Held) -> bool:
    """A coordinator changes everybody's posts, a head those of their own people."""
    post = held.post
    if here.actor.coordinates(post.department.id):
        return True
    return post.role in DOERS and post.organisation_id in here.actor.organisations(frozenset({Role.HEAD}))


def _over(here: Here, held: Held) -> bool:
    return held.post.until is not None and held.post.until < held.post.department.day(here.now)
