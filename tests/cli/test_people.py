"""``vekha people``: a spreadsheet goes in from the command line."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import vekha
from roadmap.roster import looks_like_roster
from storage.database import open_database
from tests.roster.drawing import drawn, roster, rows_of_a_department

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "люди.xlsx").write_bytes(roster(**rows_of_a_department(4, 10)))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/v.sqlite3")
    return tmp_path


def departments(folder: Path, *names: str) -> None:
    async def make() -> None:
        database = await open_database(f"sqlite:///{folder}/v.sqlite3")
        async with database.unit() as unit:
            for name in names:
                await unit.departments.add(name, "Europe/Moscow", NOW)
        await database.close()

    asyncio.run(make())


def people(*arguments: str) -> Result:
    return CliRunner().invoke(vekha, ["people", *arguments])


def test_a_spreadsheet_goes_in_once(folder: Path) -> None:
    departments(folder, "Управление образования Верхнереченска")
    shown = people("люди.xlsx", "--dry-run")
    assert "Добавится: 4 организации, 1 группа, 1 место в группах и 10 человек." in shown.output
    assert "+ Человеков3 Имярек Отчествович: Учитель (педагог), МБОУ «Средняя школа № 4»" in shown.output
    done, again = people("люди.xlsx"), people("люди.xlsx")
    assert "Добавлено: 4 организации" in done.output
    assert "Ничего не изменится" in again.output
    assert (shown.exit_code, done.exit_code, again.exit_code) == (0, 0, 0)


def test_the_department_is_named_where_there_are_several(folder: Path) -> None:
    departments(folder, "Управление Верхнереченска", "Управление Нижнегорска")
    assert people("люди.xlsx").exit_code == 2
    assert "Добавлено" in people("люди.xlsx", "--department", "нижнегорск").output


def test_every_bad_row_is_named_and_the_status_is_two(folder: Path) -> None:
    departments(folder, "Управление образования Верхнереченска")
    (folder / "люди.xlsx").write_bytes(
        roster(p=[(None, f"Зима {n}", "Учитель", None, "Школа Я") for n in "абвгдежзиклм"])
    )
    result = people("люди.xlsx")
    assert result.exit_code == 2
    assert result.output.count("организации «Школа Я» нет ни в файле, ни в управлении") == 12
    assert "Лист «Люди», строка 13, столбец E («Организация»)" in result.output


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"PK", "повреждён"), (drawn({"Лист1": [("Класс", "Часы")]}), "Это не таблица с организациями")],
    ids=["broken", "other"],
)
def test_a_file_that_is_no_roster(folder: Path, content: bytes, words: str) -> None:
    (folder / "люди.xlsx").write_bytes(content)
    result = people("люди.xlsx")
    assert (result.exit_code, words in result.output) == (2, True), result.output


def test_the_template_is_written(folder: Path) -> None:
    assert people("--template", "шаблон.xlsx").exit_code == 0
    assert looks_like_roster((folder / "шаблон.xlsx").read_bytes())
    assert people().exit_code == 2
