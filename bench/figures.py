"""What is measured: a function a scene, registered by its name, that gives the rows of the table.

Another scene is a file of its own with ``@scene("name")`` on an async function of a Scale; ``bench/__main__.py``
imports it. Floors and goals are shares wherever they can be: a machine that others use has no seconds of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of it: *part* of the whole, 1.0 for the figures that are told."""

    part: float = 1.0

    def of(self, whole: int, least: int) -> int:
        """So many of *whole*."""
        return max(least, int(whole * self.part))


@dataclass(frozen=True, slots=True)
class Figure:
    """A row: what was measured, below what it is a failure, and what it should be. *unit* «ms» is better when less."""

    name: str
    measured: float
    floor: float | None = None
    goal: float | None = None
    unit: str = "%"

    @property
    def fails(self) -> bool:
        """Whether it is worse than its floor."""
        if self.floor is None:
            return False
        return self.measured > self.floor if self.unit in LESS_IS_BETTER else self.measured < self.floor


LESS_IS_BETTER = ("ms", "calls")
Scene = Callable[[Scale], Coroutine[Any, Any, list[Figure]]]
SCENES: dict[str, Scene] = {}


def scene(name: str) -> Callable[[Scene], Scene]:
    """Registers a scene."""

    def register(function: Scene) -> Scene:
        SCENES[name] = function
        return function

    return register


def table(figures: list[Figure]) -> str:
    """The rows under their heads, as Markdown."""
    lines = ["| figure | measured | floor | goal |", "|---|---:|---:|---:|"]
    for one in figures:
        cells = (_shown(value, one.unit) for value in (one.measured, one.floor, one.goal))
        lines.append(f"| {one.name} | {' | '.join(cells)} |" + (" below the floor" if one.fails else ""))
    return "\n".join(lines)


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.1f} %" if unit == "%" else f"{value:.0f} {unit}"
