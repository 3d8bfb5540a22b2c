"""Errands: slow work that must not happen inside a transaction – a download, a long reading.

A handler asks for an errand's result. Where there is none yet, ErrandWanted leaves the handler, its unit
of work is rolled back, the worker runs the errand outside any transaction, and the handler is called
again with the result at hand. A handler is therefore written as if the result were simply there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.says import Say
from roadmap.deadlines import USUAL_CALENDAR, Calendar
from roadmap.refusals import Refusal


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Fetch a file from the messenger and read what is in it: an order, its deadlines by *calendar*, a roster, or a questionnaire."""

    file_id: str
    name: str
    size: int
    calendar: Calendar = USUAL_CALENDAR


@dataclass(frozen=True, slots=True)
class ReadText:
    """Read the order that stands in a message's own text, its deadlines by *calendar*."""

    text: str
    calendar: Calendar = USUAL_CALENDAR


@dataclass(frozen=True, slots=True)
class ReadReady:
    """Read a questionnaire that comes with the program, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class WriteReport:
    """Write a report: a function of ``bot/reports`` and the values it is of."""

    report: Callable[..., bytes]
    values: tuple[Hashable, ...]


Reading = ReadFile | ReadText | ReadReady
Errand = Reading | WriteReport
Made = TypeVar("Made")


class ErrandWanted(Exception):
    """Leaves a handler that needs *errand* done first; *meanwhile* is said before it begins."""

    def __init__(self, errand: Errand, meanwhile: Say | None) -> None:
        super().__init__(errand)
        self.errand = errand
        self.meanwhile = meanwhile


class Errands:
    """The results of one update's errands; *meanwhile* tells whether the person reads that one is under way."""

    def __init__(self) -> None:
        self._results: dict[Errand, Any] = {}
        self._chance: dict[Hashable, Any] = {}
        self.meanwhile = False

    def result(self, errand: Errand, meanwhile: Say | None = None) -> Any:
        """What the errand brought; raises ErrandWanted where it was not run, or the Refusal it met."""
        if errand not in self._results:
            raise ErrandWanted(errand, meanwhile)
        result = self._results[errand]
        if isinstance(result, Refusal):
            raise result
        return result

    def keep(self, errand: Errand, result: Any) -> None:
        """Remembers a result (or a Refusal) for the next call of the handler."""
        self._results[errand] = result

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What *make* gave in the first call of the handler: chance falls the same way in every call."""
        if key not in self._chance:
            self._chance[key] = make()
        made: Made = self._chance[key]
        return made
