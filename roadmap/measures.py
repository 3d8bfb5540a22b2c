"""Indicators: how they are measured, where they are to get to, and how far they are (product.md, «indicator»)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from roadmap.documents.goals import Goal, goals_of, is_average, plain
from roadmap.period import Period

HUNDRED, TENTH = Decimal(100), Decimal("0.1")


class Direction(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"


class State(StrEnum):
    """How far an indicator is, the ones to look at first."""

    BEHIND = "behind"
    NO_DATA = "no_data"
    ON_THE_WAY = "on_the_way"
    REACHED = "reached"
    NO_TARGET = "no_target"
    """There are figures, and no target in numbers to compare them with."""


class Pooling(StrEnum):
    """How figures of schools make the department's."""

    SHARE = "share"
    """The sum of numerators by the sum of denominators."""
    MEAN = "mean"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator that a department follows.

    *code* is what the ``indicator`` column of a questionnaire calls it by. *parts* are what a composite target
    measures, in words. *targets* are by year, as the order writes them.
    """

    id: int
    department_id: int
    code: str
    name: str
    unit: str = ""
    source: str = ""
    direction: Direction = Direction.MORE
    parts: tuple[str, ...] = ()
    numerator: str = ""
    denominator: str = ""
    baseline: str = ""
    targets: Mapping[int, str] = field(default_factory=dict)

    @property
    def percent(self) -> bool:
        """Whether its figures are percentages: by its unit, or by its targets."""
        return "%" in self.unit or any(
            goal.percent for text in self.targets.values() for goal in goals_of(text)
        )

    def goals(self, year: int) -> tuple[Goal, ...]:
        """What is to be reached by the end of *year*: the target of that year, else of the next that has one."""
        years = sorted(one for one in self.targets if one >= year) or sorted(self.targets)[-1:]
        return goals_of(self.targets[years[0]]) if years else ()


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: of a *period*, of an organisation or (None) of the department as a whole.

    *part* counts the parts of a composite from 0. *response_id* are the answers it came from.
    """

    measure_id: int
    period: Period
    value: Decimal
    organisation_id: int | None = None
    part: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    source: str = ""
    response_id: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How an indicator stands: its *latest* figures, one a part, what they are to be, and how far that is."""

    measure: Measure
    state: State
    period: Period | None = None
    latest: tuple[Decimal | None, ...] = ()
    goals: tuple[Goal, ...] = ()
    schools: int = 0
    """From how many organisations the figures come; 0 where they are of the department as a whole."""
    pooling: Pooling | None = None


def standing(measure: Measure, figures: Sequence[Figure], today: date) -> Standing:
    """How a department's indicator stands on *today*, by the latest period that there are figures of.

    A figure of the department as a whole counts before those of its schools in the same period.
    """
    if not figures:
        return Standing(measure, State.NO_DATA, goals=measure.goals(today.year))
    period = max((one.period for one in figures), key=lambda one: (one.end, one.start))
    latest = [one for one in figures if one.period == period]
    whole = [one for one in latest if one.organisation_id is None]
    schools = {one.organisation_id for one in latest} if not whole else set()
    pooling = None if whole else _pooling(measure, latest)
    goals = measure.goals(period.end.year)
    parts = range(max(len(goals), max(one.part for one in latest) + 1))
    values = tuple(pooled([one for one in (whole or latest) if one.part == part], pooling) for part in parts)
    state = _state(measure, values, goals, period)
    return Standing(measure, state, period, values, goals, len(schools), pooling)


def of_organisation(
    measure: Measure, figures: Iterable[Figure], organisation_id: int, today: date
) -> Standing:
    """How one organisation's figures stand; a count of things is a target of all of them together, of none alone."""
    own = [replace(one, organisation_id=None) for one in figures if one.organisation_id == organisation_id]
    return standing(measure if is_averaged(measure) else replace(measure, targets={}), own, today)


