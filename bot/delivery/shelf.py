"""What was read out of the outbox and waits for its turn: answers first, each chat in its order."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from heapq import heappop, heappush

from bot.delivery.outgoing import TIDY, TOAST
from storage.outbox import Outgoing

Lane = tuple[int, bool]
"""A chat; what is no message (an answer to a press, a screen taken away) waits for no message before it."""


def is_message(row: Outgoing) -> bool:
    """Whether the messenger counts a row as a message to its chat."""
    return row.kind not in (TOAST, TIDY)


def lane_of(row: Outgoing) -> Lane:
    """Rows of one lane leave one after the other."""
    return row.chat_id, is_message(row)


class Shelf:
    """Rows in hand. A lane is closed while a row of it is on its way, and until a moment after that."""

    def __init__(self) -> None:
        self._ready: list[tuple[int, int, Outgoing]] = []
        self._parked: defaultdict[Lane, list[Outgoing]] = defaultdict(list)
        self._closed: dict[Lane, float] = {}
        self._openings: list[tuple[float, Lane, bool]] = []
        self.ids: set[int] = set()

    def __len__(self) -> int:
        return len(self._ready)

    def put(self, rows: Iterable[Outgoing]) -> None:
        """Takes rows in hand; those that are there already stay where they are."""
        for row in rows:
            if row.id not in self.ids:
                self.ids.add(row.id)
                self._place(row)

    def first(self) -> Outgoing | None:
        """The row whose turn it is; it stays until it is taken."""
        while self._ready:
            row = self._ready[0][2]
            if lane_of(row) not in self._closed:
                return row
            heappop(self._ready)
            self._parked[lane_of(row)].append(row)
        return None

    def take(self) -> Outgoing:
        """The first row, which is on its way from now on."""
        row = heappop(self._ready)[2]
        self._closed[lane_of(row)] = math.inf
        return row

    def put_away(self, row: Outgoing, until: float, said: bool) -> None:
        """A row that was taken is in hand no more; its lane stays closed until a moment."""
        self.ids.discard(row.id)
        self._closed[lane_of(row)] = until
        heappush(self._openings, (until, lane_of(row), said))

    def open(self, now: float) -> bool:
        """Opens the lanes whose moment has come; whether one has a row that was not said, to be read again."""
        again = False
        while self._openings and self._openings[0][0] <= now:
            _, lane, said = heappop(self._openings)
            again |= not said
            del self._closed[lane]
            for row in self._parked.pop(lane, ()):
                self._place(row)
        return again

    def next_opening(self) -> float | None:
        """When the next lane opens."""
        return self._openings[0][0] if self._openings else None

    def _place(self, row: Outgoing) -> None:
        if lane_of(row) in self._closed:
            self._parked[lane_of(row)].append(row)
        else:
            heappush(self._ready, (row.urgency, row.id, row))
