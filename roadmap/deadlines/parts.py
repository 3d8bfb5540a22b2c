"""The pieces of a phrase sorted by what they are, and the reading that is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from roadmap.deadlines.caveats import Caveat, Code
from roadmap.deadlines.phrase import TakenApart
from roadmap.deadlines.pieces import (
    Dated,
    Frequency,
    Impossible,
    MonthDays,
    Role,
    SchoolStretch,
    Stretch,
    Weekdays,
    Whole,
    Words,
    Years,
)
from roadmap.deadlines.rules import Rule
from roadmap.deadlines.schedule import Kind, Window
from roadmap.deadlines.waiting import Countdown, Waits


@dataclass(slots=True)
class Meaning:
    """A reading before it is held against the plan's period and the order's date.

    ``following`` says that by its own rule the last date falls after the period, as a report does.
    ``outside`` are due dates that lie outside the period as written.
    """

    kind: Kind
    windows: list[Window] = field(default_factory=list)
    rule: Rule | None = None
    caveats: list[Caveat] = field(default_factory=list)
    following: bool = False
    outside: list[Window] = field(default_factory=list)
    waits: Waits | None = None
    countdown: Countdown | None = None

    def warn(self, code: Code, about: str = "") -> None:
        if not any(caveat.code is code for caveat in self.caveats):
            self.caveats.append(Caveat(code, about))


class Parts:
    """The pieces of a phrase by what they are, each list in the phrase's order."""

    def __init__(self, apart: TakenApart) -> None:
        pieces = apart.pieces
        self.apart = apart
        self.impossible = [piece for piece in pieces if isinstance(piece, Impossible)]
        self.words = [
            piece for piece in pieces if isinstance(piece, Words) and piece.role is not Role.STRANGE
        ]
        self.strange = [piece for piece in pieces if isinstance(piece, Words) and piece.role is Role.STRANGE]
        self.frequencies = [piece for piece in pieces if isinstance(piece, Frequency)]
        self.month_days = [piece for piece in pieces if isinstance(piece, MonthDays)]
        self.weekdays = [piece for piece in pieces if isinstance(piece, Weekdays)]
        self.whole = [piece for piece in pieces if isinstance(piece, Whole)]
        self.dated: list[Dated | Years] = [
            piece for piece in pieces if isinstance(piece, Stretch | SchoolStretch | Years)
        ]

    @property
    def recurs(self) -> bool:
        return bool(self.frequencies or self.month_days or self.weekdays)

    @property
    def only_years(self) -> bool:
        """Whether nothing but years is dated: an unknown word beside them may be the month."""
        return not self.recurs and all(isinstance(piece, Years) for piece in self.dated)

    @property
    def always(self) -> bool:
        """Whether a word such as «постоянно» stands in the phrase."""
        return any(whole.always for whole in self.whole)
