"""The doors to indicators."""

from __future__ import annotations

from bot.access.places import coordinator
from bot.here import Here
from roadmap.measures import Measure
from roadmap.people import ANSWERABLE, OF_DEPARTMENT, Role
from roadmap.refusals import NotAllowed, NotYours

_OF_SCHOOLS = ANSWERABLE | {Role.CURATOR}


def indicators(here: Here) -> frozenset[int] | None:
    """Whose figures the actor sees: None is the whole department; raises NotAllowed for who sees none."""
    if here.working.roles & OF_DEPARTMENT:
        return None
    schools = here.working.organisations(_OF_SCHOOLS)
    if not schools:
        raise NotAllowed
    return schools


async def measure_of(here: Here, measure_id: int) -> tuple[Measure, frozenset[int] | None]:
    """An indicator of the department that the actor works in, and whose figures they see; raises NotYours."""
    measure = await here.unit.measures.get(measure_id)
    if measure is None or measure.department_id != here.department.id:
        raise NotYours
    return measure, indicators(here)


async def measure_to_change(here: Here, measure_id: int) -> Measure:
    """The same, for the department's coordinator alone; raises NotYours or NotAllowed."""
    measure, _ = await measure_of(here, measure_id)
    if coordinator(here) != measure.department_id:
        raise NotAllowed
    return measure
