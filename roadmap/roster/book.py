"""A spreadsheet as rows of cells: merged cells filled down, formulas with what they were worked out to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import is_zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from roadmap.documents.limits import MOST_COLUMNS, check_ole, check_size, opened
from roadmap.documents.refusals import Broken, NoRoster, OldFormat, TooManyCells, TooManyRows, UnknownFormat
from roadmap.documents.sheets import checked_book
from roadmap.roster.roster import Problem
from roadmap.roster.text import one_line

MOST_ROWS = 5000
HEAD_ROWS = 30
MOST_CELLS, MOST_MERGES = 200_000, 2000


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, the day in it if it is one, and what is wrong with it."""

    text: str
    day: date | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row that holds something: its cells by the column's number, from 1."""

    number: int
    cells: dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its rows that hold something, and how many of them are hidden."""

    title: str
    lines: tuple[Line, ...]
    visible: bool = True
    hidden: int = 0


def pages(content: bytes) -> list[Page]:
    """Every sheet of an .xlsx; raises a refusal of ``roadmap.documents`` for what cannot be opened."""
    check_size(content)
    check_ole(content)
    if not is_zipfile(BytesIO(content)):
        raise Broken("damaged archive") if content.startswith(b"PK") else NoRoster("not an archive")
    try:
        book = checked_book(content, MOST_ROWS, data_only=False)
    except UnknownFormat as other:
        raise _other(content) from other
    except TooManyCells as many:
        raise TooManyRows(many.detail) from many
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS or len(sheet.merged_cells.ranges) > MOST_MERGES:
            raise TooManyCells(sheet.title)
    worked_out = checked_book(content, MOST_ROWS) if _has_formulas(book) else book
    return [_page(sheet, worked_out[sheet.title]) for sheet in book.worksheets]


def heads(content: bytes) -> list[Page]:
    """The first rows of every sheet that is shown, however long it is; nothing for what is no .xlsx."""
    archive = opened(content)
    if "xl/workbook.xml" not in archive.names():
        return []
    for name in archive.names():
        if name.endswith((".xml", ".rels")):
            archive.read(name)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return [_head(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except Exception as error:
        # The library meets a damaged file with errors of every kind.
        raise Broken(repr(error)) from error


def _head(sheet: Any) -> Page:
    lines = []
    for number, row in enumerate(
        sheet.iter_rows(max_row=HEAD_ROWS, max_col=MOST_COLUMNS, values_only=True), 1
    ):
        cells = {column: Cell(shown(value)) for column, value in enumerate(row, 1) if shown(value)}
        if cells:
            lines.append(Line(number, cells))
    return Page(sheet.title, tuple(lines))


def _other(content: bytes) -> Exception:
    """What an archive without a workbook is: an .ods says so itself."""
    names = opened(content).names()
    return OldFormat(".ods") if "mimetype" in names and "content.xml" in names else NoRoster("no workbook")


def _has_formulas(book: Workbook) -> bool:
    return any(
        cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
    )


def _page(sheet: Worksheet, worked_out: Worksheet) -> Page:
    filled = _filled(sheet)
    hidden = {number for number, size in sheet.row_dimensions.items() if size.hidden}
    lines = tuple(_lines(sheet, worked_out, filled))
    unseen = sum(line.number in hidden for line in lines)
    return Page(sheet.title, lines, sheet.sheet_state == "visible", unseen)


def _filled(sheet: Worksheet) -> dict[int, dict[int, int]]:
    """For each row that a merge reaches down into: its column, and the row where the value stands."""
    found: dict[int, dict[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row + 1, area.max_row + 1):
            found.setdefault(row, {})[area.min_col] = area.min_row
    return found


def _lines(sheet: Worksheet, worked_out: Worksheet, filled: dict[int, dict[int, int]]) -> Iterator[Line]:
    for row in sheet.iter_rows():
        own = {int(cell.column or 0): made for cell in row if (made := _cell(cell, worked_out)) is not None}
        if not own:
            continue
        number = row[0].row or 0
        above = filled.get(number, {}).items()
        below = {
            column: made
            for column, first in above
            if (made := _cell(sheet.cell(first, column), worked_out)) is not None
        }
        yield Line(number, below | own)


def _cell(cell: Any, worked_out: Worksheet) -> Cell | None:
    value = cell.value
    if cell.data_type == "f":
        value = worked_out.cell(cell.row, cell.column).value
        if value is None:
            return Cell(str(cell.value)[:40], problem=Problem.FORMULA_EMPTY)
    if cell.data_type == "e" or (cell.data_type == "f" and _is_error(value)):
        return Cell(str(value), problem=Problem.CELL_ERROR)
    text = shown(value)
    return Cell(text, _day(value)) if text else None


def _is_error(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"#[A-Z/0!?]+[!?]?|#N/A", value) is not None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def shown(value: object) -> str:
    """What a cell shows, in one line: a whole number without its point, a day as 01.09.2025."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return one_line(str(value))


def letter(column: int) -> str:
    """The letter of a column's number."""
    return get_column_letter(column)