def is_averaged(measure: Measure) -> bool:
    """Whether its figures are shares, points or the like: not added up, and the same target for everybody."""
    return bool(measure.percent or measure.denominator or is_average(measure.name, measure.unit))


PERIODS_BACK = 4


def periods(today: date) -> list[Period]:
    """The stretches that a figure may be of, the likeliest first: the last quarters, this one, the years."""
    quarter = Period(*_quarter(today.year, (today.month - 1) // 3))
    found = [quarter]
    while len(found) <= PERIODS_BACK:
        before = found[-1].start
        year, number = (
            (before.year - 1, 3) if before.month == 1 else (before.year, (before.month - 1) // 3 - 1)
        )
        found.append(Period(*_quarter(year, number)))
    return [*found[1:2], quarter, *found[2:], Period.years(today.year), Period.years(today.year - 1)]


def _quarter(year: int, number: int) -> tuple[date, date]:
    start = date(year, number * 3 + 1, 1)
    after = date(year + 1, 1, 1) if number == 3 else date(year, number * 3 + 4, 1)
    return start, after - timedelta(days=1)


def _pooling(measure: Measure, figures: Sequence[Figure]) -> Pooling:
    if all(one.numerator is not None and one.denominator for one in figures):
        return Pooling.SHARE
    return Pooling.MEAN if is_averaged(measure) else Pooling.SUM


def pooled(figures: Sequence[Figure], pooling: Pooling | None) -> Decimal | None:
    """One figure of several; None of none."""
    if not figures:
        return None
    if pooling is None:
        return figures[-1].value
    if pooling is Pooling.SHARE:
        below = sum((one.denominator or Decimal(0) for one in figures), Decimal(0))
        above = sum((one.numerator or Decimal(0) for one in figures), Decimal(0))
        return plain((above / below * HUNDRED).quantize(TENTH, ROUND_HALF_UP))
    total = sum((one.value for one in figures), Decimal(0))
    return plain(total if pooling is Pooling.SUM else (total / len(figures)).quantize(TENTH, ROUND_HALF_UP))


def reached(goal: Goal, value: Decimal, direction: Direction) -> bool:
    """Whether a figure is where it is to be; the words of the goal count before the indicator's direction."""
    less = goal.less or direction is Direction.LESS
    if goal.strict:
        return value < goal.number if less else value > goal.number
    return value <= goal.number if less else value >= goal.number


def _state(
    measure: Measure, values: Sequence[Decimal | None], goals: Sequence[Goal], period: Period
) -> State:
    if not goals:
        return State.NO_TARGET
    # One number for a composite indicator holds for each of its parts.
    each = goals if len(goals) == len(values) else [goals[0]] * len(values)
    # A year goes on from where the one before was to end.
    starts = goals_of(measure.targets.get(period.end.year - 1, measure.baseline))
    states = []
    for part, (goal, value) in enumerate(zip(each, values, strict=True)):
        start = starts[min(part, len(starts) - 1)].number if starts else None
        states.append(_part_state(measure, goal, value, start, period))
    return min(states, key=list(State).index)


def _part_state(
    measure: Measure, goal: Goal, value: Decimal | None, start: Decimal | None, period: Period
) -> State:
    if value is None:
        return State.NO_DATA
    if reached(goal, value, measure.direction):
        return State.REACHED
    at = on_path(start, goal, period.end)
    less = goal.less or measure.direction is Direction.LESS
    on_the_way = (
        period.end < date(period.end.year, 12, 31) if at is None else (value <= at if less else value >= at)
    )
    return State.ON_THE_WAY if on_the_way else State.BEHIND


def on_path(start: Decimal | None, goal: Goal, day: date) -> Decimal | None:
    """Where a straight way from the year's start to its goal is on *day*; None where it starts is not known."""
    if start is None:
        return None
    gone = Decimal((day - date(day.year - 1, 12, 31)).days) / Decimal(366 if day.year % 4 == 0 else 365)
    return start + (goal.number - start) * gone
