"""Tells the second half of a row that a page cut in two from a row of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from roadmap.documents.headers import Role
from roadmap.documents.layout import Layout
from roadmap.documents.likeness import deadline_like, unfinished
from roadmap.documents.placing import Placed
from roadmap.documents.runs import Line
from roadmap.documents.tidy import squeezed

_SENTENCE_END = re.compile(r"[.!?]$")


@dataclass(slots=True)
class RawRow:
    """An activity being put together; texts by role, a line for each paragraph of the cell."""

    section: int | None
    level: str | None
    cells: dict[Role, str] = field(default_factory=dict)
    layout: Layout | None = None
    places: Mapping[int, str] = field(default_factory=dict)
    inherited: bool = False
    run: int = 0

    def text(self, role: Role) -> str:
        return self.cells.get(role, "")


def continues(layout: Layout, line: Line, placed: Placed, before: RawRow) -> bool:
    """Whether a row is the rest of *before* rather than an activity of its own."""
    by_role = {column.role: placed.cells.get(i) for i, column in enumerate(layout.columns)}
    number, title = by_role.get(Role.NUMBER), by_role.get(Role.TITLE)
    if title is not None and title.continued:
        return True
    if number is not None and number.text:
        return False
    if title is None or not title.text:
        return True
    if number is None and not layout.has(Role.NUMBER) and not line.first:
        return title.text[0].islower() and _evidence(layout, line, placed, before) > 4
    return _evidence(layout, line, placed, before) > 0


def _evidence(layout: Layout, line: Line, placed: Placed, before: RawRow) -> float:
    score = 1.0 if line.first else -1.0
    for index, column in enumerate(layout.columns):
        text = placed.text(index)
        if column.role is Role.TITLE:
            score += _title_evidence(before.text(Role.TITLE), text)
        elif column.role in (Role.DEADLINE, Role.FINISH, Role.RESPONSIBLE):
            score += _cell_evidence(before.text(column.role), text, column.role)
        elif text and len(text) > 12 and squeezed(text) == squeezed(before.text(column.role)):
            score += 3.0
    return score


def _title_evidence(before: str, text: str) -> float:
    score = 3.0 if text[0].islower() or text[0] in ",;)–-•" else (-2.0 if text[0].isupper() else 0.0)
    if unbalanced(before) or unfinished(before):
        return score + 3.0
    return score - 1.5 if _SENTENCE_END.search(before) else score


def _cell_evidence(before: str, text: str, role: Role) -> float:
    if not text:
        return 1.0
    if text[0].islower() and (not deadline_like(text) or unfinished(before) or not before):
        return 2.0
    if unfinished(before) or unbalanced(before):
        return 2.0
    if text[0].islower():
        return 0.0
    return -3.0 if role is not Role.RESPONSIBLE else -2.0


def unbalanced(text: str) -> bool:
    """Whether a quotation or a bracket is open at the end of *text*."""
    return text.count("«") > text.count("»") or text.count("(") > text.count(")")
