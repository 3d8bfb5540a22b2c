"""The doors to the parts of a digest, and to reminding."""

from __future__ import annotations

from bot.here import Here
from roadmap.digest import By, Part, parties_of
from roadmap.people import OF_DEPARTMENT
from roadmap.refusals import NotAllowed, NotYours
from roadmap.reminding import may_remind_of
from roadmap.tasks import scope_of_digest


def reminding(here: Here) -> None:
    """Raises NotAllowed for somebody who may remind nobody where they work now."""
    if not may_remind_of(here.working, here.department.id):
        raise NotAllowed


async def part_of(here: Here, by: By, number: int) -> Part:
    """A part of what the actor's digest counts; raises NotYours where nothing of it is theirs to see."""
    if by is By.PARTY:
        found = next((one for one in await parties(here) if one.id == number), None)
    else:
        found = await here.unit.digests.part(scope_of_digest(here.working), by, number)
    if found is None:
        raise NotYours
    return found


async def parties(here: Here) -> list[Part]:
    """Whom the rows of the department's live road maps name, for its staff; nobody for anybody else."""
    if not here.working.roles & OF_DEPARTMENT:
        return []
    return parties_of(await here.unit.digests.rows(here.department.id))
