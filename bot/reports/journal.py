"""The journal as a spreadsheet: a line an entry, who did what to what, the old value and the new."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zoneinfo import ZoneInfo

from markupsafe import Markup
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.reports.cells import head, write, write_day
from bot.texts import journal as words
from bot.texts.journal_details import became, details, was
from bot.texts.voice import Voice, plain
from roadmap.journal import Entry

WIDTHS = (17, 28, 48, 44, 28, 28, 40, 20)


def journal_book(voice: Voice, entries: Sequence[Entry], timezone: str) -> bytes:
    """An .xlsx file; moments are of *timezone*. Whatever a name begins with, it stays text."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook without a sheet")
    sheet.title = plain(voice.say("Journal"))[:31]
    _head(voice, sheet)
    for number, entry in enumerate(entries, start=2):
        write_day(sheet.cell(number, 1), entry.at.astimezone(ZoneInfo(timezone)))
        for column, text in enumerate(_texts(voice, entry), start=2):
            write(sheet.cell(number, column), text)
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
    head(sheet, titles, WIDTHS)


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
