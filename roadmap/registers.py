"""A register that is kept up to date: handed in once as a link, then confirmed from time to time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a register is kept: the address that was handed in or confirmed last, when and by whom."""

    link: str
    at: datetime
    author: str
    task_id: int
