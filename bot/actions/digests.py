"""What a digest's screens are made of, each by the same few statements however many schools there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot import access
from bot.here import Here
from roadmap.digest import (
    By,
    Change,
    Digest,
    Numbers,
    Part,
    Share,
    Tally,
    added,
    change,
    digest,
    shares,
    worst_first,
)
from roadmap.people import OF_DEPARTMENT
from roadmap.tasks import Scope, Task, scope_of_digest
from storage.digests import Near

WEEK = timedelta(days=7)
NEAR_MOST = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """How everything stands that a person may see.

    *organisations* is how many of them have tasks, 0 where nobody has counted.
    """

    digest: Digest
    organisations: int = 0
    change: Change | None = None
    near: Sequence[Near] = ()


@dataclass(frozen=True, slots=True)
class PartStanding:
    """How one part stands. It is opened up into *inside* (activities), or its *tasks* are shown."""

    part: Part
    numbers: Numbers
    change: Change | None
    inside: Sequence[Share] = ()
    tasks: Sequence[Task] = ()
    total: int = 0
    """How many tasks there are to show; *tasks* is a page of them."""


async def standing(here: Here) -> Standing:
    """Everything of the person's, and what has changed in a week."""
    scope = scope_of_digest(here.working)
    tallies = await here.unit.tasks.tallies(scope)
    near = await here.unit.digests.near(scope, here.today, NEAR_MOST)
    own = tallies if scope.departments else None
    changed = await _changed(here, own, scope.organisations | scope.looked_after)
    return Standing(digest(tallies, here.today), len({one.id for one in tallies}), changed, near)


async def breakdown(here: Here, by: By) -> list[Share]:
    """The parts with their numbers, those with the most overdue first; parties are for the department's staff."""
    scope = scope_of_digest(here.working)
    if by is not By.PARTY:
        return worst_first(shares(await here.unit.digests.tallies(scope, by), here.today))
    tallies = await here.unit.digests.tallies(scope, By.ACTIVITY)
    made = [_share(part, tallies, here.today) for part in await access.parties(here)]
    return worst_first(one for one in made if one.numbers.total)


def _share(part: Part, tallies: Sequence[Tally], today: date) -> Share:
    """A party's numbers: those of its activities together."""
    return Share(part, added((one for one in tallies if one.id in part.activities), today), None)


async def part_standing(here: Here, part: Part, page: int, size: int) -> PartStanding:
    """One part; of the tasks of an organisation the overdue ones, of an activity all that are not done."""
    scope = scope_of_digest(here.working)
    if part.by in {By.SECTION, By.ROAD_MAP, By.PARTY}:
        tallies = await here.unit.digests.tallies(scope, By.ACTIVITY, part)
        inside = worst_first(shares(tallies, here.today))
        return PartStanding(part, added(tallies, here.today), None, inside, total=len(inside))
    tallies = await here.unit.digests.tallies(scope, part.by, part)
    changed = None
    if part.by is By.ORGANISATION:
        changed = await _changed(here, tallies if scope.departments else None, frozenset({part.id}), part)
    tasks, total = await here.unit.digests.tasks(scope, part, None, page * size, size, here.today)
    return PartStanding(part, added(tallies, here.today), changed, (), tasks, total)


async def _changed(
    here: Here, tallies: Sequence[Tally] | None, organisations: frozenset[int], part: Part | None = None
) -> Change | None:
    """Since the same day of last week, or the nearest before it that was kept; None in the first week.

    *tallies* are of the department's own road maps; None: they are counted here, for a school's digest holds its
    own plan as well, of which no days are kept. Without *part* the whole department is meant by its staff.
    """
    whole = tallies is not None and part is None
    then = await here.unit.snapshots.last(
        here.department.id, here.today - 2 * WEEK, here.today - WEEK, None if whole else organisations
    )
    if then is None:
        return None
    if tallies is None:
        tallies = await here.unit.tasks.tallies(Scope(looked_after=organisations))
    return change(added(tallies, here.today), then[1], then[0])


def sees_all(here: Here) -> bool:
    """Whether the person's digest is the whole department's."""
    return bool(here.working.roles & OF_DEPARTMENT)
