"""The chat page: its files from sandbox/page/, and nothing else."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).parent / "page"
KINDS = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}
"""The types are told here: what the system thinks of .js differs from machine to machine."""


class Page:
    """The third door of docs/sandbox.md."""

    def __init__(self, folder: Path = PAGE) -> None:
        self.folder = folder.resolve()

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/", self.index), web.get("/page/{path:.+}", self.part)]

    async def index(self, request: web.Request) -> web.Response:
        return self._file("index.html")

    async def part(self, request: web.Request) -> web.Response:
        return self._file(request.match_info["path"])

    def _file(self, path: str) -> web.Response:
        file = (self.folder / path).resolve()
        kind = KINDS.get(file.suffix)
        if kind is None or not file.is_relative_to(self.folder) or not file.is_file():
            return web.Response(status=404, text="there is no such part of the page")
        charset = "utf-8" if kind.startswith("text/") else None
        return web.Response(
            body=file.read_bytes(), content_type=kind, charset=charset, headers={"Cache-Control": "no-cache"}
        )
