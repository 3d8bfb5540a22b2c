"""What is overdue as a spreadsheet: a line a task, the oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.reports.cells import head, write, write_day
from bot.texts.names import person_name
from bot.texts.voice import Voice, plain
from roadmap.tasks import Task

WIDTHS = (34, 8, 60, 40, 28, 12, 12, 17)


def overdue_book(voice: Voice, tasks: Sequence[Task], today: date) -> bytes:
    """An .xlsx file; moments are of each task's own department."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook without a sheet")
    sheet.title = plain(voice.say("Overdue"))[:31]
    head(
        sheet,
        (
            voice.say("Organisation"),
            voice.say("№"),
            voice.say("Activity"),
            voice.say("Section"),
            voice.say("Handed to"),
            voice.say("Due date"),
            voice.say("Days late"),
            voice.say("Written to"),
        ),
        WIDTHS,
    )
    for number, task in enumerate(tasks, start=2):
        _row(voice, sheet, number, task, today)
    sheet.auto_filter.ref = sheet.dimensions
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _row(voice: Voice, sheet: Worksheet, number: int, task: Task, today: date) -> None:
    handed = "" if task.assignee_id is None else plain(person_name(voice, task.assignee))
    texts = (task.organisation, task.number, task.title, task.section, handed)
    for column, text in enumerate(texts, start=1):
        write(sheet.cell(number, column), text)
    write_day(sheet.cell(number, 6), task.due)
    if task.due is not None:
        sheet.cell(number, 7, (today - task.due).days)
    asked = None if task.asked_at is None else task.asked_at.astimezone(ZoneInfo(task.timezone))
    write_day(sheet.cell(number, 8), asked)
