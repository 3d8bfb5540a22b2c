"""A questionnaire as a department keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A form of a department; *name* is its ``form_id``. A changed one of the same name is another *id*."""

    id: int
    department_id: int
    name: str
    version: str
    title: str
    created: datetime
    archived: bool = False
