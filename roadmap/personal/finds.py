"""What the guard finds: a kind of personal data and the piece of text that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PersonalKind(StrEnum):
    """The kinds of data about people that evidence must not hold."""

    SNILS = "snils"
    PASSPORT = "passport"
    BIRTH_CERTIFICATE = "birth_certificate"
    TELEPHONE = "telephone"
    BIRTH_DATE = "birth_date"
    PUPILS = "pupils"


@dataclass(frozen=True, slots=True)
class Find:
    """``text`` is the piece as the person wrote it."""

    kind: PersonalKind
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """A find before it is quoted: places in the readable text."""

    kind: PersonalKind
    start: int
    end: int
