"""What a piece of the clock's work is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.says import Note, Say
from roadmap.department import Department
from storage.unit import Unit


class Piece(Protocol):
    """Does for one department what is due at a moment, and says what is to be told. Twice is as once."""

    __name__: str

    async def __call__(self, unit: Unit, department: Department, now: datetime) -> Sequence[Note]: ...


class Round(Protocol):
    """Does what is due at a moment for the installation as a whole. Twice is as once."""

    __name__: str

    async def __call__(self, unit: Unit, now: datetime) -> Sequence[Say]: ...


class Batches(Protocol):
    """Does a part of what is due, to be committed alone, and says whether there is more. Twice is as once."""

    __name__: str

    async def __call__(
        self, unit: Unit, department: Department, now: datetime
    ) -> tuple[Sequence[Note], bool]: ...
