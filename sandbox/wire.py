"""The shapes in which values cross the border of the sandbox: JSON objects, files and answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrives: its name, its bytes and the MIME type it claims."""

    filename: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the Bot API answers: the HTTP status and the JSON object with `ok`."""

    status: int
    body: Json


def without_none(**fields: Any) -> Json:
    """A JSON object in which what is not there is left out, as Telegram leaves it out."""
    return {name: value for name, value in fields.items() if value is not None}
