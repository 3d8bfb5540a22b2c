"""Compares two editions of one road map: which rows stayed, changed, moved, came and went.

Rows are matched by what they say, not by their numbers: renumbering and small rewording keep a match, so
that what was done under a row can be carried over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from roadmap.documents.tidy import squeezed, words_of
from roadmap.roadmap import Activity, RoadMap

_LIKELY = 0.62
_SAME_NUMBER, _SAME_SECTION, _SAME_LEVEL, _SAME_CELL = 0.06, 0.05, 0.06, 0.04


class Fate(StrEnum):
    """What became of a row."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Step:
    """A row of either edition: indices of its activity in the old and the new road map.

    ``fields`` names what differs besides the number; ``moved`` says that it stands in another section or
    in another order among its neighbours.
    """

    fate: Fate
    old: int | None
    new: int | None
    fields: tuple[str, ...] = ()
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows of the new edition in its order, then those that were dropped."""

    steps: tuple[Step, ...]

    def of(self, fate: Fate) -> tuple[Step, ...]:
        """The rows with this fate."""
        return tuple(step for step in self.steps if step.fate is fate)

    @property
    def pairs(self) -> dict[int, int]:
        """The old index for each new one that has a match."""
        return {step.new: step.old for step in self.steps if step.new is not None and step.old is not None}


def compare(old: RoadMap, new: RoadMap) -> Comparison:
    """How *new* differs from *old*, row by row."""
    pairs = _matched(old, new)
    still = _in_order(pairs)
    steps = [_step(old, new, index, pairs, still) for index in range(len(new.activities))]
    kept = set(pairs.values())
    steps += [Step(Fate.DROPPED, index, None) for index in range(len(old.activities)) if index not in kept]
    return Comparison(tuple(steps))


def _step(old: RoadMap, new: RoadMap, index: int, pairs: dict[int, int], still: set[int]) -> Step:
    if index not in pairs:
        return Step(Fate.ADDED, None, index)
    before, after = old.activities[pairs[index]], new.activities[index]
    fields = tuple(_differing(before, after))
    section = _section(old, before) != _section(new, after)
    moved = section or before.level != after.level or index not in still
    return Step(Fate.CHANGED if fields else Fate.KEPT, pairs[index], index, fields, moved)


def _differing(before: Activity, after: Activity) -> Iterator[str]:
    """Fields whose words differ by more than marks and spaces; a renumbered row has not changed."""
    for name in ("title", "deadline", "responsible", "result"):
        if squeezed(getattr(before, name)) != squeezed(getattr(after, name)):
            yield name
    if squeezed(before.evidence.text) != squeezed(after.evidence.text):
        yield "evidence"


def _matched(old: RoadMap, new: RoadMap) -> dict[int, int]:
    """The old row for each new one, best matches first; every row is used once."""
    left = {i: _Bag.of(old, one) for i, one in enumerate(old.activities)}
    right = {i: _Bag.of(new, one) for i, one in enumerate(new.activities)}
    found = sorted(
        ((-likeness, abs(i - j), j, i) for j, after in right.items() for i, before in left.items()
         if (likeness := _likeness(before, after)) >= _LIKELY),
    )  # fmt: skip
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, j, i in found:
        if j not in pairs and i not in used:
            pairs[j] = i
            used.add(i)
    return pairs


@dataclass(frozen=True, slots=True)
class _Bag:
    """A row's words for comparing."""

    title: str
    words: frozenset[str]
    number: str
    section: str
    level: str | None
    cells: tuple[str, ...]

    @classmethod
    def of(cls, plan: RoadMap, one: Activity) -> _Bag:
        words = frozenset(word[:6] for word in words_of(one.title) if len(word) > 2)
        cells = (squeezed(one.deadline), squeezed(one.responsible), squeezed(one.result))
        return cls(squeezed(one.title), words, one.number.strip(" .)"), _section(plan, one), one.level, cells)


def _likeness(before: _Bag, after: _Bag) -> float:
    """From 0 to a little over 1: the titles decide, everything else only between equals."""
    if before.title == after.title:
        score = 1.0
    else:
        shared = len(before.words & after.words) * 2 / max(1, len(before.words) + len(after.words))
        if shared < 0.4:
            return 0.0
        score = (shared + SequenceMatcher(None, before.title, after.title, autojunk=False).ratio()) / 2
    score += _SAME_NUMBER * (before.number == after.number != "")
    score += _SAME_SECTION * (before.section == after.section) + _SAME_LEVEL * (before.level == after.level)
    score += _SAME_CELL * sum(one == two != "" for one, two in zip(before.cells, after.cells, strict=True))
    return score - _SAME_SECTION - _SAME_LEVEL


def _section(plan: RoadMap, one: Activity) -> str:
    """A section's words without its number."""
    if one.section is None:
        return ""
    words = squeezed(plan.sections[one.section].title)
    return words.lstrip("0123456789ivx") or words


def _in_order(pairs: dict[int, int]) -> set[int]:
    """New indices on the longest run that kept its order; the others were moved."""
    order = sorted(pairs)
    best: list[int] = []
    lengths: list[int] = []
    links: list[int | None] = []
    for at, index in enumerate(order):
        before = [k for k in range(at) if pairs[order[k]] < pairs[index]]
        link = max(before, key=lambda k: lengths[k], default=None)
        links.append(link)
        lengths.append(1 + (lengths[link] if link is not None else 0))
    last = max(range(len(order)), key=lambda k: lengths[k], default=None)
    while last is not None:
        best.append(order[last])
        last = links[last]
    return set(best)


def renumbered(comparison: Comparison, old: RoadMap, new: RoadMap) -> Sequence[Step]:
    """Rows that only got another number."""
    return [
        step
        for step in comparison.of(Fate.KEPT)
        if step.old is not None and step.new is not None
        and old.activities[step.old].number != new.activities[step.new].number
    ]  # fmt: skip
