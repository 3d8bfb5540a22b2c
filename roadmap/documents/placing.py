"""Puts the cells of one row under the columns of its table, also where a column was lost or doubled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from roadmap.documents.blocks import Cell, Row
from roadmap.documents.headers import Column, Role
from roadmap.documents.layout import Layout
from roadmap.documents.likeness import deadline_like, number_like, responsible_like, unfinished
from roadmap.documents.tidy import squeezed

_MARGIN = 2.5
_IDENTITY = 1.5
_FROM_RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Placed:
    """The cells of a row by the index of their column; ``shifted`` if they did not stand there."""

    cells: Mapping[int, Cell]
    shifted: bool = False
    doubled: tuple[str, ...] = field(default=())

    def text(self, index: int) -> str:
        cell = self.cells.get(index)
        return cell.text if cell else ""


def place(row: Row, layout: Layout, before: Mapping[int, str]) -> Placed:
    """The cells of *row* under *layout*; *before* are the texts of the row above, for a row's second half."""
    columns = layout.columns
    if len(row.cells) == layout.width == len(columns) and row.width() == layout.width:
        return _unless_torn(dict(enumerate(row.cells)), row, columns, before)
    if row.width() == layout.width and any(cell.span > 1 or cell.continued for cell in row.cells):
        return Placed(_by_grid(row.cells, columns))
    if len(row.cells) == layout.width:
        natural = _by_grid(row.cells, columns)
        return _unless_torn(natural, row, columns, before)
    if len(row.cells) == len(columns):
        natural = dict(enumerate(row.cells))
        return _unless_torn(natural, row, columns, before)
    if any(cell.span > 1 for cell in row.cells):
        return Placed(_by_grid(row.cells, columns))
    return _aligned(row, columns, before)


def _by_grid(cells: Sequence[Cell], columns: Sequence[Column]) -> dict[int, Cell]:
    """Each cell under the column it overlaps most; two cells under one column become one."""
    placed: dict[int, Cell] = {}
    for cell in cells:
        overlaps = [
            min(cell.start + cell.span, column.start + column.span) - max(cell.start, column.start)
            for column in columns
        ]
        best = max(range(len(columns)), key=lambda index: (overlaps[index], -index), default=-1)
        if best < 0 or overlaps[best] <= 0:
            continue
        placed[best] = _together(placed[best], cell) if best in placed else cell
    return placed


def _together(first: Cell, second: Cell) -> Cell:
    text = "\n".join(part for part in (first.text, second.text) if part)
    return Cell(text, first.start, first.span + second.span, first.continued and second.continued, first.bold)


def _unless_torn(
    natural: dict[int, Cell], row: Row, columns: Sequence[Column], before: Mapping[int, str]
) -> Placed:
    """Cells stay where they are written; only the rest of a torn row goes to what it continues."""
    doubled = _doubled_party(natural, columns)
    if doubled is not None:
        text = natural[doubled].text
        back = {
            index - 1 if index > doubled else index: cell
            for index, cell in natural.items()
            if index != doubled
        }
        return Placed(back, True, (text,))
    number = next((i for i, column in enumerate(columns) if column.role is Role.NUMBER), None)
    title = next((_text(natural, i) for i, column in enumerate(columns) if column.role is Role.TITLE), "")
    if number is None or not before or _text(natural, number) or title[:1].isupper():
        return Placed(natural)
    kept = sum(fit(cell.text, columns[index].role, before.get(index, "")) for index, cell in natural.items())
    other = _aligned(row, columns, before)
    better = sum(
        fit(cell.text, columns[index].role, before.get(index, "")) for index, cell in other.cells.items()
    )
    return other if better > kept + _MARGIN else Placed(natural)


def _doubled_party(cells: Mapping[int, Cell], columns: Sequence[Column]) -> int | None:
    """The column that only repeats who is responsible."""
    for index, column in enumerate(columns[:-1]):
        if column.role is Role.RESPONSIBLE and columns[index + 1].role in _AFTER_PARTY:
            one, two = _text(cells, index), _text(cells, index + 1)
            if len(one) > 1 and squeezed(one) == squeezed(two):
                return index + 1
    return None


def _text(cells: Mapping[int, Cell], index: int) -> str:
    return cells[index].text if index in cells else ""


