"""Doubts about numbers of rows, targets that contradict themselves, and names that occur once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from difflib import SequenceMatcher

from roadmap.documents.checked import Rows
from roadmap.documents.headers import Role
from roadmap.documents.people import find_person
from roadmap.documents.proofs import contradiction
from roadmap.documents.tidy import squeezed
from roadmap.roadmap import Doubt, DoubtCode, PartyKind

# Numbers


def numbers(rows: Rows) -> Iterator[Doubt]:
    seen: dict[tuple[int, int | None, str | None], set[str]] = {}
    last: tuple[tuple[int, int | None, str | None], str] | None = None
    for row, activity, raw in rows.pairs():
        place = (raw.run, activity.section, activity.level)
        number = activity.number.strip(" .)")
        if not number:
            if raw.layout is not None and raw.layout.has(Role.NUMBER):
                yield Doubt(DoubtCode.NUMBER_MISSING, row, activity.title, None, "number")
            last = None
            continue
        taken = seen.setdefault(place, set())
        if number in taken and not raw.inherited and number == "1":
            taken.clear()
        if number in taken and not raw.inherited:
            free = _next_free(activity.number, taken)
            yield Doubt(DoubtCode.NUMBER_DUPLICATE, row, activity.number, free, "number")
        elif last is not None and last[0] == place and _skips(last[1], number):
            yield Doubt(DoubtCode.NUMBER_SKIPPED, row, activity.number, None, "number")
        taken.add(number)
        last = (place, number)


def _next_free(number: str, taken: Set[str]) -> str | None:
    """The next number of the same form that no row above has."""
    found = re.fullmatch(r"((?:\d+\.)*)(\d+)(\s?[.)]?)", number.strip())
    if found is None:
        return None
    tail = int(found[2]) + 1
    while f"{found[1]}{tail}" in taken:
        tail += 1
    return f"{found[1]}{tail}{found[3]}"


def _skips(before: str, number: str) -> bool:
    *head, tail = number.split(".")
    *head_before, tail_before = before.split(".")
    return (
        head == head_before and tail.isdigit() and tail_before.isdigit() and int(tail) > int(tail_before) + 1
    )


# Results and names


def targets(rows: Rows) -> Iterator[Doubt]:
    for row, activity, _ in rows.pairs():
        words = contradiction(activity.result)
        if words is not None:
            yield Doubt(DoubtCode.TARGET_CONTRADICTS, row, words, None, "result")


_ALIKE, _MANY_ROWS, _RARE_SHARE = 0.8, 15, 0.15


def names(rows: Rows) -> Iterator[Doubt]:
    """A name that occurs once: spelled like another one, or alone among names that all occur often."""
    named = [(row, party) for row, activity, _ in rows.pairs() for party in activity.parties]
    spelled = [
        (row, party.name, _name_key(party.name))
        for row, party in named
        if party.kind in (PartyKind.ORGANISATION, PartyKind.PERSON)
    ]
    counts = Counter(key for _, _, key in spelled)
    once = [entry for entry in spelled if counts[entry[2]] == 1]
    rare = len(rows.activities) >= _MANY_ROWS and len(once) <= len(counts) * _RARE_SHARE
    for row, name, key in once:
        twin = _twin(key, counts)
        if twin is not None:
            proposal = next(other for _, other, one in spelled if one == twin)
            yield Doubt(DoubtCode.NAME_ONCE, row, name, proposal, "responsible")
        elif rare:
            yield Doubt(DoubtCode.NAME_ONCE, row, name, None, "responsible")


def _name_key(name: str) -> str:
    person = find_person(name)
    if person is not None:
        return person.key()
    return squeezed(re.sub(r"\([^)]*\)", "", name))


def _twin(key: str, counts: Counter[str]) -> str | None:
    """Another name that differs by a letter or two: numbers of schools are meant to differ."""
    digits = re.findall(r"\d+", key)
    best, likeness = None, _ALIKE
    for other, count in counts.items():
        if other == key or re.findall(r"\d+", other) != digits or count < 2:
            continue
        ratio = SequenceMatcher(None, key, other).ratio()
        if ratio > likeness:
            best, likeness = other, ratio
    return best
