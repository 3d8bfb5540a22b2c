"""Sub-items inside a cell: «по направлениям: 1) …; 2) …», lines with dashes, list paragraphs."""

from __future__ import annotations

import re

from roadmap.documents.blocks import LIST_MARK

_NUMBERED = re.compile(r"(?:(?<=[:;,.\n])|^)\s*(?:\(?(\d{1,2}|[а-яa-z])\)|(\d{1,2})\.(?=\s[^\d]))\s*")
_DASHED = re.compile(r"(?:(?<=[:;,.»)\n])|^)\s*[-–—•·▪●*](?=\s?[^\s\d])\s*", re.MULTILINE)


def checklist_of(cell: str) -> tuple[str, ...]:
    """The sub-items of *cell* without their marks; fewer than two are none."""
    for items in (_listed(cell), _numbered(cell), _dashed(cell)):
        if len(items) >= 2:
            return items
    return ()


def _tidied(item: str) -> str:
    return " ".join(item.replace(LIST_MARK, "").split()).strip(" ;,.")


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(_tidied(line) for line in cell.split("\n") if line.startswith(LIST_MARK))


def _numbered(cell: str) -> tuple[str, ...]:
    """Marks must count from the first: «1) … 2) …», «а) … б) …»."""
    marks, expected = [], None
    for match in _NUMBERED.finditer(cell):
        mark = match[1] or match[2]
        if expected is None and mark not in ("1", "а", "a"):
            continue
        if expected is None or mark == expected:
            marks.append(match)
            expected = str(int(mark) + 1) if mark.isdigit() else _next_letter(mark)
    return _between(cell, marks)


def _next_letter(letter: str) -> str:
    return chr(ord(letter) + 1)


def _dashed(cell: str) -> tuple[str, ...]:
    return _between(cell, [mark for mark in _DASHED.finditer(cell) if not _hyphen_of_word(cell, mark)])


def _hyphen_of_word(cell: str, mark: re.Match[str]) -> bool:
    return mark.start() > 0 and cell[mark.start() - 1].isalnum()


def _between(cell: str, marks: list[re.Match[str]]) -> tuple[str, ...]:
    if len(marks) < 2:
        return ()
    ends = [mark.start() for mark in marks[1:]] + [len(cell)]
    items = [_tidied(cell[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    return tuple(item for item in items if item)
