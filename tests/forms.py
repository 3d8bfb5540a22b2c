"""Small questionnaires to tell stories with, written as their authors would: sheets of an .xlsx."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

RISKS: dict[str, Sequence[Sequence[str]]] = {
    "survey": (
        ("type", "name", "label", "required", "relevant"),
        ("begin group", "people", "Педагоги", "", ""),
        ("integer", "teachers", "Сколько педагогов в школе?", "yes", ""),
        ("integer", "vacant", "Сколько ставок свободно?", "yes", ""),
        ("end group", "", "", "", ""),
        ("select_one level", "risk", "Какой риск главный?", "yes", ""),
        ("text", "why", "Почему?", "", "${risk} != 'none'"),
        ("note", "thanks", "Спасибо!", "", ""),
    ),
    "choices": (
        ("list_name", "name", "label"),
        ("level", "staff", "Кадры"),
        ("level", "results", "Результаты"),
        ("level", "none", "Рисков нет"),
    ),
    "settings": (("form_title", "form_id", "version"), ("Профиль рисков школы", "risk_profile", "1")),
}


def workbook(sheets: dict[str, Sequence[Sequence[str]]]) -> bytes:
    """The sheets as an .xlsx."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def risks(version: str = "1", question: str = "") -> bytes:
    """The risk profile of a school; another *question* makes it another version."""
    survey = RISKS["survey"]
    if question:
        survey = (*survey[:-1], ("text", "more", question, "", ""), survey[-1])
    settings = (RISKS["settings"][0], ("Профиль рисков школы", "risk_profile", version))
    return workbook({**RISKS, "survey": survey, "settings": settings})
