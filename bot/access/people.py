"""The doors to people, their posts as the coordinator keeps them, and invitations."""

from __future__ import annotations

from bot.access.places import COORDINATOR, coordinator
from bot.here import Here
from roadmap.invitations import Invitation
from roadmap.people import Post, Presence
from roadmap.refusals import GoneStale, NotYours
from roadmap.roll import Listed


async def person_of(here: Here, person_id: int) -> Listed:
    """Somebody with a post, past ones too, in a department that the actor coordinates; raises NotYours.

    Only their posts in such departments are shown. Raises GoneStale for somebody who was forgotten.
    """
    found = await here.unit.rolls.person(person_id, here.actor.departments(COORDINATOR))
    if found is None:
        raise NotYours
    if found.person.presence is Presence.REMOVED:
        raise GoneStale
    return found


async def post_of(here: Here, post_id: int) -> tuple[Listed, Post]:
    """A post in a department that the actor coordinates, and its holder; raises NotYours or GoneStale."""
    whose = await here.unit.rolls.post(post_id)
    if whose is None or not here.actor.coordinates(whose[1]):
        raise NotYours
    listed = await person_of(here, whose[0])
    post = next((post for post in listed.posts if post.id == post_id), None)
    if post is None:
        raise NotYours
    return listed, post


async def invitation_of(here: Here, invitation_id: int) -> Invitation:
    """An invitation into the department that the actor coordinates now; raises NotYours or NotAllowed."""
    department_id = coordinator(here)
    invitation = await here.unit.invitations.get(invitation_id)
    if invitation is None or invitation.department_id != department_id:
        raise NotYours
    return invitation
