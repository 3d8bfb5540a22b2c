"""Evidence: what is handed in for a task, and how much of it is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from roadmap.documents.papers import CLASSES, OF
from roadmap.link_checks import Verdict
from roadmap.roadmap import EvidenceKind

_OF = re.compile(
    rf"(?<![\d.,/])(\d{{1,6}})(?:\s*/\s*|\s+(?:{'|'.join(OF)})\s+)(\d{{1,6}})(?=[.,;:!)]*(?:\s|$))(?!\s*{CLASSES})",
    re.IGNORECASE,
)


class Form(StrEnum):
    """What a proof is: where it lives. What the messenger keeps, it gives back in the form it came in."""

    LINK = "link"
    FILE = "file"
    PHOTO = "photo"
    VIDEO = "video"
    ROUND_VIDEO = "video_note"
    ANIMATION = "animation"
    AUDIO = "audio"
    VOICE = "voice"
    NOTE = "note"


TYPED = frozenset({Form.LINK, Form.NOTE})
"""Forms whose value is what a person typed; the others are files that the messenger keeps."""
PICTURES = frozenset({Form.PHOTO, Form.VIDEO, Form.ROUND_VIDEO, Form.ANIMATION})


NUMBERED = frozenset({EvidenceKind.ORDER, EvidenceKind.PROTOCOL, EvidenceKind.CONTRACT, EvidenceKind.LETTER})
"""Documents that carry a number and a date of their own."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One proof that was handed in: a link's address, the words of a note, or the messenger's file id with the
    name it came under.

    *number* and *dated* are the document's own («приказ № 45 от 12 марта»), not those of handing in; of a case
    *dated* is its day. *sent* is the same for all that came in one message, or in one album.
    """

    form: Form
    value: str
    name: str = ""
    note: str = ""
    number: str = ""
    dated: date | None = None
    sent: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """A proof that was handed in, by whom and when (UTC)."""

    id: int
    evidence: Evidence
    author: str
    at: datetime
    author_id: int = 0
    found: Verdict | None = None
    """How a link was last found; None before it was looked at."""
    alive_at: datetime | None = None
    """When a link was last seen to open."""

    def after(self, moment: datetime | None) -> bool:
        """Whether it was handed in after *moment*; None is before everything."""
        return moment is None or self.at > moment


def words_of(proof: Evidence) -> str:
    """What the person says with a proof: the note itself, or what stands beside."""
    return proof.value if proof.form is Form.NOTE else proof.note


def progress_in(text: str, target: int | None) -> int | None:
    """How many of *target* are done, where *text* says so: «3 из 5», «3/5»; None where it does not."""
    if target is None:
        return None
    for match in _OF.finditer(text):
        if int(match[2]) == target and int(match[1]) <= target:
            return int(match[1])
    return None
