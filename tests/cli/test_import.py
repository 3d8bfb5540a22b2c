"""``vekha import``: an order goes in from the command line."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import vekha
from storage.database import open_database
from tests.town import order

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "приказ.txt").write_bytes(order())
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


def put_in(*arguments: str) -> Result:
    return CliRunner().invoke(vekha, ["import", "приказ.txt", *arguments])


def test_an_order_goes_in_and_goes_in_once(folder: Path) -> None:
    departments(folder, "Управление образования Верхнереченского округа")
    first, second = put_in("--past", "left_out"), put_in()
    assert "Дорожная карта действует" in first.output
    assert first.exit_code == 0
    assert "Приказ № 18-од уже действует" in second.output
    assert second.exit_code == 2


def test_what_goes_in_is_the_departments(folder: Path) -> None:
    departments(folder, "Управление образования Верхнереченского округа")
    put_in("--past", "overdue")

    async def whose() -> list[int | None]:
        database = await open_database(f"sqlite:///{folder}/v.sqlite3")
        async with database.unit() as unit:
            live, own = await unit.roadmaps.live(1), await unit.roadmaps.of_schools([1])
        await database.close()
        assert own == []
        return [one.organisation_id for one in live]

    assert asyncio.run(whose()) == [None]


def test_a_new_edition_takes_the_place_of_the_live_one(folder: Path) -> None:
    departments(folder, "Управление образования Верхнереченского округа")
    assert "не похожа" in put_in("--edition").output
    put_in("--past", "overdue")
    (folder / "приказ.txt").write_bytes(order().replace("№ 18-од".encode(), "№ 31-од".encode()))
    result = put_in("--edition", "--past", "overdue")
    assert (
        "Новая редакция действует\nЗаданий добавлено: 0, перенесено: 0, снято с контроля: 0" in result.output
    )
    assert result.exit_code == 0


def test_without_a_department_it_says_what_to_do(folder: Path) -> None:
    result = put_in()
    assert "Управления образования ещё нет" in result.output
    assert result.exit_code == 2


def test_of_several_departments_one_is_named(folder: Path) -> None:
    departments(folder, "Отдел А", "Отдел Б")
    assert "Отдел А и Отдел Б" in put_in().output
    assert "Дорожная карта действует" in put_in("--department", "отдел б").output


def test_a_file_that_is_no_order_puts_nothing_in(folder: Path) -> None:
    (folder / "приказ.txt").write_text("Письмо без таблицы", "utf-8")
    result = put_in()
    assert "Здесь нет таблицы" in result.output
    assert result.exit_code == 2
    assert not (folder / "v.sqlite3").exists()
