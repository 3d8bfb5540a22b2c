"""Spreadsheets: every sheet is a table; merged cells, real dates and percentages as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from roadmap.documents.blocks import Block, Cell, Paragraph, Row, Table
from roadmap.documents.headings import rank_of, strictly_marked
from roadmap.documents.limits import MOST_COLUMNS, MOST_ROWS, check_sheet, opened
from roadmap.documents.refusals import Broken, HasMacros, TooManyCells, UnknownFormat
from roadmap.documents.tidy import tidied

_MONTHS = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]


def sheet_blocks(data: bytes) -> list[Block]:
    """A table for each sheet of an .xlsx that is not hidden; raises the refusals of its archive."""
    book = checked_book(data)
    return [block for sheet in book.worksheets if sheet.sheet_state == "visible" for block in _blocks(sheet)]


def checked_book(data: bytes, most_rows: int = MOST_ROWS, *, data_only: bool = True) -> Workbook:
    """The workbook in *data*, its archive and the places of its cells looked at before it is parsed.

    With *data_only* formulas are what they were worked out to. Raises the refusals of its archive, and TooManyCells.
    """
    archive = opened(data)
    names = archive.names()
    if "xl/workbook.xml" not in names:
        raise UnknownFormat("no xl/workbook.xml")
    if "[Content_Types].xml" in names and b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise HasMacros("content type")
    for name in names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            check_sheet(archive.read(name), most_rows)
        elif name.endswith((".xml", ".rels")):
            archive.read(name)
    try:
        return load_workbook(BytesIO(data), data_only=data_only, keep_links=False)
    except Exception as error:
        # The library meets a damaged file with errors of every kind.
        raise Broken(repr(error)) from error


def _blocks(sheet: Worksheet) -> Iterator[Block]:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise TooManyCells(sheet.title)
    if strictly_marked(sheet.title) or rank_of(sheet.title) is not None:
        yield Paragraph(sheet.title, True, True, True)
    rows = list(_rows(sheet))
    if rows:
        yield Table(tuple(rows))


def _rows(sheet: Worksheet) -> Iterator[Row]:
    merged = _merged(sheet)
    hidden = {index for index, size in sheet.row_dimensions.items() if size.hidden}
    for line in sheet.iter_rows():
        if not line or line[0].row in hidden:
            continue
        cells: list[Cell] = []
        for cell in line:
            cells.extend(_cell(cell, merged, sheet))
        if any(cell.text for cell in cells):
            yield Row(tuple(cells))


def _merged(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int, int]]:
    """For each cell of a merge: the row and column of its first cell, and how many columns it has."""
    places = {}
    for area in sheet.merged_cells.ranges:
        if area.size["rows"] * area.size["columns"] > 20_000:
            raise TooManyCells(str(area))
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                places[row, column] = (area.min_row, area.min_col, area.size["columns"])
    return places


def _cell(cell: Any, merged: dict[tuple[int, int], tuple[int, int, int]], sheet: Worksheet) -> Iterator[Cell]:
    place = merged.get((cell.row, cell.column))
    start = cell.column - 1
    if place is None:
        yield Cell(_text(cell), start, 1, False, bool(cell.font and cell.font.b))
        return
    row, column, span = place
    if column != cell.column:
        return
    first = sheet.cell(row, column)
    yield Cell(_text(first), start, span, row != cell.row, bool(first.font and first.font.b))


def _text(cell: Any) -> str:
    """What the cell shows: a date as 31.12.2026, a share as 80 %, a whole number without its point."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return tidied(value)
    if isinstance(value, datetime | date):
        return _date(value, str(cell.number_format))
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float | int) and "%" in str(cell.number_format):
        return (
            f"{_number(round(value * 100, 6))} %"
            if " " in str(cell.number_format)
            else f"{_number(round(value * 100, 6))}%"
        )
    return _number(value) if isinstance(value, float | int) else str(value)


def _date(value: datetime | date, shown: str) -> str:
    """A cell formatted to show the month alone means the whole month."""
    bare = shown.lower().split(";")[0]
    if "y" in bare and "m" in bare and "d" not in bare.replace("[$-", ""):
        return f"{_MONTHS[value.month - 1]} {value.year}"
    return f"{value:%d.%m.%Y}"


def _number(value: float | int) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
