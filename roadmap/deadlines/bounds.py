"""Windows as they are collected, and how «до», «с» and «до начала» bound them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from roadmap.deadlines.caveats import Caveat, Code
from roadmap.deadlines.pieces import Bound
from roadmap.deadlines.schedule import Window
from roadmap.period import Period

_DAY = timedelta(days=1)


@dataclass(slots=True)
class Dates:
    """The windows found so far and what was assumed on the way."""

    windows: list[Window] = field(default_factory=list)
    caveats: list[Caveat] = field(default_factory=list)
    outside: list[Window] = field(default_factory=list)
    years_assumed: list[date] = field(default_factory=list)

    def doubt(self, code: Code, about: str = "") -> None:
        caveat = Caveat(code, about)
        if caveat not in self.caveats:
            self.caveats.append(caveat)


def bounded(window: Window, bound: Bound, period: Period) -> Window:
    start = window.start or window.end
    match bound:
        case Bound.UNTIL:
            return Window(window.end)
        case Bound.BEFORE:
            return Window(start - _DAY)
        case Bound.SINCE:
            return Window(max(period.end, start), start)
    return window
