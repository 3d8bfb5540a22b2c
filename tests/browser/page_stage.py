"""The stage for tests of the chat page: phones in Chromium and a scripted bot over the Bot API."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import aiohttp

from sandbox.bots import DEFAULT_TOKEN
from sandbox.server import Server

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

    async def tell_all_started(self) -> None:
        for phone in (self.anna, self.boris, self.vera):
            self.server.desk.deed(phone.person, "start", {})
            await self.tell(phone, f"Очень длинное слово: {'длинное' * 20} https://example.org/{'path' * 20}")

    async def restart_server(self) -> None:
        """The same Telegram behind the same address again."""
        self.server = Server(self.server.telegram, port=int(self.server.address.rpartition(":")[2]))
        await self.server.start()

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
