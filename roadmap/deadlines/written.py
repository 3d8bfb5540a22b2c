"""The exact text of a schedule, which is what gets stored: to_text and from_text undo each other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date

from roadmap.deadlines.awaited import awaited
from roadmap.deadlines.caveats import Caveat, Code
from roadmap.deadlines.phrase import take_apart
from roadmap.deadlines.schedule import Kind, Schedule, Window
from roadmap.deadlines.text import cleaned
from roadmap.deadlines.waiting import Countdown, Waits
from roadmap.period import Period

_OPEN = ".."
_NAMES = {"KIND", "PHRASE", "WINDOW", "RRULE", "NOTE", "WAITS", "COUNTDOWN", "WARNING"}
_LINE = re.compile(r"([A-Z]+):(.*)")


class UnreadableSchedule(ValueError):
    """The text was not written by :func:`to_text`; ``line`` is the first line that says so."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


def to_text(schedule: Schedule) -> str:
    """Write *schedule* as content lines, one ``NAME:value`` a line, in the manner of RFC 5545.

    ``KIND`` comes first; ``PHRASE``, ``NOTE`` and the fields of a ``WARNING`` are JSON strings, so that
    no value ever breaks a line. A window is ``start/end`` as in ISO 8601-2, where ``..`` is an open start; the
    stretch it covers follows after a semicolon. ``COUNTDOWN`` is a JSON list of days, whether they are
    working days, and months.
    """
    return "\n".join(_lines(schedule))


def _lines(schedule: Schedule) -> Iterator[str]:
    yield f"KIND:{schedule.kind}"
    yield f"PHRASE:{_quoted(schedule.phrase)}"
    for window in schedule.windows:
        yield f"WINDOW:{window.start or _OPEN}/{window.end}{_covered(window)}"
    if schedule.rrule is not None:
        yield f"RRULE:{schedule.rrule}"
    if schedule.note is not None:
        yield f"NOTE:{_quoted(schedule.note)}"
    if schedule.waits is not None:
        yield f"WAITS:{schedule.waits}"
    if schedule.countdown is not None:
        yield f"COUNTDOWN:{_quoted(astuple(schedule.countdown))}"
    for caveat in schedule.warnings:
        days = [day.isoformat() for day in caveat.days]
        yield f"WARNING:{_quoted([caveat.code, caveat.about, days, caveat.suggestion])}"


def _covered(window: Window) -> str:
    return f";{window.covers.start}/{window.covers.end}" if window.covers else ""


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def from_text(text: str) -> Schedule:
    """Read what :func:`to_text` wrote; raises :class:`UnreadableSchedule` for anything else."""
    found: dict[str, list[str]] = {}
    for line in text.split("\n"):
        match = _LINE.fullmatch(line)
        if match is None:
            raise UnreadableSchedule(line)
        found.setdefault(match[1], []).append(match[2])
    try:
        return _schedule(found)
    except (KeyError, ValueError, TypeError) as error:
        raise UnreadableSchedule(text) from error


def _schedule(found: dict[str, list[str]]) -> Schedule:
    unknown = found.keys() - _NAMES
    if unknown:
        raise UnreadableSchedule(sorted(unknown)[0])
    phrase, kind = json.loads(found["PHRASE"][0]), Kind(found["KIND"][0])
    waits, countdown = _waiting(found, phrase, kind)
    return Schedule(
        phrase=phrase,
        kind=kind,
        windows=tuple(_window(value) for value in found.get("WINDOW", ())),
        rrule=found["RRULE"][0] if "RRULE" in found else None,
        note=json.loads(found["NOTE"][0]) if "NOTE" in found else None,
        warnings=tuple(_caveat(value) for value in found.get("WARNING", ())),
        waits=waits,
        countdown=countdown,
    )


def _waiting(found: dict[str, list[str]], phrase: str, kind: Kind) -> tuple[Waits | None, Countdown | None]:
    """What is waited for; texts from before it was written say it by their phrase."""
    if kind is not Kind.AWAITING:
        return None, None
    if "WAITS" not in found:
        return awaited(take_apart(cleaned(phrase), school_plan=False).pieces)
    waits = Waits(found["WAITS"][0])
    if "COUNTDOWN" not in found:
        return waits, None
    days, working, months = json.loads(found["COUNTDOWN"][0])
    return waits, Countdown(days, working, months)


def _window(value: str) -> Window:
    days, _, covered = value.partition(";")
    start, end = days.split("/")
    covers = Period(*map(date.fromisoformat, covered.split("/"))) if covered else None
    return Window(date.fromisoformat(end), None if start == _OPEN else date.fromisoformat(start), covers)


def _caveat(value: str) -> Caveat:
    code, about, days, suggestion = json.loads(value)
    return Caveat(Code(code), about, tuple(date.fromisoformat(day) for day in days), suggestion)
