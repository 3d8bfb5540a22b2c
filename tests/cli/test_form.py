"""``vekha form``: a questionnaire is checked, put in and written out from the command line."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import vekha
from roadmap.questionnaires.exporting import write_xlsform
from roadmap.questionnaires.xlsform import read_xlsform
from storage.database import open_database

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PASSPORT = (files("examples") / "forms" / "social-passport.xlsx").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "паспорт.xlsx").write_bytes(PASSPORT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/v.sqlite3")

    async def make() -> None:
        database = await open_database(f"sqlite:///{tmp_path}/v.sqlite3")
        async with database.unit() as unit:
            await unit.departments.add("Управление образования Верхнереченска", "Europe/Moscow", NOW)
        await database.close()

    asyncio.run(make())
    return tmp_path


def form(*arguments: str) -> Result:
    return CliRunner().invoke(vekha, ["form", *arguments])


def test_a_form_goes_in_and_comes_out_the_same(folder: Path) -> None:
    checked = form("check", "паспорт.xlsx")
    assert checked.output == "Анкета «Социальный паспорт школы» (social_passport 1) годится. Языки: ru.\n"
    put_in = form("import", "паспорт.xlsx")
    assert put_in.output.splitlines()[-1] == "Она записана под номером 1."
    assert form("export", "1", "обратно.xlsx").exit_code == 0
    before, after = (
        read_xlsform((folder / name).read_bytes(), name) for name in ("паспорт.xlsx", "обратно.xlsx")
    )
    assert (after.sheets, after.xform) == (before.sheets, before.xform)


def test_every_problem_is_told_with_its_sheet_and_row(folder: Path) -> None:
    survey = [
        ["type", "name", "label", "relevant", "appearance"],
        ["geopoint", "a", "Где?"],
        ["integer", "b", "Сколько <i>?", "${c} > 1"],
        ["integer", "c", "Сколько?", "${b} > 1", "w1"],
        ["text", "d", "Что?", "pulldata('x')"],
        ["text", "e", "Что?", "${b} > 1", "w1"],
    ]
    (folder / "плохая.xlsx").write_bytes(write_xlsform({"survey": survey}))
    told = form("check", "плохая.xlsx")
    assert told.exit_code == 2
    assert told.output.splitlines() == [
        "survey, строка 2, type: «geopoint»: место на карте здесь не спрашивают. Спросите адрес текстом.",
        "survey, строка 3, relevant: Замкнутый круг: каждое здесь ждёт следующего. b → c → b",
        "survey, строка 5, relevant: Функции pulldata() здесь нет.",
        "survey, строки 4, 6, appearance: Вид «w1» сохранён; здесь он ничего не меняет.",
    ]


def test_what_is_no_form_and_what_is_not_there_are_told(folder: Path) -> None:
    (folder / "письмо.xlsx").write_bytes(b"Dear")
    assert form("import", "письмо.xlsx").output == "Это не таблица. Анкета – файл .xlsx с листом «survey».\n"
    missing = form("export", "7", "x.xlsx")
    assert (missing.output, missing.exit_code) == ("Анкеты с номером 7 нет.\n", 2)
