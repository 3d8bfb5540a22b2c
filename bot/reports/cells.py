"""Cells of spreadsheets: whatever a text begins with, it stays text; a moment is a moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from markupsafe import Markup
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.texts.voice import plain

CELL_MOST = 2000
_BEGINS_A_FORMULA = re.compile(r"[=+\-@\t\r]")


def write(cell: Cell | object, text: str) -> None:
    """Text and nothing else: the cell's type is said, and a mark keeps it so when somebody edits it."""
    if not isinstance(cell, Cell):
        raise TypeError("a merged cell in a new sheet")
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:CELL_MOST]
    cell.data_type = "s"
    if _BEGINS_A_FORMULA.match(text):
        cell.quotePrefix = True


def write_day(cell: Cell | object, when: date | datetime | None) -> None:
    """A real date, or a moment without its zone; nothing where there is none."""
    if not isinstance(cell, Cell):
        raise TypeError("a merged cell in a new sheet")
    if when is None:
        return
    cell.value = when.replace(tzinfo=None) if isinstance(when, datetime) else when
    cell.number_format = "dd.mm.yyyy hh:mm" if isinstance(when, datetime) else "dd.mm.yyyy"


def head(sheet: Worksheet, titles: Sequence[Markup], widths: Sequence[int]) -> None:
    """The first row, which stays on the screen."""
    for column, (title, width) in enumerate(zip(titles, widths, strict=True), start=1):
        cell = sheet.cell(1, column)
        write(cell, plain(title))
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
