"""Evidence: what is handed in for a task, and finding a link in what a person typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import urlsplit

from roadmap.refusals import NoLink

LINK_MOST = 2000
_LINK = re.compile(r"(?<![\w@./-])(?:https?://|www\.)[^\s<>«»\"]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'…"


class Form(StrEnum):
    """What a proof is: where it lives."""

    LINK = "link"
    FILE = "file"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One proof that was handed in: a link's address, or the messenger's file id with the name it came under.

    *number* and *dated* are the document's own («приказ № 45 от 12 марта»), not those of handing in.
    """

    form: Form
    value: str
    name: str = ""
    note: str = ""
    number: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """A proof that was handed in, by whom and when (UTC)."""

    id: int
    evidence: Evidence
    author: str
    at: datetime
    author_id: int = 0


def links_in(text: str) -> tuple[str, ...]:
    """The http and https links of *text* in order, without repeats; ``www.`` gets https.

    A closing bracket or full stop after a link belongs to the sentence; a bracket that the link itself
    opened belongs to the link.
    """
    found: dict[str, None] = {}
    for match in _LINK.finditer(text):
        link = _trimmed(match.group())
        if link.lower().startswith("www."):
            link = f"https://{link}"
        if _usable(link):
            found[link] = None
    return tuple(found)


def require_links(text: str) -> tuple[str, ...]:
    """Like :func:`links_in`; raises NoLink where there is none."""
    links = links_in(text)
    if not links:
        raise NoLink
    return links


def note_beside(text: str) -> str:
    """What a person wrote beside the links, tidied."""
    return " ".join(_LINK.sub(" ", text).split())[:1000]


def _trimmed(link: str) -> str:
    while link and link[-1] in _TRAILING:
        if link[-1] == ")" and link.count("(") >= link.count(")"):
            break
        link = link[:-1]
    return link


def _usable(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    return len(link) <= LINK_MOST and bool(host) and ("." in host or host == "localhost")
