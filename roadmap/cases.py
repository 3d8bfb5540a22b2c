"""The cases of a register: what was done whenever somebody asked, each with its day, in one message or album."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from roadmap.days import nothing_left_out
from roadmap.deadlines.cursor import Misfit
from roadmap.deadlines.text import cleaned
from roadmap.deadlines.tokens import T, Token
from roadmap.deadlines.words import tokens_of
from roadmap.evidence import Evidence, EvidenceRecord, Form, words_of
from roadmap.moments import Named, Words, named
from roadmap.refusals import DayAhead, NoSuchDay

_WORDS_MOST = 5
"""«В понедельник, 12 марта…» has its day in the first words or nowhere."""
_WORD = re.compile(r"\S+")
_BETWEEN = " \t\n,.;:–—-()"
_SHORT = re.compile(r"(\d{1,2})[./](\d{2})")
_LEAP = 8
"""Within so many years there is a 29 February."""
_NUMBERS = re.compile(r"\d[\d.,/:-]*")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: everything that came in one message or album, in the order in which it came."""

    records: tuple[EvidenceRecord, ...]

    @property
    def id(self) -> int:
        """The id of its first proof: it stands for the case in buttons."""
        return self.records[0].id

    @property
    def _told(self) -> EvidenceRecord:
        """The part that has the words: of an album only one has."""
        return next((one for one in self.records if words_of(one.evidence)), self.records[0])

    @property
    def proof(self) -> Evidence:
        """What tells the case in a line."""
        return self._told.evidence

    @property
    def day(self) -> date:
        """The day of the case."""
        return self.proof.dated or self.records[0].at.date()

    @property
    def author(self) -> str:
        """Who wrote it down."""
        return self.records[0].author

    @property
    def author_id(self) -> int:
        """The id of that person."""
        return self.records[0].author_id


def cases_of(records: Iterable[EvidenceRecord]) -> list[Case]:
    """The cases that proofs make, the oldest day first."""
    together: dict[tuple[int, str], list[EvidenceRecord]] = {}
    for one in records:
        sent = one.evidence.sent
        together.setdefault((one.author_id, sent) if sent else (0, str(one.id)), []).append(one)
    return sorted((Case(tuple(parts)) for parts in together.values()), key=lambda case: (case.day, case.id))


def as_case(proof: Evidence, today: date) -> Evidence:
    """A proof as a case: its day is the one its words begin with, else *today*.

    A document's number and date stay in the words. Raises DayAhead or NoSuchDay.
    """
    words = words_of(proof)
    day, rest = day_first(words, today)
    proof = replace(proof, number="", dated=day or today)
    if proof.form is Form.NOTE:
        return replace(proof, value=rest or words)
    return replace(proof, note=rest)


def day_first(text: str, today: date) -> tuple[date | None, str]:
    """The day that *text* begins with and what stands after it: «12.03 …», «вчера», «в пятницу: …», «12 марта».

    A day without a year is the last one that has passed. None, with the whole text, where it begins with no
    day. Raises DayAhead for a day that is still to come, NoSuchDay for «31 февраля».
    """
    ends = [match.end() for match in _WORD.finditer(text)][:_WORDS_MOST]
    for end in reversed(ends):
        day = _day(text[:end].rstrip(_BETWEEN), today)
        if day is None:
            continue
        if day > today:
            raise DayAhead(day)
        return day, text[end:].strip(_BETWEEN).strip()
    return None, text


def _day(text: str, today: date) -> date | None:
    clean = cleaned(text).matched
    short = _SHORT.fullmatch(clean)
    if short:
        return _passed(int(short[1]), int(short[2]), today)
    if _NUMBERS.fullmatch(clean) and len(re.findall(r"\d+", clean)) < len(("day", "month", "year")):
        # «2.5 часа», «1.3 …»: a number, or a row of the plan.
        return None
    tokens = tokens_of(clean)
    if not tokens or not nothing_left_out(clean, tokens):
        return None
    words = Words(tokens, clean, today)
    inside = words.take(T.IN)
    try:
        found = named(words)
    except (Misfit, OverflowError):
        return None
    if words.left or found.whole or found.ends or not found.month:
        return None
    return _dated(found, tokens[1 if inside else 0], clean, today)


def _dated(found: Named, first: Token, text: str, today: date) -> date:
    if not found.year:
        return _last_passed(found, text, today)
    day = found.on(found.year, text, last=False)
    # The vocabulary of days means the coming Friday; what was done was done on the last one.
    return day - timedelta(days=7) if first.kind is T.WEEKDAY and day > today else day


def _last_passed(found: Named, text: str, today: date) -> date:
    for year in range(today.year, today.year - _LEAP, -1):
        try:
            day = found.on(year, text, last=False)
        except NoSuchDay:
            continue
        if day <= today:
            return day
    raise NoSuchDay(text)


def _passed(day: int, month: int, today: date) -> date | None:
    """The last such day; None for «09.30», which is a time."""
    for year in (today.year, today.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def last_day(cases: Sequence[Case]) -> date | None:
    """The day of the last case; None without any."""
    return cases[-1].day if cases else None
