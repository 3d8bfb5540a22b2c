"""The Bot API over HTTP: GET and POST, query, urlencoded, JSON and multipart; and file downloads."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from sandbox.errors import ApiError, BadRequest, ConnectionCut, NotFound, TooLarge
from sandbox.telegram import Telegram
from sandbox.wire import Answer, Json, Upload

BODY_LIMIT = 52 * 2**20
"""Bytes of a request: a file of 50 MB and its fields."""


class BotApi:
    """The first door of docs/sandbox.md."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/bot{token}/{method}", self.call),
            web.post("/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.Response:
        try:
            fields, uploads = await read_request(request)
            where = request.match_info
            answer = await self.telegram.call(where["token"], where["method"], fields, uploads)
        except ApiError as refusal:
            answer = refusal.answer()
        except web.HTTPRequestEntityTooLarge:
            answer = TooLarge().answer()
        except ConnectionCut:
            return cut(request)
        return respond(answer)

    async def download(self, request: web.Request) -> web.Response:
        try:
            where = request.match_info
            file = await self.telegram.download(where["token"], where["path"])
        except ApiError as refusal:
            return respond(refusal.answer())
        except ConnectionCut:
            return cut(request)
        return web.Response(body=file.content, content_type="application/octet-stream")


def respond(answer: Answer) -> web.Response:
    return web.Response(
        status=answer.status,
        text=json.dumps(answer.body, ensure_ascii=False),
        content_type="application/json",
    )


def cut(request: web.Request) -> web.Response:
    """Breaks the line: the bot sees the connection close without an answer."""
    if request.transport:
        request.transport.abort()
    return web.Response(status=500)


async def read_request(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """The parameters and the files of a request, wherever they stand in it."""
    fields: Json = dict(request.query)
    kind = request.content_type
    if kind == "application/json" and request.can_read_body:
        return fields | _decoded(await request.read()), {}
    if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        posted, uploads = await read_form(request)
        return fields | posted, uploads
    return fields, {}


def _decoded(body: bytes) -> Json:
    try:
        value: Any = json.loads(body or b"{}")
    except ValueError:
        raise BadRequest("can't parse JSON body") from None
    if not isinstance(value, dict):
        raise BadRequest("the JSON body must be an object")
    return value


async def read_form(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """A form's fields and its files, which are read into memory."""
    fields: Json = {}
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
            value.file.close()
        else:
            fields[name] = value if isinstance(value, str) else bytes(value).decode("utf-8", "replace")
    return fields, uploads


def no_such_place() -> web.Response:
    return respond(NotFound().answer())
