"""An organisation that somebody asks for by a few typed words: «сош 5», «Лицей № 3», a name half remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from roadmap.names import OrganisationIndex
from roadmap.search import finds

NEAR, NEAR_MOST = 60.0, 5
"""From which likeness (of 100) a name is offered instead, and how many are."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Which are meant; where none is, those that are spelled alike. The numbers are places in what was given."""

    fits: tuple[int, ...] = ()
    near: tuple[int, ...] = ()


def meant(typed: str, names: Sequence[str]) -> Meant:
    """Which of *names* is meant by *typed*, in the order of *names*; one that fits exactly is meant alone."""
    found = OrganisationIndex(enumerate(names)).like(typed)
    exact = tuple(one.key for one in found if one.exact)
    if exact:
        return Meant(exact)
    by_words = [place for place, name in enumerate(names) if finds(typed, name)]
    best = {one.key for one in found if one.score == found[0].score}
    fits = sorted(best | set(by_words))
    if fits:
        return Meant(tuple(fits))
    alike = process.extract(
        typed.casefold(),
        [name.casefold() for name in names],
        scorer=fuzz.WRatio,
        score_cutoff=NEAR,
        limit=NEAR_MOST,
    )
    return Meant(near=tuple(place for _, _, place in alike))
