"""The stage for tests of the chat page: a sandbox, a scripted bot over the Bot API and Chromium."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from sandbox.bots import DEFAULT_TOKEN
from sandbox.clock import Clock
from sandbox.server import Server
from sandbox.telegram import Telegram

playwright = pytest.importorskip("playwright.async_api", reason="Playwright is not installed")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update"
LAPTOP = {"width": 1366, "height": 850}
PEOPLE = (
    {"first_name": "Анна", "last_name": "Ким", "note": "координатор"},
    {"first_name": "Борис", "last_name": "Ланской", "note": "директор школы"},
    {"first_name": "Вера", "last_name": "Соколова", "note": "педагог"},
)
Script = dict[str, Callable[["Stage", dict[str, Any]], Any]]


class Phone:
    """One phone of the page."""

    def __init__(self, page: Any, person: int) -> None:
        self.person = person
        self.box = page.locator(f'.phone[data-person="{person}"]')
        self.input = self.box.locator('[data-role="input"]')
        self.bubbles = self.box.locator("[data-message]")

    async def start(self) -> None:
        await self.box.locator('[data-action="start"]').click()
        await self.input.wait_for()

    async def write(self, text: str) -> None:
        await self.input.fill(text)
        await self.input.press("Enter")

    async def sees(self, text: str) -> Any:
        """The newest bubble with these words; waits for it."""
        bubble = self.bubbles.filter(has_text=text).last
        await bubble.wait_for()
        return bubble

    def button(self, label: str) -> Any:
        return self.box.get_by_role("button", name=label, exact=True).last


class Stage:
    """A sandbox, its page and a bot that answers texts and presses as it is told in `script`."""

    def __init__(self, server: Server, http: aiohttp.ClientSession, page: Any) -> None:
        self.server = server
        self.http = http
        self.page = page
        self.script: Script = {}
        self.complaints: list[str] = []
        self.people = [server.desk.add_person(dict(who))["id"] for who in PEOPLE]
        self.anna, self.boris, self.vera = (Phone(page, number) for number in self.people)

    async def bot(self, method: str, **parameters: Any) -> Any:
        address = f"{self.server.address}/bot{DEFAULT_TOKEN}/{method}"
        async with self.http.post(address, json=parameters) as answer:
            said = await answer.json()
        if not said["ok"]:
            raise RuntimeError(f"{method}: {said['description']}")
        return said["result"]

    async def tell(self, phone: Phone, text: str, **more: Any) -> Any:
        return await self.bot("sendMessage", chat_id=phone.person, text=text, parse_mode="HTML", **more)

    async def open(self, fragment: str = "") -> None:
        await self.page.goto(f"{self.server.address}/{fragment}")
        await self.page.locator(".phone").first.wait_for()

    async def run_bot(self) -> None:
        offset = 0
        while True:
            try:
                updates = await self.bot("getUpdates", offset=offset, timeout=20)
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)  # the server is away in the story of a cut
                continue
            for update in updates:
                offset = update["update_id"] + 1
                await self._answer(update)

    async def _answer(self, update: dict[str, Any]) -> None:
        press, message = update.get("callback_query"), update.get("message", {})
        key = press["data"] if press else message.get("text", "")
        if key in self.script:
            await self.script[key](self, press or message)


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Any]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    async with playwright.async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=path, args=[*QUIET.split(), "--disable-sync"])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stage(chromium: Any) -> AsyncIterator[Stage]:
    """An opened page with three people. Ends with an error if the page complained of anything but a refusal."""
    telegram = Telegram(Clock(datetime.fromisoformat("2026-03-02T08:00:00+03:00")))
    context = await chromium.new_context(viewport=LAPTOP)
    page = await context.new_page()
    page.set_default_timeout(10_000)
    async with Server(telegram) as server, aiohttp.ClientSession(json_serialize=json.dumps) as http:
        it = Stage(server, http, page)
        page.on("pageerror", lambda error: it.complaints.append(str(error)))
        page.on("console", lambda line: line.type == "error" and it.complaints.append(line.text))
        script = asyncio.create_task(it.run_bot())
        await it.open()
        yield it
        script.cancel()
        await asyncio.gather(script, return_exceptions=True)
        await context.close()
    wrong = [text for text in it.complaints if not text.startswith("Failed to load resource")]
    assert not wrong, wrong
