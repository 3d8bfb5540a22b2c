"""A form's spreadsheet as rows of texts, read once: what is understood is what the export writes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter
from zipfile import is_zipfile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from roadmap.documents import refusals as documents
from roadmap.documents.limits import check_ole, check_size
from roadmap.documents.sheets import checked_book
from roadmap.questionnaires.problems import Fault, FormRefused, Problem

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
KEPT = (SURVEY, CHOICES, SETTINGS)
READ = (*KEPT, "external_choices", "entities", "osm")
"""The sheets that XLSForm knows; those that are not kept are refused where they hold something."""

MOST_QUESTIONS = 2000
MOST_CHOICES = 10_000
LONGEST_CELL = 32_767
"""What a cell of a spreadsheet can hold."""
_MOST_ROWS, _MOST_AREA = 20_000, 400_000
_FAULTS = {
    documents.TooLarge: Fault.TOO_HEAVY,
    documents.TooMuchInside: Fault.TOO_MUCH_INSIDE,
    documents.TooManyCells: Fault.TOO_MANY_CELLS,
    documents.Locked: Fault.LOCKED,
    documents.HasMacros: Fault.MACROS,
    documents.OldFormat: Fault.OLD_FORMAT,
    documents.UnknownFormat: Fault.NOT_A_SPREADSHEET,
    documents.Broken: Fault.DAMAGED,
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets that XLSForm knows, by their names in small letters, and what was noticed while reading."""

    sheets: dict[str, Rows]
    problems: tuple[Problem, ...]


def read_book(content: bytes) -> Book:
    """The sheets of an .xlsx; raises FormRefused for what is no spreadsheet or cannot be opened."""
    book = _opened(content)
    formulas = any(
        cell.data_type == "f" for _, sheet in _known(book) for row in sheet.iter_rows() for cell in row
    )
    worked_out = _book(content, worked_out=True) if formulas else book
    problems = [Problem(Fault.OTHER_SHEET, sheet=name) for name in _others(book)]
    sheets = {}
    for name, sheet in _known(book):
        reading = _Reading(name, sheet, worked_out[sheet.title])
        sheets[name] = reading.rows()
        problems += reading.problems
    return Book(sheets, tuple(problems))


def _opened(content: bytes) -> Workbook:
    try:
        check_size(content)
        check_ole(content)
        if not is_zipfile(BytesIO(content)):
            raise documents.Broken if content.startswith(b"PK") else documents.UnknownFormat
        book = _book(content, worked_out=False)
        if any(sheet.max_row * sheet.max_column > _MOST_AREA for sheet in book.worksheets):
            raise documents.TooManyCells
    except documents.Unreadable as refusal:
        raise FormRefused([Problem(_FAULTS[type(refusal)])]) from refusal
    return book


def _book(content: bytes, *, worked_out: bool) -> Workbook:
    with catch_warnings():
        # It warns of pictures, lists to pick from and other things of a sheet that no form needs.
        simplefilter("ignore")
        return checked_book(content, _MOST_ROWS, data_only=worked_out)


def _known(book: Workbook) -> Iterator[tuple[str, Worksheet]]:
    """A lone sheet is the survey whatever it is called, as pyxform has it."""
    if len(book.worksheets) == 1:
        yield (
            _plain(book.worksheets[0].title) if _plain(book.worksheets[0].title) in READ else SURVEY,
            book.worksheets[0],
        )
        return
    for sheet in book.worksheets:
        if _plain(sheet.title) in READ:
            yield _plain(sheet.title), sheet


def _others(book: Workbook) -> list[str]:
    known = [sheet.title for _, sheet in _known(book)]
    return [sheet.title for sheet in book.worksheets if sheet.title not in known]


def _plain(title: str) -> str:
    return title.strip().lower()


class _Reading:
    """One sheet on its way to texts."""

    def __init__(self, name: str, sheet: Worksheet, worked_out: Worksheet) -> None:
        self.name = name
        self.sheet = sheet
        self.worked_out = worked_out
        self.problems: list[Problem] = []

    def rows(self) -> Rows:
        if self.sheet.sheet_state != "visible":
            self.problems.append(Problem(Fault.HIDDEN_SHEET, self.name))
        hidden = {number for number, size in self.sheet.row_dimensions.items() if size.hidden}
        rows = []
        for number, line in enumerate(self.sheet.iter_rows(), 1):
            texts = [self._text(cell) for cell in line]
            while texts and not texts[-1]:
                texts.pop()
            if texts and number in hidden:
                self.problems.append(Problem(Fault.HIDDEN_ROW, self.name, number))
            rows.append(tuple(texts))
        while rows and not rows[-1]:
            rows.pop()
        self._merged()
        return tuple(rows)

    def _merged(self) -> None:
        """Only the first cell of a merge has the value: the rows below would be without it."""
        for area in self.sheet.merged_cells.ranges:
            text = text_of(self.worked_out.cell(area.min_row, area.min_col).value)
            fault = Fault.MERGED_ROWS if area.size["rows"] > 1 else Fault.MERGED_COLUMNS
            if text:
                self.problems.append(Problem(fault, self.name, area.min_row, area.coord, text[:40]))

    def _text(self, cell: Any) -> str:
        value = cell.value
        if cell.data_type == "f":
            value = self.worked_out.cell(cell.row, cell.column).value
            self._notice(Fault.FORMULA_EMPTY if value is None else Fault.FORMULA, cell, text_of(value))
        if cell.data_type == "e" or self.worked_out.cell(cell.row, cell.column).data_type == "e":
            self._notice(Fault.CELL_ERROR, cell, text_of(value))
        text = text_of(value)
        if len(text) > LONGEST_CELL:
            self._notice(Fault.CELL_TOO_LONG, cell, str(len(text)))
        if _NOT_XML.search(text):
            self._notice(Fault.BAD_CHARACTER, cell, text[:40])
        return text

    def _notice(self, fault: Fault, cell: Any, value: str) -> None:
        self.problems.append(Problem(fault, self.name, cell.row, cell.column_letter, value))


def text_of(value: object) -> str:
    """What pyxform makes of a cell's value; a day is written as XForms writes it, 2026-09-01."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).replace("\xa0", " ").replace("_x000D_", "").replace("\r", "").strip()
