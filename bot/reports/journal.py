"""The journal as a spreadsheet: a line an entry, who did what to what, the old value and the new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from zoneinfo import ZoneInfo

from markupsafe import Markup
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.texts import journal as words
from bot.texts.journal_details import became, details, was
from bot.texts.voice import Voice, plain
from roadmap.journal import Entry

WIDTHS = (17, 28, 48, 44, 28, 28, 40, 20)
CELL_MOST = 2000
_BEGINS_A_FORMULA = re.compile(r"[=+\-@\t\r]")


def journal_book(voice: Voice, entries: Sequence[Entry], timezone: str) -> bytes:
    """An .xlsx file; moments are of *timezone*. Whatever a name begins with, it stays text."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook without a sheet")
    sheet.title = plain(voice.say("Journal"))[:31]
    _head(voice, sheet)
    for number, entry in enumerate(entries, start=2):
        cell = sheet.cell(number, 1, entry.at.astimezone(ZoneInfo(timezone)).replace(tzinfo=None))
        cell.number_format = "dd.mm.yyyy hh:mm"
        for column, text in enumerate(_texts(voice, entry), start=2):
            _write(sheet.cell(number, column), text)
    sheet.auto_filter.ref = sheet.dimensions
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(voice: Voice, sheet: Worksheet) -> None:
    titles = (
        voice.say("When"),
        voice.say("Who"),
        voice.say("What"),
        voice.say("About"),
        voice.say("Was"),
        voice.say("Now"),
        voice.say("Details"),
        voice.say("Action"),
    )
    for column, (title, width) in enumerate(zip(titles, WIDTHS, strict=True), start=1):
        cell = sheet.cell(1, column)
        _write(cell, plain(title))
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def _texts(voice: Voice, entry: Entry) -> tuple[str, ...]:
    return (
        plain(words.author(voice, entry)),
        plain(words.sentence(voice, entry)),
        words.subject(voice, entry),
        plain(was(voice, entry)),
        plain(became(voice, entry)),
        plain(Markup("; ").join(details(voice, entry))),
        entry.action,
    )


def _write(cell: Cell | object, text: str) -> None:
    """Text and nothing else: the cell's type is said, and a mark keeps it so when somebody edits it."""
    if not isinstance(cell, Cell):
        raise TypeError("a merged cell in a new sheet")
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:CELL_MOST]
    cell.data_type = "s"
    if _BEGINS_A_FORMULA.match(text):
        cell.quotePrefix = True
