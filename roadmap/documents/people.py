"""Names of people: found in a text, told apart from posts, and put into the nominative."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roadmap.documents.likeness import person_in
from roadmap.documents.tidy import squeezed

_INITIALS = re.compile(r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?")
# Endings of surnames in the dative and instrumental, and the nominative they come from.
_DECLINED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern + "$"), nominative)
    for pattern, nominative in (
        (r"([оеё]в)ой", r"\1а"),
        (r"(ин|ын)ой", r"\1а"),
        (r"(ск|цк)ой", r"\1ая"),
        (r"(ск|цк)ому", r"\1ий"),
        (r"(ск|цк)им", r"\1ий"),
        (r"([оеё]в)у", r"\1"),
        (r"(ин|ын)у", r"\1"),
        (r"([оеё]в)ым", r"\1"),
        (r"(ин|ын)ым", r"\1"),
        (r"(ск|цк)ую", r"\1ая"),
    )
)
_ACCUSATIVE_WOMAN = re.compile(r"([оеё]в|ин|ын)у$")


@dataclass(frozen=True, slots=True)
class Person:
    """A name as it stands in a text, with the surname and the initials taken apart."""

    written: str
    surname: str
    initials: str
    start: int
    end: int

    def key(self) -> str:
        """What the spellings of one person's name have in common: a stem of the surname and initials."""
        stem = re.sub(
            r"(?:ской|цкой|ского|скому|ская|ский|ую|ой|ый|ий|ая|ым|им|ому|у|а|е)$", "", self.surname.lower()
        )
        return f"{stem.replace('ё', 'е')}:{squeezed(self.initials)}"


def find_person(text: str) -> Person | None:
    """The first person named in *text*."""
    found = person_in(text)
    if found is None:
        return None
    written = found.group()
    initials = _INITIALS.search(written)
    if initials is None:
        surname, first, *rest = written.split()
        short = f"{first[0]}." + (f"{rest[0][0]}." if rest else "")
        return Person(written, surname, short, found.start(), found.end())
    surname = _INITIALS.sub(" ", written).strip()
    return Person(written, surname, initials.group().replace(" ", ""), found.start(), found.end())


def nominative(surname: str, *, accusative: bool = False) -> str:
    """*surname* in the nominative where its ending tells the case; as written otherwise.

    The dative of a man and the accusative of a woman are written alike («Рябинину»): *accusative* tells.
    """
    if accusative and _ACCUSATIVE_WOMAN.search(surname):
        return _ACCUSATIVE_WOMAN.sub(r"\1а", surname)
    for ending, base in _DECLINED:
        if ending.search(surname):
            return ending.sub(base, surname)
    return surname
