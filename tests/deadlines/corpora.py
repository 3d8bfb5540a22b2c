"""Reads the corpus: meanings with all their phrasings, in the form that corpus/README.md tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path

from dateutil.rrule import rrulestr

from roadmap.deadlines import Countdown, Kind, Level, Schedule, Waits, Window
from roadmap.period import Period

_COUNT = re.compile(r"(\d+)([dwm])")
FILES = sorted((Path(__file__).parent / "corpus").glob("*.txt"))


@dataclass(slots=True)
class Meaning:
    """What a reading must be: see corpus/README.md."""

    period: Period
    kind: Kind
    windows: list[Window] = field(default_factory=list)
    rrule: str | None = None
    doubts: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    note: str | None = None
    covers: list[Period | None] = field(default_factory=list)
    waits: Waits | None = None
    countdown: Countdown | None = None

    @classmethod
    def parse(cls, line: str, period: Period) -> Meaning:
        told, _, note = line.removeprefix("=").partition("|")
        kind, *words = told.split()
        meaning = cls(period, Kind(kind), note=note.strip() or None)
        for word in words:
            meaning._take(word)
        return meaning

    def _take(self, word: str) -> None:
        if word.startswith("~"):
            start, _, end = word[1:].partition("/")
            self.covers.append(Period(date.fromisoformat(start), date.fromisoformat(end)) if end else None)
        elif word in list(Waits):
            self.waits = Waits(word)
        elif count := _COUNT.fullmatch(word):
            number = int(count[1])
            self.countdown = (
                Countdown(months=number) if count[2] == "m" else Countdown(number, count[2] == "w")
            )
        elif word.startswith("?"):
            self.doubts.add(word[1:])
        elif word.startswith("+"):
            self.notes.add(word[1:])
        elif word.startswith("FREQ="):
            self.rrule = word
        else:
            start, _, end = word.rpartition("/")
            first = None if start == ".." else date.fromisoformat(start or end)
            self.windows.append(Window(date.fromisoformat(end), first))

    @property
    def due(self) -> list[date]:
        if self.windows or self.rrule is None:
            return [window.end for window in self.windows]
        return expanded(self.rrule, self.period)

    def differences(self, schedule: Schedule) -> Iterator[str]:
        """Every way in which *schedule* is not this meaning."""
        raised = {caveat.code.value for caveat in schedule.warnings}
        doubts = {caveat.code.value for caveat in schedule.warnings if caveat.level is Level.DOUBT}
        pairs: list[tuple[str, object, object]] = [
            ("kind", self.kind.value, schedule.kind.value),
            ("due", self.due, list(schedule.due)),
            ("rrule", self.rrule, schedule.rrule),
            ("doubts", self.doubts, doubts),
            ("missing notes", set(), self.notes - raised),
            ("note", self.note, schedule.note),
        ]
        if self.windows:
            windows = [replace(window, covers=None) for window in schedule.windows]
            pairs.append(("windows", self.windows, windows))
        if self.covers:
            covers = [window.covers for window in schedule.windows]
            pairs.append(("covers", self.covers, covers[: len(self.covers)]))
        if self.waits:
            pairs.append(("waits", self.waits, schedule.waits))
            pairs.append(("countdown", self.countdown, schedule.countdown))
        return (f"{name}: {told} expected, {got} read" for name, told, got in pairs if told != got)


def expanded(rrule: str, period: Period) -> list[date]:
    """The days of a rule by the library that knows RFC 5545; DTSTART is the period's first day."""
    rule = rrulestr(rrule, dtstart=datetime.combine(period.start, time()))
    return [day.date() for day in rule.between(*_ends(period), inc=True)]


def _ends(period: Period) -> tuple[datetime, datetime]:
    return datetime.combine(period.start, time()), datetime.combine(period.end, time())


def cases(path: Path) -> Iterator[tuple[str, Meaning]]:
    """Each phrase of a file with its meaning."""
    period, meaning = Period.years(2024), None
    for line in path.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("period "):
            period = Period.parse(line.removeprefix("period "))
        elif line.startswith("="):
            meaning = Meaning.parse(line, period)
        elif meaning is not None:
            yield line.replace("\\n", "\n"), meaning
