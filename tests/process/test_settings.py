"""Settings that cannot work: status 2, a line for each complaint, no token, and nothing half made."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web

from sandbox.bots import DEFAULT_TOKEN
from sandbox.clock import Clock
from sandbox.server import Server
from sandbox.telegram import Telegram
from tests.process.running import run

pytestmark = pytest.mark.process

STRANGE_TOKEN = "8123456789:AAH-not-a-token-of-this-sandbox-000"


def nothing(folder: Path) -> None:
    """The folder stays as it is."""


def newer(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "vekha.sqlite3")) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999_from_the_future')")
        connection.commit()


def no_database(folder: Path) -> None:
    (folder / "vekha.sqlite3").write_text("Это не база данных, а письмо.\n" * 50, "utf-8")


def a_file(folder: Path) -> None:
    (folder / "notes").write_text("заметки", "utf-8")


def a_folder(folder: Path) -> None:
    (folder / "vekha.sqlite3").mkdir()


def read_only(folder: Path) -> None:
    (folder / "locked").mkdir(mode=0o500)


def env_of_another_encoding(folder: Path) -> None:
    (folder / ".env").write_bytes("# настройки\nBOT_TOKEN=1\n".encode("cp1251"))


@dataclass(frozen=True)
class Case:
    """What is set up and set, and the words of each line that is complained."""

    told: tuple[str, ...]
    settings: dict[str, str | None] = field(default_factory=dict)
    before: Callable[[Path], None] = nothing
    needs: bool = True


CASES = {
    "no token": Case(("BOT_TOKEN",), {"BOT_TOKEN": None}),
    "a malformed token": Case(("BOT_TOKEN: это не токен",), {"BOT_TOKEN": "AAH-token-without-its-number-000000"}),
    "a wrong token": Case(("BOT_TOKEN: токен не принят",), {"BOT_TOKEN": STRANGE_TOKEN}),
    "nobody answers": Case(("BOT_API_SERVER: http://127.0.0.1:9 не отвечает",), {"BOT_API_SERVER": "http://127.0.0.1:9"}),
    "an address of nothing": Case(("BOT_API_SERVER",), {"BOT_API_SERVER": "127.0.0.1:8081"}),
    "no Bot API": Case(("BOT_API_SERVER: ",), {"BOT_API_SERVER": "{website}"}),
    "JSON, but no Bot API": Case(("BOT_API_SERVER: ",), {"BOT_API_SERVER": "{website}/json"}),
    "nobody at the proxy": Case(("BOT_PROXY",), {"BOT_PROXY": "http://user:secret@127.0.0.1:9"}),
    "a folder that is not there": Case(("DATABASE_URL", ), {"DATABASE_URL": "sqlite:///nowhere/vekha.sqlite3"}),
    "a folder that is a file": Case(("DATABASE_URL",), {"DATABASE_URL": "sqlite:///notes/vekha.sqlite3"}, a_file),
    "a file that is a folder": Case(("DATABASE_URL",), {}, a_folder),
    "a folder of somebody else": Case(
        ("DATABASE_URL",), {"DATABASE_URL": "sqlite:///locked/vekha.sqlite3"}, read_only,
        needs=os.name == "posix" and os.geteuid() != 0,
    ),
    "another kind of database": Case(
        ("DATABASE_URL",), {"DATABASE_URL": "mysql://user:secret@localhost/vekha"}
    ),
    "a database of a newer version": Case(("9999_from_the_future",), {}, newer),
    "a file that is no database": Case(("vekha.sqlite3", ), {}, no_database),
    "an .env of another encoding": Case((".env",), {}, env_of_another_encoding),
    "several at once": Case(
        ("BOT_TOKEN", "BOT_API_SERVER", "BOT_PROXY", "DATABASE_URL", "ADMIN_IDS", "TIMEZONE", "LOG_FORMAT",
         "MESSAGES_PER_SECOND", "CHAT_SECONDS"),
        {
            "BOT_TOKEN": None,
            "BOT_API_SERVER": "telegram",
            "BOT_PROXY": "//",
            "DATABASE_URL": "here",
            "ADMIN_IDS": "Анна",
            "TIMEZONE": "Москва",
            "LOG_FORMAT": "xml\nyaml",
            "MESSAGES_PER_SECOND": "много",
            "CHAT_SECONDS": "-1",
        },
    ),
}  # fmt: skip


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with Server(Telegram(Clock.running())) as made:
        yield made


@pytest.fixture
async def website() -> AsyncIterator[str]:
    """Something on the network that answers everything, and is no Bot API."""

    async def page(request: web.Request) -> web.Response:
        if request.path.startswith("/json"):
            return web.json_response({"detail": "добро пожаловать"})
        return web.Response(text="<h1>Добро пожаловать</h1>", content_type="text/html")

    app = web.Application()
    app.router.add_route("*", "/{anything:.*}", page)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
async def test_a_complaint_a_line_and_nothing_half_made(
    case: Case, server: Server, website: str, tmp_path: Path
) -> None:
    if not case.needs:
        pytest.skip("nothing is locked for this user")
    case.before(tmp_path)
    before = everything(tmp_path)
    good = {"BOT_TOKEN": DEFAULT_TOKEN, "BOT_API_SERVER": server.address}
    settings = {
        name: value.format(website=website)
        for name, value in (good | case.settings).items()
        if value is not None
    }
    ended = await run(tmp_path, **settings)
    lines = ended.err.splitlines()
    assert ended.status == 2, ended.err
    assert len(lines) == len(case.told), ended.err
    assert [words for words in case.told if not any(words in line for line in lines)] == []
    assert not ended.out
    for secret in (DEFAULT_TOKEN, STRANGE_TOKEN, "secret", "AAH-token"):
        assert secret not in ended.err
    assert everything(tmp_path) == before


def everything(folder: Path) -> dict[str, bytes | None]:
    """The files of a folder with what is in them; a database is told by its tables."""
    return {
        str(path.relative_to(folder)): tables(path) if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def tables(path: Path) -> bytes:
    if not path.read_bytes().startswith(b"SQLite format 3"):
        return path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump()).encode()
