"""The doors to what somebody has sent and not decided about yet: an order, a list of people."""

from __future__ import annotations

from bot.access.roadmaps import headed
from bot.here import Here
from roadmap.draft import Draft
from roadmap.refusals import GoneStale, NotYours
from roadmap.roster import Roster


async def draft_of(here: Here, draft_id: int) -> tuple[int, Draft]:
    """(department id, draft) of the actor's own draft.

    Raises GoneStale for one that is no longer there, NotYours where they coordinate its department no more,
    or head no more the school whose own plan it is.
    """
    found = await here.unit.drafts.get(draft_id, here.actor.person.id)
    if found is None:
        raise GoneStale
    owner = found[1].organisation_id
    if owner not in headed(here) if owner is not None else not here.actor.coordinates(found[0]):
        raise NotYours
    return found


async def sent_of(here: Here, draft_id: int) -> tuple[int, Draft]:
    """(department id, draft) of what the actor sent and has not said of what it is; raises GoneStale."""
    found = await here.unit.drafts.asked_about(draft_id, here.actor.person.id)
    if found is None:
        raise GoneStale
    return found


async def roster_of(here: Here, roster_id: int) -> tuple[int, Roster]:
    """(department id, roster) of the actor's own; refuses as :func:`draft_of` does."""
    found = await here.unit.rosters.get(roster_id, here.actor.person.id)
    if found is None:
        raise GoneStale
    if not here.actor.coordinates(found[0]):
        raise NotYours
    return found
