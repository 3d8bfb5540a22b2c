"""Imports run one way: bot → storage → roadmap; the sandbox stands apart."""

import ast

import pytest

from tests.house.sources import ROOMS, ROOT, imports, named, python_files

FORBIDDEN = {
    "roadmap": {
        "bot",
        "storage",
        "sandbox",
        "aiogram",
        "sqlalchemy",
        "gettext",
        "babel",
        "asyncio",
        "pathlib",
        "os",
    },
    "storage": {"bot", "sandbox", "aiogram"},
    "sandbox": {"bot", "storage", "roadmap"},
    "bot": {"sandbox", "sqlalchemy", "alembic"},
    "bot/demo": {"sqlalchemy", "alembic"},
    "bot/actions": {"sandbox", "sqlalchemy", "alembic", "aiogram"},
    "bot/texts": {"sandbox", "sqlalchemy", "alembic", "aiogram"},
    "bot/reports": {"sandbox", "sqlalchemy", "alembic", "aiogram", "storage"},
}


def wrong(room: str, source: str) -> list[str]:
    """The imports of *source* that its room does not allow."""
    found = []
    for line, module in imports(ast.parse(source)):
        top = module.split(".")[0]
        if top in FORBIDDEN[room]:
            found.append(f"{line}: {room} imports {module}")
        if room != "bot/demo" and module.startswith("bot.demo") and room != "bot":
            found.append(f"{line}: only the command line imports bot.demo")
    return found


def room_of(name: str) -> str:
    return max((room for room in FORBIDDEN if name.startswith(f"{room}/")), key=len)


def test_imports_run_one_way() -> None:
    found = [
        f"{named(path)}:{line}"
        for path in python_files(*ROOMS)
        for line in wrong(room_of(named(path)), path.read_text("utf-8"))
    ]
    assert found == []


def test_gettext_is_called_by_the_voice_alone() -> None:
    callers = [
        named(path)
        for path in python_files(*ROOMS)
        if any(module == "gettext" for _, module in imports(ast.parse(path.read_text("utf-8"))))
    ]
    assert callers == ["bot/texts/voice.py"]


@pytest.mark.parametrize(
    ("room", "good", "bad"),
    [
        ("roadmap", "from datetime import date", "def f():\n    import aiogram"),
        ("storage", "from roadmap.tasks import Task", "from bot.says import Note"),
        ("sandbox", "import json", "import roadmap.tasks"),
        ("bot/actions", "from storage.unit import Unit", "from aiogram import Bot"),
    ],
)
def test_the_guard_tells_good_from_bad(room: str, good: str, bad: str) -> None:
    assert wrong(room, good) == []
    assert wrong(room, bad) != []


def test_every_room_is_there() -> None:
    assert [room for room in (*ROOMS, "locales", "examples") if not (ROOT / room).is_dir()] == []
