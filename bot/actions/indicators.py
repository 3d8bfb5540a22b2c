"""Indicators: taken over from a road map, changed by the coordinator, measured by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.actions.by import By
from bot.actions.record import record
from bot.here import Here
from roadmap.documents.goals import Goal, Measured, goals_by_year, goals_of
from roadmap.measures import Direction, Figure, Measure, Standing, State, of_organisation, standing
from roadmap.period import Period
from roadmap.planning import name_key
from roadmap.roadmap import Indicator, RoadMap
from storage.unit import Unit


async def take_over(by: By, road_map_id: int, plan: RoadMap, last_year: int) -> int:
    """Follows what a road map names, and no more what an edition dropped; how many are followed.

    What the coordinator changed stays but for the targets, which are the order's.
    """
    book = by.unit.measures
    left = {name_key(one.name): one for one in await book.of_road_map(road_map_id)}
    for one in plan.indicators:
        targets = goals_by_year(one.target, last_year)
        known = left.pop(name_key(one.title), None)
        if known is None:
            await book.add(_named(by.department.id, one, targets), road_map_id)
        elif targets:
            await book.change(known.id, code=one.number.rstrip(".") or known.code)
            await book.set_targets(known.id, targets)
    for gone in left.values():
        await book.archive(gone.id, by.now)
    return len(plan.indicators)


def _named(department_id: int, one: Indicator, targets: dict[int, str]) -> Measure:
    goals = [goal for text in targets.values() for goal in goals_of(text)]
    less = bool(goals) and all(goal.less for goal in goals)
    return Measure(
        0,
        department_id,
        one.number.rstrip("."),
        one.title,
        one.unit or _unit(goals),
        one.source,
        Direction.LESS if less else Direction.MORE,
        targets=targets,
    )


def _unit(goals: Sequence[Goal]) -> str:
    return "%" if goals and all(goal.percent for goal in goals) else ""


async def standings(here: Here, scope: frozenset[int] | None) -> list[Standing]:
    """How the department's indicators stand, those to look at first leading; *scope* are the actor's schools."""
    found = await here.unit.measures.all(here.department.id)
    figures = await here.unit.measures.figures([one.id for one in found], scope)
    stand = [stands(here, one, figures[one.id], scope) for one in found]
    order = list(State)
    return sorted(stand, key=lambda one: order.index(one.state))


def stands(
    here: Here, measure: Measure, figures: Sequence[Figure], scope: Collection[int] | None
) -> Standing:
    """How one stands for whoever asks: for one school its own figures alone."""
    if scope is not None and len(scope) == 1:
        return of_organisation(measure, figures, next(iter(scope)), here.today)
    return standing(measure, figures, here.today)


async def measured(
    here: Here,
    measure: Measure,
    organisation_id: int | None,
    period: Period,
    values: Sequence[Measured],
    source: str,
) -> None:
    """Somebody of the department writes figures by hand; those of the same period go."""
    figures = [
        Figure(measure.id, period, one.value, organisation_id, part, one.numerator, one.denominator, source)
        for part, one in enumerate(values)
    ]
    await here.unit.measures.write(figures, here.actor.person.id, here.now)
    subject = f"indicator:{measure.id}"
    place = {} if organisation_id is None else {"organisation": organisation_id}
    until = period.end.isoformat()
    await record(here, measure.department_id, "indicator.measured", subject, until=until, **place)


async def answered(
    unit: Unit,
    department_id: int,
    answers: Sequence[tuple[str, Figure]],
    person_id: int | None,
    now: datetime,
) -> None:
    """Figures that came with answers: *answers* pairs the code that the question names with its figure.

    A code that no indicator has is left: the answer stays in the questionnaire.
    """
    known = await unit.measures.by_code(department_id, {code for code, _ in answers})
    figures = [replace(one, measure_id=known[code].id) for code, one in answers if code in known]
    await unit.measures.write(figures, person_id, now)


async def follow(here: Here, name: str) -> int:
    """The coordinator adds one by hand; its id."""
    number = await here.unit.measures.add(Measure(0, here.department.id, "", name))
    await record(here, here.department.id, "indicator.followed", f"indicator:{number}")
    return number


async def change(here: Here, measure: Measure, **values: object) -> None:
    """Changes how it is told or measured."""
    await here.unit.measures.change(measure.id, **values)
    await record(
        here, measure.department_id, "indicator.changed", f"indicator:{measure.id}", what=",".join(values)
    )


async def aim(here: Here, measure: Measure, text: str) -> None:
    """Sets the targets: by year, or of this year alone."""
    targets = goals_by_year(text, max([here.today.year, *measure.targets]))
    await here.unit.measures.set_targets(measure.id, {**measure.targets, **targets} if targets else {})
    await record(here, measure.department_id, "indicator.changed", f"indicator:{measure.id}", what="target")


async def drop(here: Here, measure: Measure) -> None:
    """It is followed no more."""
    await here.unit.measures.archive(measure.id, here.now)
    await record(here, measure.department_id, "indicator.dropped", f"indicator:{measure.id}")
