"""The journal as a spreadsheet: whatever stands in a name, it is text, and the file opens."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.reports.journal import journal_book
from bot.texts.journal import WORDS
from bot.texts.voice import LANGUAGES, voice_of
from roadmap.journal import Entry

NOW = datetime(2026, 11, 21, 11, 5, tzinfo=UTC)
NASTY = [
    "=1+1",
    "+7 900",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "<b>&amp;",
    "control \x01\x0b end",
    "Ы" * 40_000,
    "\u202eabc",
    "",
]


def opened(entries: list[Entry], language: str = "ru") -> list[tuple[object, ...]]:
    sheet = load_workbook(BytesIO(journal_book(voice_of(language), entries, "Asia/Kamchatka"))).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


@pytest.mark.parametrize("name", NASTY)
def test_a_name_stays_text(name: str) -> None:
    entry = Entry(
        1,
        NOW,
        "task.delegated",
        "task:7",
        5,
        1,
        {"was": 5, "now_with": 6, "why": "request:3"},
        {"task:7": f"{name}1.10", "person:5": name, "person:6": name, "request:3": name},
    )
    content = journal_book(voice_of("ru"), [entry], "Europe/Moscow")
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    if name and name[0] in "=+-@":
        assert cells[1].value == name
        assert cells[1].quotePrefix


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_its_line(language: str) -> None:
    entries = [Entry(n, NOW, action, "task:7", None, 1) for n, action in enumerate(WORDS)]
    rows = opened(entries, language)
    assert [row[-1] for row in rows[1:]] == list(WORDS)
    assert all(row[2] for row in rows)
    # Moments are told where the department is.
    assert str(rows[1][0]) == "2026-11-21 23:05:00"


def test_an_empty_journal_is_a_head_alone() -> None:
    assert len(opened([])) == 1


def test_an_action_of_another_version_is_told_by_its_name() -> None:
    rows = opened([Entry(1, NOW, "moon.landed", "moon:1", None, None, {"old": [1, 2], "new": {"a": True}})])
    assert rows[1][1:7] == (
        "программа",
        "moon.landed",
        "moon:1",
        "1, 2",
        "a: True",
        "было: 1, 2, стало: a: True",
    )
