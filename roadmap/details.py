"""What a row asks for beyond its words, as it was read when its road map went live."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap.documents.registers import is_register
from roadmap.roadmap import Activity, Change, EvidenceKind, Sign

_REACHED = frozenset({Sign.EXACTLY, Sign.AT_LEAST})


@dataclass(frozen=True, slots=True)
class Details:
    """What a row asks for beyond its words: kinds of proof, a whole number to reach, steps to tick off, a register."""

    kinds: tuple[EvidenceKind, ...] = ()
    target: int | None = None
    checklist: tuple[str, ...] = ()
    kept_up: bool = False
    """A register that is kept up to date: its link is handed in once and then confirmed."""


def details_of(activity: Activity) -> Details:
    """The details of a row. Shares, changes and a single one are no numbers to count up to."""
    counts = [
        int(target.value)
        for target in activity.targets
        if target.sign in _REACHED
        and target.change is Change.LEVEL
        and not target.percent
        and target.value == int(target.value) > 1
    ]
    kept_up = is_register(activity.title, activity.result, activity.evidence.text)
    return Details(activity.evidence.kinds, counts[0] if counts else None, activity.checklist, kept_up)
