"""A line to a sandbox that runs elsewhere on this machine: deeds over HTTP, waiting on the event stream."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any

import aiohttp

from sandbox.errors import DeskError
from sandbox.lines import Toast, toast_of
from sandbox.wire import Json, Upload


class HttpLine:
    """`async with HttpLine("http://127.0.0.1:8081") as line:`; a wait lasts up to `patience` seconds."""

    def __init__(self, address: str, *, patience: float = 10.0) -> None:
        self.address = address.rstrip("/")
        self.patience = patience
        self._toasts: dict[str, Toast] = {}
        self._news = asyncio.Condition()
        self._listening = asyncio.Event()

    async def __aenter__(self) -> HttpLine:
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None, sock_connect=5))
        self._ear = asyncio.create_task(self._listen())
        await asyncio.wait_for(self._listening.wait(), self.patience)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ear.cancel()
        await asyncio.gather(self._ear, return_exceptions=True)
        await self._http.close()

    async def _listen(self) -> None:
        async with self._http.get(f"{self.address}/sandbox/events") as stream:
            kind = ""
            async for raw in stream.content:
                line = raw.decode().rstrip("\n")
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    await self._hear(kind, json.loads(line.removeprefix("data: ")))

    async def _hear(self, kind: str, data: Json) -> None:
        self._listening.set()
        async with self._news:
            if kind == "toast":
                self._toasts[data["callback_query_id"]] = toast_of(data)
            self._news.notify_all()

    async def ask(self, verb: str, path: str, body: Json | None = None) -> Any:
        """One call of the desk; a refusal is raised as DeskError."""
        async with self._http.request(verb, f"{self.address}/sandbox/{path}", json=body) as answer:
            return await _read(answer)

    async def arrive(self, body: Json) -> Json:
        person: Json = await self.ask("POST", "people", body)
        return person

    async def deed(self, person_id: int, deed: str, body: Json, upload: Upload | None = None) -> Json:
        if upload is None:
            done: Json = await self.ask("POST", f"people/{person_id}/{deed}", body)
            return done
        fields = {key: str(value) for key, value in body.items() if value is not None}
        form = aiohttp.FormData(fields, quote_fields=False)
        form.add_field(
            "file", io.BytesIO(upload.content), filename=upload.filename, content_type=upload.content_type
        )
        address = f"{self.address}/sandbox/people/{person_id}/{deed}"
        async with self._http.post(address, data=form) as answer:
            sent: Json = await _read(answer)
            return sent

    async def messages(self, person_id: int, chat_id: int) -> list[Json]:
        state = await self.ask("GET", "state")
        mine = [chat for chat in state["chats"] if chat["id"] == chat_id]
        return [message for chat in mine[:1] for message in chat["messages"]]

    async def toast(self, callback_query_id: str, *, wait: bool) -> Toast | None:
        async def answered() -> bool:
            return callback_query_id in self._toasts

        if wait:
            await self.until(answered)
        return self._toasts.get(callback_query_id)

    async def until(self, ready: Callable[[], Awaitable[bool]]) -> bool:
        """Asks again after each event, for `patience` seconds in all."""
        try:
            async with asyncio.timeout(self.patience):
                while True:
                    async with self._news:
                        if await ready():
                            return True
                        await self._news.wait()
        except TimeoutError:
            return False

    async def transcript(self, person_id: int, chat_id: int, *, log: bool) -> str:
        words = f"transcript/{person_id}?chat_id={chat_id}" + ("&log=1" if log else "")
        return str(await self.ask("GET", words))


async def _read(answer: aiohttp.ClientResponse) -> Any:
    if answer.content_type != "application/json":
        return await answer.text()
    said = await answer.json()
    if answer.status >= 400:
        raise DeskError(said["error"], answer.status)
    return said
