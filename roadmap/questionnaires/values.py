"""What an expression comes to – a text, a number, a truth, or nodes – and how one is taken for another.

XPath 1.0, section 4, with what ODK adds: a text that is a date counts as days since 1970-01-01, an empty one as
no number, and nodes are true when the first of them is filled in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol
from xml.etree.ElementTree import Element


class Node(Protocol):
    """An element of the answers or of a list, as elementpath wraps it."""

    @property
    def value(self) -> Element: ...


Value = str | float | bool | Sequence[Node]

_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?(?:Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_EPOCH = datetime(1970, 1, 1)
_DIGITS = 15
"""Of a binary number: as many as are true of every one, so 0.1 + 0.2 is 0.3."""


def text_of(node: Node) -> str:
    element = node.value
    return "".join(element.itertext()) if len(element) else element.text or ""


def as_text(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return written(value)
    return text_of(value[0]) if value else ""


def written(number: float) -> str:
    """A number as XPath writes it: no exponent, no ``.0``."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    text = f"{number:.{_DIGITS}g}"
    if "e" in text:
        text = f"{number:.20f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_number(value: Value) -> float:
    if isinstance(value, bool | int | float):
        return float(value)
    text = as_text(value).strip()
    if _NUMBER.fullmatch(text):
        return float(text)
    when = moment(text)
    return math.nan if when is None else days(when)


def as_truth(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return not (value == 0 or math.isnan(value))
    return as_text(value) != ""


def moment(text: str) -> datetime | None:
    """The ISO date or date and time of *text*; None where it is none."""
    if not (found := _MOMENT.fullmatch(text.strip())):
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        return datetime(year, month, day, hour, minute, second, int((found[7] or "").ljust(6, "0")))
    except ValueError:
        return None


def days(when: datetime) -> float:
    return (when - _EPOCH) / timedelta(days=1)


def from_days(number: float) -> datetime | None:
    try:
        return _EPOCH + timedelta(days=number)
    except (OverflowError, ValueError):
        return None


def iso(when: datetime, whole: bool) -> str:
    """The lexical form: a date alone where *whole* days are meant."""
    return when.date().isoformat() if whole else when.isoformat(timespec="milliseconds")


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())
