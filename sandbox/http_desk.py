"""The desk over HTTP: calls, the event stream, files for the page."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from aiohttp import web

from sandbox.desk import Desk
from sandbox.errors import DeskError
from sandbox.events import Event
from sandbox.http_api import read_form
from sandbox.things import StoredFile
from sandbox.wire import Json

INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "text/plain")
"""What a browser may show in place; everything else is saved, for a person may send a page with a script."""
HEARTBEAT = 15.0
"""Seconds between signs of life on the event stream."""


class DeskDoor:
    """The second door of docs/sandbox.md."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._streams: set[asyncio.Queue[Event | None]] = set()

    def routes(self) -> list[web.RouteDef]:
        desk = self.desk
        return [
            web.get("/sandbox/state", _plain(lambda request: desk.state())),
            web.get("/sandbox/events", self.events),
            web.get("/sandbox/files/{file_id}", self.file),
            web.get("/sandbox/transcript/{person_id:\\d+}", self.transcript),
            web.get("/sandbox/book", self.book),
            web.post("/sandbox/people", _posted(lambda request, body: desk.add_person(body))),
            web.post("/sandbox/people/{person_id:\\d+}/file", self.send_file),
            web.post("/sandbox/people/{person_id:\\d+}/{deed}", _posted(self._deed)),
            web.post("/sandbox/groups", _posted(lambda request, body: desk.make_group(body))),
            web.post("/sandbox/groups/{chat_id:-?\\d+}/{change}", _posted(self._change)),
            web.post("/sandbox/clock", _posted(lambda request, body: desk.move_clock(body))),
            web.post("/sandbox/limits", _posted(lambda request, body: desk.limit(body))),
            web.post("/sandbox/latency", _posted(lambda request, body: desk.delay(body))),
            web.post("/sandbox/faults", _posted(lambda request, body: desk.break_it(body))),
            web.delete("/sandbox/faults", _plain(lambda request: desk.heal())),
        ]

    def _deed(self, request: web.Request, body: Json) -> Json:
        return self.desk.deed(int(request.match_info["person_id"]), request.match_info["deed"], body)

    def _change(self, request: web.Request, body: Json) -> Json:
        where = request.match_info
        return self.desk.change_group(int(where["chat_id"]), where["change"], body)

    async def send_file(self, request: web.Request) -> web.Response:
        if request.content_type != "multipart/form-data":
            raise DeskError("a file comes as multipart/form-data")
        fields, uploads = await read_form(request)
        person_id = int(request.match_info["person_id"])
        return web.json_response(self.desk.deed(person_id, "file", fields, uploads.get("file")))

    async def transcript(self, request: web.Request) -> web.Response:
        chat = request.query.get("chat_id")
        story = self.desk.transcript(
            int(request.match_info["person_id"]),
            log=request.query.get("log") == "1",
            chat_id=int(chat) if chat and chat.lstrip("-").isdecimal() else None,
        )
        return web.Response(text=story)

    async def book(self, request: web.Request) -> web.Response:
        return web.Response(text=self.desk.telegram.book.text())

    async def file(self, request: web.Request) -> web.Response:
        found = self.desk.world.files.find(request.match_info["file_id"])
        if found is None:
            raise DeskError("there is no such file", 404)
        return _file_response(found)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The event stream; the first event is `hello`."""
        stream = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._streams.add(queue)
        stop = self.desk.telegram.events.listen(queue.put_nowait)
        try:
            await stream.prepare(request)
            await self._tell(stream, queue)
        except ConnectionError:
            pass
        finally:
            stop()
            self._streams.discard(queue)
        return stream

    async def _tell(self, stream: web.StreamResponse, queue: asyncio.Queue[Event | None]) -> None:
        events = self.desk.telegram.events
        now = self.desk.telegram.clock.now()
        await stream.write(_frame(Event(len(events.history), "hello", {"now": now.isoformat()}, now)))
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), HEARTBEAT)
            except TimeoutError:
                await stream.write(b": still here\n\n")
                continue
            if event is None:
                return
            await stream.write(_frame(event))

    def close(self) -> None:
        """Ends every stream, so that the server can stop."""
        for queue in self._streams:
            queue.put_nowait(None)


def _frame(event: Event) -> bytes:
    data = json.dumps(event.data, ensure_ascii=False)
    return f"id: {event.id}\nevent: {event.kind}\ndata: {data}\n\n".encode()


def _file_response(file: StoredFile) -> web.Response:
    shown = file.mime_type in INLINE
    kind = f"{file.mime_type}; charset=utf-8" if file.mime_type == "text/plain" else file.mime_type
    disposition = f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = {"Content-Type": kind, "Content-Disposition": disposition, "Cache-Control": "no-store"}
    return web.Response(body=file.content, headers=headers)


Handler = Callable[[web.Request], Any]


def _plain(call: Callable[[web.Request], Json]) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        return web.json_response(call(request))

    return handle


def _posted(call: Callable[[web.Request, Json], Json]) -> Handler:
    """A call with a JSON body, or without any."""

    async def handle(request: web.Request) -> web.Response:
        body: Any = {}
        if request.can_read_body:
            if request.content_type != "application/json":
                raise DeskError("the desk takes application/json")
            with contextlib.suppress(ValueError):
                body = json.loads(await request.read() or b"{}")
        if not isinstance(body, dict):
            raise DeskError("the body is a JSON object")
        return web.json_response(call(request, body))

    return handle
