"""Days that somebody types: «с 1 по 14 марта», «до 25.12», «со следующего понедельника», «на две недели».

Understood or refused, never guessed; whoever asks says the days back in words before anything is done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from roadmap.deadlines.cursor import Misfit
from roadmap.deadlines.text import cleaned
from roadmap.deadlines.tokens import T, Token
from roadmap.deadlines.vocabulary.typed import FOR_THE_LENGTH, LASTING, OPEN_ENDED, SAYS_NOTHING
from roadmap.deadlines.words import tokens_of
from roadmap.moments import Named, Words, length, named
from roadmap.refusals import DaysReversed, DaysUnclear

RECENTLY = timedelta(days=90)
"""A day without a year is the coming one, unless it was that recently."""

_SHORT = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})(?![\d.])")


class Days(NamedTuple):
    """From a day to a day, both included; None is open, or was not said."""

    since: date | None
    until: date | None


def read_days(text: str, today: date) -> Days:
    """The days of *text*: a day alone and «с …» leave the end open, «до …» and «по …» the beginning.

    A length («две недели») begins today, or with the day that is named. The last day is included.
    Raises DaysUnclear, NoSuchDay («31 июня») or DaysReversed («с 14 по 1 марта»).
    """
    clean = cleaned(text).matched
    if clean.rstrip(".! ") in OPEN_ENDED:
        return Days(None, None)
    clean = _SHORT.sub(lambda found: f"{int(found[1]):02}.{int(found[2]):02}", clean)
    clean = re.sub(FOR_THE_LENGTH, LASTING, clean)
    tokens = tokens_of(clean)
    if not tokens or not nothing_left_out(clean, tokens):
        raise DaysUnclear(text)
    try:
        found = _read(Words(tokens, clean, today))
    except (Misfit, OverflowError):
        raise DaysUnclear(text) from None
    if found.since and found.until and found.until < found.since:
        raise DaysReversed(text)
    return found


def nothing_left_out(text: str, tokens: Sequence[Token]) -> bool:
    """Words that deadlines pass over («не менее») would change what is meant here."""
    places = [0, *(place for token in tokens for place in (token.start, token.end)), len(text)]
    gaps = (text[start:end] for start, end in zip(places[::2], places[1::2], strict=True))
    return all(word in SAYS_NOTHING for gap in gaps for word in gap.split())


def _read(words: Words) -> Days:
    if words.take(T.FROM):
        found = _from(words)
    elif lead := words.take(T.UNTIL, T.TO):
        found = Days(None, _last(words, named(words), lead, None))
    else:
        found = _bare(words)
    if words.left:
        raise Misfit(words.text)
    return found


def _from(words: Words) -> Days:
    first = named(words)
    if first.ends:
        raise Misfit(words.text)
    if lead := words.take(T.UNTIL, T.TO, T.DASH):
        return _both(words, first, lead)
    since = _dated(words, first, None)
    if words.take(T.ALWAYS) or not words.left:
        return Days(since, None)
    return Days(since, length(words)(since))


def _bare(words: Words) -> Days:
    place = words.place
    try:
        lasts = length(words)
    except Misfit:
        words.place = place
    else:
        since = _dated(words, named(words), None) if words.take(T.FROM) else words.today
        return Days(since, lasts(since))
    words.take(T.IN)
    first = named(words)
    if lead := words.take(T.DASH, T.TO):
        return _both(words, first, lead)
    since = _dated(words, first, None)
    if words.left:
        return Days(since, length(words)(since))
    return Days(since, _dated(words, first, since, last=True) if first.whole else None)


def _both(words: Words, first: Named, lead: Token) -> Days:
    """Two days; what the first leaves out – its month, its year – it has from the second."""
    second = named(words)
    if first.day and not first.month:
        first = replace(first, month=second.month, year=second.year)
        if second.day and first.day > second.day:
            raise DaysReversed(words.text)
    if second.year and not first.year:
        until = _last(words, second, lead, None)
        since = _dated(words, replace(first, year=until.year), None)
        return Days(since if since <= until else since.replace(year=until.year - 1), until)
    since = _dated(words, first, None)
    return Days(since, _last(words, second, lead, since))


def _last(words: Words, point: Named, lead: Token, since: date | None) -> date:
    # «До марта» may or may not have March in it.
    if point.whole and not point.ends and lead.value == "before":
        raise Misfit(words.text)
    return _dated(words, point, since, last=True)


def _dated(words: Words, point: Named, since: date | None, last: bool = False) -> date:
    """The day; where no year is written the first one that is not long past, or not before *since*."""
    earliest = since or words.today - RECENTLY
    years = (point.year,) if point.year else (earliest.year, earliest.year + 1)
    days = (point.on(year, words.text, last) for year in years)
    return next((day for day in days if point.year or day >= earliest), earliest)
