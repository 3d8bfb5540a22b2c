"""Gives each test of the page a fresh sandbox and a fresh tab of one Chromium."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from page_stage import Stage

from sandbox.clock import Clock
from sandbox.server import Server
from sandbox.telegram import Telegram

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LAPTOP = {"width": 1366, "height": 850}


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Any]:
    playwright = pytest.importorskip("playwright.async_api", reason="Playwright is not installed")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    async with playwright.async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stage(chromium: Any) -> AsyncIterator[Stage]:
    """An opened page with three people. Whatever the page complains of, but a refusal, is an error."""
    telegram = Telegram(Clock(datetime.fromisoformat("2026-03-02T08:00:00+03:00")))
    context = await chromium.new_context(viewport=LAPTOP)
    page = await context.new_page()
    page.set_default_timeout(10_000)
    server = Server(telegram)
    await server.start()
    async with aiohttp.ClientSession() as http:
        it = Stage(server, http, page)
        page.on("pageerror", lambda error: it.complaints.append(str(error)))
        page.on("console", lambda line: line.type == "error" and it.complaints.append(line.text))
        script = asyncio.create_task(it.run_bot())
        await it.open()
        yield it
        script.cancel()
        await asyncio.gather(script, return_exceptions=True)
        await context.close()
        await it.server.stop()
    wrong = [text for text in it.complaints if not text.startswith("Failed to load resource")]
    assert not wrong, wrong
