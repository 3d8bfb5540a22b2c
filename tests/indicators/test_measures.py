"""How far an indicator is: reached, on the way, behind, without data; and how figures of schools make one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.documents.goals import Goal
from roadmap.measures import Direction, Figure, Measure, Pooling, State, of_organisation, reached, standing
from roadmap.period import Period

TODAY = date(2026, 7, 15)
FIRST, SECOND = Period(date(2026, 1, 1), date(2026, 3, 31)), Period(date(2026, 4, 1), date(2026, 6, 30))


def share(targets: dict[int, str], baseline: str = "", direction: Direction = Direction.MORE) -> Measure:
    return Measure(
        1, 1, "1.2", "Доля школ с программой", "%", direction=direction, baseline=baseline, targets=targets
    )


def figures(*values: float, period: Period = SECOND) -> list[Figure]:
    return [Figure(1, period, Decimal(str(value)), number) for number, value in enumerate(values, 1)]


@pytest.mark.parametrize(
    ("target", "baseline", "value", "state"),
    [
        ("80 %", "", 80, State.REACHED),
        ("80 %", "40 %", 61, State.ON_THE_WAY),
        ("80 %", "40 %", 50, State.BEHIND),
        # Where a year starts is not known: until it ends nobody is late.
        ("80 %", "", 10, State.ON_THE_WAY),
        ("не более 10 %", "20 %", 9, State.REACHED),
        ("не более 10 %", "20 %", 14, State.ON_THE_WAY),
        ("не более 10 %", "20 %", 19, State.BEHIND),
        ("менее 10 %", "", 10, State.ON_THE_WAY),
        ("положительная динамика", "", 50, State.NO_TARGET),
    ],
)
def test_how_far_it_is(target: str, baseline: str, value: float, state: State) -> None:
    assert standing(share({2026: target}, baseline), figures(value), TODAY).state is state


def test_a_year_goes_on_from_the_target_of_the_one_before() -> None:
    measure = share({2025: "70 %", 2026: "90 %"}, baseline="10 %")
    assert standing(measure, figures(75), TODAY).state is State.BEHIND
    assert standing(measure, figures(81), TODAY).state is State.ON_THE_WAY


def test_the_latest_period_counts_and_the_department_before_its_schools() -> None:
    measure = share({2026: "80 %"})
    both = [*figures(100, period=FIRST), *figures(30, 50)]
    assert standing(measure, both, TODAY).latest == (Decimal(40),)
    whole = Figure(1, SECOND, Decimal(85))
    found = standing(measure, [*both, whole], TODAY)
    assert (found.latest, found.schools, found.state) == ((Decimal(85),), 0, State.REACHED)


def test_a_composite_is_as_far_as_its_worst_part() -> None:
    measure = share({2026: "100 %/60 %"})
    one = Figure(1, SECOND, Decimal(100), part=0)
    assert standing(measure, [one], TODAY).state is State.NO_DATA
    assert standing(measure, [one, Figure(1, SECOND, Decimal(60), part=1)], TODAY).state is State.REACHED
    assert standing(measure, [one, Figure(1, SECOND, Decimal(59), part=1)], TODAY).state is State.ON_THE_WAY


def test_without_figures_there_are_no_data() -> None:
    assert standing(share({2026: "80 %"}), [], TODAY).state is State.NO_DATA
    assert of_organisation(share({2026: "80 %"}), figures(90), 2, TODAY).state is State.NO_DATA


def test_shares_are_divided_after_they_are_added_up() -> None:
    small = Figure(1, SECOND, Decimal(100), 1, numerator=Decimal(2), denominator=Decimal(2))
    large = Figure(1, SECOND, Decimal(50), 2, numerator=Decimal(49), denominator=Decimal(98))
    found = standing(share({2026: "80 %"}), [small, large], TODAY)
    assert (found.latest, found.pooling, found.schools) == ((Decimal(51),), Pooling.SHARE, 2)


def test_things_are_added_up() -> None:
    measure = Measure(1, 1, "2", "Число наставников", "чел.", targets={2026: "не менее 12"})
    found = standing(measure, figures(5, 7), TODAY)
    assert (found.latest, found.pooling, found.state) == ((Decimal(12),), Pooling.SUM, State.REACHED)


NUMBERS = st.decimals(-1000, 1000, places=1)


@given(NUMBERS, NUMBERS, st.sampled_from(Direction), st.booleans(), st.booleans())
def test_a_better_figure_never_stands_worse(
    target: Decimal, value: Decimal, direction: Direction, less: bool, strict: bool
) -> None:
    goal = Goal(target, less=less, strict=strict)
    better = value - 1 if less or direction is Direction.LESS else value + 1
    assert reached(goal, better, direction) or not reached(goal, value, direction)


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_a_mean_lies_among_its_figures(values: Sequence[Decimal]) -> None:
    (mean,) = standing(share({2026: "80 %"}), figures(*map(float, values)), TODAY).latest
    assert mean is not None
    assert min(values) - Decimal("0.1") <= mean <= max(values) + Decimal("0.1")
