"""What matching answers: who may be meant, how well each fits, and whether it needs no question."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
CANDIDATES_MOST = 6
"""A question with more answers is no help."""


@dataclass(frozen=True, slots=True)
class Likeness(Generic[Key]):
    """One fit: *score* from 0 to 1; *exact* where the written name is the nominative, letter for letter."""

    key: Key
    score: float
    exact: bool = False


def best_first(found: Iterable[Likeness[Key]]) -> tuple[Likeness[Key], ...]:
    """The likeliest, those that fit equally well in the order of the directory."""
    return tuple(sorted(found, key=lambda one: -one.score)[:CANDIDATES_MOST])


def certain(found: Sequence[Likeness[Key]]) -> Key | None:
    """The one that may be taken without asking: exact, and the only exact one. None: ask."""
    exact = [one.key for one in found if one.exact]
    return exact[0] if len(exact) == 1 else None
