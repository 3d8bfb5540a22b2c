"""What the two sides of a task say to each other: comments, and requests that the coordinator decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

TEXT_MOST = 1000


class RequestKind(StrEnum):
    """What is asked for."""

    NOT_APPLICABLE = "not_applicable"
    POSTPONE = "postpone"


@dataclass(frozen=True, slots=True)
class Request:
    """«Does not apply», or with *new_due* «please move»; *granted* is None until it is decided."""

    id: int
    task_id: int
    kind: RequestKind
    new_due: date | None
    reason: str
    person_id: int
    author: str
    at: datetime
    granted: bool | None = None
    decided_by: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A line or two that somebody wrote about a task."""

    author: str
    text: str
    at: datetime
