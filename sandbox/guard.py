"""Who may talk to the sandbox over HTTP: this machine, and pages that the sandbox itself has served."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from sandbox.errors import DeskError

LOCAL = ("127.0.0.1", "localhost", "::1")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns strangers away and says a desk mistake in a sentence."""
    if not _from_here(request):
        return web.json_response({"error": "the sandbox talks only to its own page"}, status=403)
    try:
        return await handler(request)
    except DeskError as mistake:
        return web.json_response({"error": str(mistake)}, status=mistake.status)
    except web.HTTPRequestEntityTooLarge:
        return web.json_response({"error": "a file is at most 50 MB"}, status=400)


def _from_here(request: web.Request) -> bool:
    """Another site's page can reach 127.0.0.1 too: its Origin, or a Host by a foreign name, gives it away."""
    if urlsplit(f"//{request.host}").hostname not in LOCAL:
        return False
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{request.host}":
        return False
    return request.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
