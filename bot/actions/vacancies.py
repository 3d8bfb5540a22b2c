"""Who is missing in a department: organisations without a head, schools whose curator has gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.here import Here
from roadmap.department import Organisation, OrganisationKind, Staffing
from roadmap.keeping import may_need_keeper
from roadmap.roll import Listed, cared_for
from roadmap.settling import headless


@dataclass(frozen=True, slots=True)
class Vacancies:
    """*headless* are the schools that nobody heads or keeps or is named to.

    *waiting* are the other organisations with tasks where no head or keeper has come in; *work* tells how many tasks are
    not done with, by organisation; *uncurated* are schools whose last curator has gone.
    """

    headless: tuple[Staffing, ...]
    waiting: tuple[Staffing, ...]
    work: Mapping[int, int]
    uncurated: tuple[Organisation, ...]

    @property
    def unkept(self) -> tuple[Organisation, ...]:
        """Those that a keeper may be named for: institutes, centres, other departments that nobody hands in for."""
        waiting = [one.organisation for one in self.waiting]
        return tuple(place for place in waiting if may_need_keeper(place))

    @property
    def places(self) -> tuple[Staffing, ...]:
        """All that want a head, those with most tasks first."""
        every = self.headless + self.waiting
        return tuple(sorted(every, key=lambda one: -self.work.get(one.organisation.id, 0)))


async def vacancies(
    here: Here, department_id: int, staffing: Sequence[Staffing], roll: Sequence[Listed]
) -> Vacancies:
    """Who is missing, of a department whose organisations and people are known."""
    heads = cared_for(roll, here.today)
    without = tuple(
        one
        for one in staffing
        if one.organisation.kind is OrganisationKind.SCHOOL and one.organisation.id not in heads
    )
    work = {place.id: tasks for place, tasks in await here.unit.changes.with_work(department_id)}
    known = await here.unit.changes.held(department_id, here.today)
    idle = headless(work, known, here.today)
    waiting = tuple(one for one in staffing if one.organisation.id in idle and one not in without)
    return Vacancies(
        without, waiting, work, tuple(await here.unit.changes.once_curated(department_id, here.today))
    )
