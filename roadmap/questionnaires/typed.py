"""What somebody types, read as the question wants it: into the XForms lexical form, or a named refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.days import read_days
from roadmap.questionnaires.questions import Kind
from roadmap.questionnaires.values import moment
from roadmap.refusals import Refusal

LONGEST = 4000
"""Characters of a text: what one message holds."""


class Misfit(StrEnum):
    """Why an answer is not taken."""

    NOT_ASKED = "not_asked"
    READ_ONLY = "read_only"
    REQUIRED = "required"
    NO_REASON = "no_reason"
    """A figure may be left out only with a word on why."""
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_CHOICE = "no_such_choice"
    NOT_A_FILE = "not_a_file"
    TOO_LONG = "too_long"
    CONSTRAINT = "constraint"
    """The form's own rule; its message is the form's."""


class Unfit(ValueError):
    """An answer that is not taken; ``message`` is the form's own word on it in the person's language, or empty."""

    def __init__(self, place: str, misfit: Misfit, message: str = "") -> None:
        super().__init__(f"{place}: {misfit}")
        self.place = place
        self.misfit = misfit
        self.message = message


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as the person sees it."""

    name: str
    label: str


_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(?: \d{3})+)(?:[.,](\d+))?%?", re.ASCII)
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_FILE = re.compile(r"file:\d{1,18}", re.ASCII)
_DIGITS = 15
_NUMERIC_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\.?", re.ASCII)
_SAYS_YEAR = re.compile(r"\d{4}|\d[./]\d{1,2}[./]\d\d")
_CHOSEN_APART = re.compile(r"[,;\n]")


def lexical(place: str, kind: Kind, raw: str, options: Sequence[Option], today: date) -> str:
    """The XForms text of *raw*; raises :class:`Unfit`. *options* are those of a choice, in their order."""
    match kind:
        case Kind.INTEGER | Kind.DECIMAL:
            return _number(place, raw, whole=kind is Kind.INTEGER)
        case Kind.DATE:
            return _date(place, raw, today)
        case Kind.ONE:
            return _chosen(place, raw, options)
        case Kind.MANY:
            return _all_chosen(place, raw, options)
        case Kind.IMAGE | Kind.FILE:
            if not _FILE.fullmatch(raw):
                raise Unfit(place, Misfit.NOT_A_FILE)
            return raw
    if len(raw) > LONGEST:
        raise Unfit(place, Misfit.TOO_LONG)
    return raw.replace("\0", "")


def _number(place: str, raw: str, whole: bool) -> str:
    """``12,5``, ``1 200``, ``−3``, ``12,5 %``."""
    text = _SPACES.sub(" ", raw).strip().replace("\u2212", "-").replace("\u2013", "-").replace(" %", "%")
    found = _NUMBER.fullmatch(text)
    if not found or len(found[0]) > _DIGITS + 6:
        raise Unfit(place, Misfit.NOT_A_NUMBER)
    digits, part = found[1].replace(" ", "").lstrip("0") or "0", (found[2] or "").rstrip("0")
    if len(digits) + len(part) > _DIGITS:
        raise Unfit(place, Misfit.NOT_A_NUMBER)
    if whole and part:
        raise Unfit(place, Misfit.NOT_WHOLE)
    number = f"{digits}.{part}" if part else digits
    return f"-{number}" if text.startswith("-") and number != "0" else number


def _date(place: str, raw: str, today: date) -> str:
    """An ISO date, ``25.03.2026``, or a day in words; one without a year is the nearest such day."""
    text = raw.strip()
    if found := _NUMERIC_DATE.fullmatch(text):
        text = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if when := moment(text):
        return when.date().isoformat()
    try:
        days = read_days(raw, today)
    except Refusal:
        raise Unfit(place, Misfit.NOT_A_DATE) from None
    if days.since is None or days.until not in (None, days.since):
        raise Unfit(place, Misfit.NOT_A_DATE)
    return _nearest(days.since, raw, today).isoformat()


def _nearest(day: date, raw: str, today: date) -> date:
    if _SAYS_YEAR.search(raw) or (day.month, day.day) == (2, 29):
        return day
    return min(day, day.replace(year=day.year - 1), key=lambda one: abs(one - today))


def _chosen(place: str, raw: str, options: Sequence[Option]) -> str:
    wanted = _SPACES.sub(" ", raw).strip()
    for option in options:
        if option.name == wanted:
            return option.name
    alike = {option.name for option in options if option.label.strip().casefold() == wanted.casefold()}
    if len(alike) != 1:
        raise Unfit(place, Misfit.NO_SUCH_CHOICE)
    return alike.pop()


def _all_chosen(place: str, raw: str, options: Sequence[Option]) -> str:
    """Names with spaces between, or labels with commas between; kept in the order of the form."""
    names = {option.name for option in options}
    wanted = set(raw.split())
    if not wanted <= names:
        wanted = {_chosen(place, part, options) for part in _CHOSEN_APART.split(raw) if part.strip()}
    return " ".join(dict.fromkeys(option.name for option in options if option.name in wanted))
