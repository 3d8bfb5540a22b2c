"""An order is read in a process of its own: the same plan comes out, and no file takes the bot with it."""

from __future__ import annotations

import asyncio
import os

import pytest

from bot import reading
from bot.reading import read_apart, read_here
from roadmap.documents.refusals import Broken, EmptyRoster, NoTable
from roadmap.refusals import ReadingFailed
from tests.roster.drawing import roster, rows_of_a_department
from tests.town import order

pytestmark = pytest.mark.process


async def test_the_same_plan_comes_out() -> None:
    assert await read_apart(order(), "order.txt") == await read_here(order(), "order.txt")


async def test_the_same_roster_comes_out() -> None:
    content = roster(**rows_of_a_department(40, 200))
    assert await read_apart(content, "люди.xlsx") == await read_here(content, "люди.xlsx")


async def test_a_refusal_comes_back_by_its_name() -> None:
    with pytest.raises(NoTable):
        await read_apart("Письмо".encode(), "письмо.txt")
    with pytest.raises(Broken):
        await read_apart(b"PK\x03\x04 nothing", "приказ.docx")
    with pytest.raises(EmptyRoster):
        await read_apart(roster(p=[]), "люди.xlsx")


async def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "READ_SECONDS", 0.05)
    with pytest.raises(ReadingFailed):
        await read_apart(order(), "order.txt")


async def test_a_reader_that_dies_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "CHILD", "bot.no_such_module")
    with pytest.raises(ReadingFailed):
        await read_apart(order(), "order.txt")


async def test_the_reader_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}
    real = asyncio.create_subprocess_exec

    async def note(*command: str, env: dict[str, str], **options: object) -> asyncio.subprocess.Process:
        seen.update(env)
        return await real(*command, env=env, **options)  # type: ignore[arg-type]

    monkeypatch.setenv("BOT_TOKEN", "7000000001:SANDBOX-secret")
    monkeypatch.setattr(asyncio, "create_subprocess_exec", note)
    await read_apart(order(), "order.txt")
    assert "SANDBOX-secret" not in str(seen)
    assert "PATH" in seen or os.name == "nt"
