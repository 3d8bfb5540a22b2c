"""The rows that the rules of doubt look at: activities beside the raw rows they were made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.documents.continuing import RawRow
from roadmap.roadmap import Activity


@dataclass(frozen=True, slots=True)
class Rows:
    """The activities with the raw rows they were made of, in the plan's order."""

    activities: Sequence[Activity]
    raw: Sequence[RawRow]
    ordered: date | None

    def pairs(self) -> Iterator[tuple[int, Activity, RawRow]]:
        for row, (activity, raw) in enumerate(zip(self.activities, self.raw, strict=True), 1):
            yield row, activity, raw
