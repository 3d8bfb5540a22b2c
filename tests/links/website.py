"""A website on loopback with invented names, and name servers that may lie."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiohttp import web

from bot.links.resolver import NameUnknown

PIECE = b"x" * 65536
BOMB = gzip.compress(b"\0" * 50_000_000)
Handler = Callable[[web.Request], Coroutine[Any, Any, web.StreamResponse]]


class Names:
    """Answers each name with its addresses; where there are several answers, with the next one each time."""

    def __init__(self, **known: list[str]) -> None:
        self.known = {name.replace("_", "."): answers for name, answers in known.items()}
        self.asked: list[str] = []

    async def look_up(self, host: str) -> list[str]:
        self.asked.append(host)
        answers = self.known.get(host)
        if answers is None:
            raise NameUnknown(host)
        return (answers.pop(0) if len(answers) > 1 else answers[0]).split()


class Website:
    """What it was asked, and how much it has sent."""

    def __init__(self) -> None:
        self.requests: list[web.Request] = []
        self.sent = 0
        self.port = 0

    @property
    def paths(self) -> list[str]:
        return [request.path_qs for request in self.requests]

    def url(self, path: str = "/", host: str = "school.example.org", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        kind, _, rest = request.path.lstrip("/").partition("/")
        special: dict[str, Handler] = {
            "trickle": self._trickle,
            "endless": self._endless,
            "silent": self._silent,
        }
        if kind in special:
            return await special[kind](request)
        if kind.isdigit():
            return web.Response(
                status=int(kind), headers={"Location": request.query["to"]} if request.query else {}
            )
        if kind == "bomb":
            return web.Response(body=BOMB, headers={"Content-Encoding": "gzip"})
        if kind == "hops" and rest != "0":
            return web.Response(status=302, headers={"Location": f"/hops/{int(rest) - 1}"})
        return web.Response(text="<h1>Отчёт</h1>", content_type="text/html", headers={"Set-Cookie": "seen=1"})

    async def _trickle(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b".")
            await asyncio.sleep(0.01)

    async def _endless(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(PIECE)
            self.sent += len(PIECE)

    async def _silent(self, request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError


@asynccontextmanager
async def website(tls: Any = None, address: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Website]:
    site = Website()
    app = web.Application()
    app.router.add_route("*", "/{anything:.*}", site.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, address, port, ssl_context=tls).start()
    site.port = runner.addresses[0][1]
    yield site
    await runner.cleanup()


@asynccontextmanager
async def raw(answer: bytes) -> AsyncIterator[int]:
    """A port where every request gets *answer*, proper or not."""

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]
