"""A form back as an .xlsx: every cell as the text that it was read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

_WIDEST = 60
_BOLD = Font(bold=True)


def write_xlsform(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """The sheets as an .xlsx, in their order; ``read_xlsform`` of it gives the same sheets again."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                if text:
                    cell = sheet.cell(number, column)
                    cell.value = text
                    # A text that begins with «=» is no formula.
                    cell.data_type = "s"
                    if number == 1:
                        cell.font = _BOLD
        for column in range(1, sheet.max_column + 1):
            longest = max((len(row[column - 1]) for row in rows if len(row) >= column), default=0)
            sheet.column_dimensions[get_column_letter(column)].width = min(longest + 2, _WIDEST)
        sheet.freeze_panes = "A2"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
