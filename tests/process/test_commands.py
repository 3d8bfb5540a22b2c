"""The other commands as processes: the demonstration, and the ones that must stay light."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.process.running import command
from tests.town import ORDER

pytestmark = pytest.mark.process

HEAVY = ("aiogram", "aiohttp", "sqlalchemy", "alembic")


async def test_the_demonstration_plays_itself_and_leaves_nothing(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    # A pipe of Windows knows no Russian: what is printed must not depend on it.
    ended = await command(tmp_path, "demo", "--play", PYTHONIOENCODING="cp1252", **places)
    assert ended.status == 0, ended.err
    assert not ended.err
    phones = re.findall(r"^━━━ (.+) ━━━$", ended.out, re.MULTILINE)
    assert phones == ["Анна Ким · координатор", "Вера Лисицына · куратор", "Борис Орлов · директор", "Дарья Ветрова · педагог"]  # fmt: skip
    for words in (
        "Дорожная карта действует",
        "🕓 на проверке",
        "Принято 1 из",
        "Добавьте, пожалуйста, выводы",
    ):
        assert words in ended.out
    assert os.listdir(temporary) == []
    assert os.listdir(tmp_path) == ["temporary"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--help",), "demo"),
        (("explain", "--help"), "--period"),
        (("read", "--help"), "--json"),
        (("explain", "до 25 марта", "--period", "2026"), "25 марта"),
        (("read", "{order}"), "№ 18-од"),
    ],
    ids=["help", "explain-help", "read-help", "explain", "read"],
)
async def test_what_needs_no_messenger_does_not_load_it(
    arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    order = tmp_path / ORDER
    order.write_bytes((files("examples") / ORDER).read_bytes())
    given = [argument.format(order=order) for argument in arguments]
    ended = await command(tmp_path, *given, python=("-X", "importtime"))
    assert ended.status == 0, ended.err
    assert words in ended.out
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in ended.err.splitlines()}
    assert "click" in loaded
    assert not loaded & set(HEAVY)


async def test_a_command_that_is_not_there(tmp_path: Path) -> None:
    ended = await command(tmp_path, "rum")
    assert ended.status == 2
    assert "rum" in ended.err
    assert "Traceback" not in ended.err