def fit(text: str, role: Role, before: str = "") -> float:
    """How well *text* stands in a column of *role*, as the rest of *before* if that is given."""
    if not text:
        return 0.0
    if role not in _FITS:
        return 0.3 + _continues(text, before)
    if role is Role.TITLE and before and text[0].islower():
        return 1.5
    if not before or unfinished(before):
        return _FITS[role](text)
    if role is Role.RESPONSIBLE:
        return _FITS[role](text) - (2.5 if text[0].islower() else 0.0)
    return _FITS[role](text) - (3.5 if role in _WHEN and deadline_like(before) else 0.0)


def _continues(text: str, before: str) -> float:
    if not before:
        return 0.0
    if squeezed(text) == squeezed(before):
        return 2.0
    rest = text[0].islower() or text[0] in ")»,;"
    return (
        (1.0 if rest else -0.5)
        + (1.0 if unfinished(before) else 0.0)
        - (1.0 if before.endswith(".") and rest else 0.0)
    )


def _number_fit(text: str) -> float:
    return 4.0 if number_like(text) else -6.0


def _deadline_fit(text: str) -> float:
    if deadline_like(text) or not text.strip(" -–—."):
        return 3.0
    return -4.0 if responsible_like(text) or len(text) > 100 else -1.0


def _responsible_fit(text: str) -> float:
    if deadline_like(text):
        return -4.0
    if not text.strip(" -–—."):
        return 1.0
    return 3.0 if responsible_like(text) and len(text) < 200 else -0.5 - len(text) / 100


def _title_fit(text: str) -> float:
    if number_like(text):
        return -5.0
    return -2.5 if deadline_like(text) and len(text) < 60 else 1.5


def _words_fit(text: str) -> float:
    if number_like(text):
        return -1.0
    return -2.5 if deadline_like(text) else 0.8


_AFTER_PARTY = frozenset({Role.RESULT, Role.EVIDENCE, Role.DEADLINE})
_WHEN = frozenset({Role.DEADLINE, Role.START, Role.FINISH})
_FITS = {
    Role.NUMBER: _number_fit,
    Role.TITLE: _title_fit,
    Role.DEADLINE: _deadline_fit,
    Role.START: _deadline_fit,
    Role.FINISH: _deadline_fit,
    Role.RESPONSIBLE: _responsible_fit,
    Role.RESULT: _words_fit,
    Role.EVIDENCE: _words_fit,
}


def _aligned(row: Row, columns: Sequence[Column], before: Mapping[int, str]) -> Placed:
    """The best placing that keeps the order of cells; a doubled cell and empty ones may go."""
    cells = [cell for cell in row.cells if cell.text]
    doubled = tuple(one.text for one, two in pairwise(cells) if squeezed(one.text) == squeezed(two.text))
    if doubled and len(row.cells) > len(columns):
        cells = [
            cell
            for index, cell in enumerate(cells)
            if not index or squeezed(cell.text) != squeezed(cells[index - 1].text)
        ]
    chosen = _best(cells, columns, before, len(row.cells) - len(columns))
    placed: dict[int, Cell] = {}
    for cell, index in zip(cells, chosen, strict=True):
        placed[index] = _together(placed[index], cell) if index in placed else cell
    shifted = (
        bool(doubled)
        or len(row.cells) > len(columns)
        or any(index != cell.start for cell, index in zip(cells, chosen, strict=True))
    )
    return Placed(placed, shifted, doubled if len(row.cells) > len(columns) else ())


def _best(
    cells: Sequence[Cell], columns: Sequence[Column], before: Mapping[int, str], extra: int
) -> list[int]:
    """Column indices, never falling, with the greatest sum of fits; two cells in one column cost most.

    A row with *extra* cells still counts well from its right end.
    """
    count = len(columns)
    scores = [[0.0] * count for _ in cells]
    back = [[0] * count for _ in cells]
    for i, cell in enumerate(cells):
        for j, column in enumerate(columns):
            here = fit(cell.text, column.role, before.get(j, ""))
            here += _continues(cell.text, before.get(j, "")) if column.role in _FITS and before else 0.0
            here += _IDENTITY if cell.start == j else 0.0
            here += _FROM_RIGHT if extra > 0 and cell.start - extra == j else 0.0
            options = (
                [(scores[i - 1][k] - (4.0 if k == j else 0.0), k) for k in range(j + 1)] if i else [(0.0, 0)]
            )
            best, back[i][j] = max(options, key=lambda option: option[0])
            scores[i][j] = best + here
    if not cells:
        return []
    at = max(range(count), key=lambda j: scores[-1][j])
    path = [at]
    for i in range(len(cells) - 1, 0, -1):
        at = back[i][at]
        path.append(at)
    return path[::-1]
