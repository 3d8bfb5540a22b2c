"""Evidence: what is handed in for a task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from roadmap.links import links_in, note_beside, require_links

__all__ = ["Evidence", "EvidenceRecord", "Form", "links_in", "note_beside", "require_links"]


class Form(StrEnum):
    """What a proof is: where it lives."""

    LINK = "link"
    FILE = "file"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One proof that was handed in: a link's address, or the messenger's file id with the name it came under."""

    form: Form
    value: str
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """A proof that was handed in, by whom and when (UTC)."""

    id: int
    evidence: Evidence
    author: str
    at: datetime
