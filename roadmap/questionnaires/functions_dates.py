"""Functions over dates: they stay ISO texts, and count as days where a number is wanted."""

from __future__ import annotations

import math
from datetime import datetime

from roadmap.questionnaires.calls import Call, Functions, WrongValue, figure, text
from roadmap.questionnaires.values import as_text, days, from_days, iso, moment

DATES = Functions()
named = DATES.named
_DIRECT = {"Y": "{0.year:04}", "m": "{0.month:02}", "n": "{0.month}", "d": "{0.day:02}", "e": "{0.day}"}
_TIMES = {"H": "{0.hour:02}", "h": "{0.hour}", "M": "{0.minute:02}", "S": "{0.second:02}"}


@named("today", 0)
def _today(call: Call) -> str:
    return call.scene.now.date().isoformat()


@named("now", 0)
def _now(call: Call) -> str:
    return iso(call.scene.now, whole=False)


@named("date")
def _date(call: Call) -> str:
    when = _when(call)
    return iso(when, whole=True) if when else ""


@named("date-time")
def _date_time(call: Call) -> str:
    when = _when(call)
    return iso(when, whole=False) if when else ""


@named("decimal-date-time")
def _decimal_date_time(call: Call) -> float:
    return figure(call, 0)


@named("decimal-time")
def _decimal_time(call: Call) -> float:
    """The part of the day that has passed: 0.5 is noon. Takes a time or a moment."""
    written = text(call, 0)
    when = moment(written if "T" in written else f"1970-01-01T{written}")
    return math.nan if when is None else days(when) % 1


@named("format-date", 2)
def _format_date(call: Call) -> str:
    return _formatted(call)


@named("format-date-time", 2)
def _format_date_time(call: Call) -> str:
    return _formatted(call)


def _when(call: Call) -> datetime | None:
    """A number is days since 1970-01-01, a text an ISO date; None where it is neither."""
    value = call.value(0)
    written = as_text(value)
    return moment(written) or (from_days(figure(call, 0)) if math.isfinite(figure(call, 0)) else None)


def _formatted(call: Call) -> str:
    when, shape = _when(call), text(call, 1)
    if when is None:
        return ""
    letters, found = iter(shape), ""
    for letter in letters:
        found += _directive(when, next(letters, "")) if letter == "%" else letter
    return found


def _directive(when: datetime, letter: str) -> str:
    """One ``%`` of the format; ``%b`` and ``%a``, words of a language, are not among the supported."""
    if letter == "%":
        return "%"
    if letter == "y":
        return f"{when.year % 100:02}"
    if letter == "3":
        return f"{when.microsecond // 1000:03}"
    if shape := (_DIRECT | _TIMES).get(letter):
        return shape.format(when)
    raise WrongValue(f"%{letter}")
