"""Visits one link, as little as tells whether it opens.

It cannot be turned against the inside: every host on the way is resolved once, every address of it is
checked, and the connection goes to what was checked. No cookies, no Referer, no passwords, no proxy of the
environment; what comes is not unpacked. A step from https down to http is followed, as browsers do: nothing
secret is sent. Not told: a page that says «not found» and answers 200.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from dataclasses import dataclass

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.links.login import at_login
from bot.links.resolver import AddressRefused, NameUnknown, Resolver
from roadmap.link_checks import Outcome, Verdict
from roadmap.links import address_of, front_page
from roadmap.refusals import NoLink

SECONDS = 5.0
BYTES_MOST = 64 * 1024
REDIRECTS_MOST = 3
HEADERS_MOST = 64
HEADER_BYTES_MOST = 8190
_HEADERS = {
    "User-Agent": "Vekha (checks whether a link opens)",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
}
_REDIRECTS = {301, 302, 303, 307, 308}
_LOGIN = {401, 403, 407}
_LATER = 429

# The first that fits names the outcome.
_FAILURES: tuple[tuple[type[Exception], Outcome], ...] = (
    (TimeoutError, Outcome.TOO_SLOW),
    (AddressRefused, Outcome.REFUSED),
    (NoLink, Outcome.REFUSED),
    (NameUnknown, Outcome.UNREACHABLE),
    (aiohttp.ClientConnectorCertificateError, Outcome.CERTIFICATE),
    (aiohttp.ClientConnectionError, Outcome.UNREACHABLE),
    (OSError, Outcome.UNREACHABLE),
    (aiohttp.ClientError, Outcome.UNCLEAR),
    # What the parsers of addresses and headers say to rubbish.
    (ValueError, Outcome.UNCLEAR),
    (IndexError, Outcome.UNCLEAR),
)


class LinkChecker:
    """``await LinkChecker().check(link)``; the arguments are for the demo and for tests, no setting sets them."""

    def __init__(
        self, resolver: Resolver | None = None, seconds: float = SECONDS, tls: ssl.SSLContext | None = None
    ) -> None:
        self._resolver = resolver or Resolver()
        self._seconds = seconds
        self._tls = tls

    async def check(self, link: str) -> Verdict:
        """What comes of visiting *link*. *seconds* bound all of it: names, redirects, the page."""
        try:
            async with asyncio.timeout(self._seconds):
                return await self._visit(link)
        except tuple(kind for kind, _ in _FAILURES) as error:
            outcome = next(outcome for kind, outcome in _FAILURES if isinstance(error, kind))
            return Verdict(link, outcome)

    async def _visit(self, link: str) -> Verdict:
        asked = url = address_of(link)
        for _ in range(REDIRECTS_MOST + 1):
            if at_login(url, asked):
                return Verdict(link, Outcome.LOGIN, led_to=str(url))
            answer = await self._ask(url)
            if answer.next is None:
                return _judged(link, asked, url, answer.status)
            url = address_of(str(answer.next))
        outcome = Outcome.LOGIN if at_login(url, asked) else Outcome.UNCLEAR
        return Verdict(link, outcome, led_to=str(url))

    async def _ask(self, url: URL) -> _Answer:
        """One request to one host. The first bytes of a page are read, so that a page there is."""
        host, port = url.raw_host or "", url.port or 0
        pinned = _Pinned(await self._resolver.resolve(host, port))
        connector = aiohttp.TCPConnector(
            resolver=pinned, use_dns_cache=False, force_close=True, ssl=self._tls or True
        )
        async with (
            aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=_HEADERS,
                timeout=aiohttp.ClientTimeout(total=None),
                auto_decompress=False,
                trust_env=False,
                read_bufsize=BYTES_MOST // 2,
                max_line_size=HEADER_BYTES_MOST,
                max_field_size=HEADER_BYTES_MOST,
                max_headers=HEADERS_MOST,
            ) as session,
            session.get(url, allow_redirects=False) as response,
        ):
            if response.status in _REDIRECTS and "Location" in response.headers:
                return _Answer(response.status, url.join(URL(response.headers["Location"])))
            if response.ok:
                await _begin(response.content)
            return _Answer(response.status)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    next: URL | None = None


class _Pinned(AbstractResolver):
    """Knows the addresses that were checked, whatever it is asked: a name is never resolved a second time."""

    def __init__(self, addresses: tuple[str, ...]) -> None:
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in self._addresses
        ]

    async def close(self) -> None:
        """Holds nothing."""


async def _begin(body: aiohttp.StreamReader) -> None:
    left = BYTES_MOST
    while left > 0 and (chunk := await body.read(left)):
        left -= len(chunk)


def _judged(link: str, asked: URL, url: URL, status: int) -> Verdict:
    led_to = "" if url == asked else str(url)
    if status in _LOGIN:
        outcome = Outcome.LOGIN
    elif status == _LATER or not (200 <= status < 300 or status >= 400):
        outcome = Outcome.UNCLEAR
    elif status >= 400:
        outcome = Outcome.DEAD
    elif led_to and front_page(led_to) and not front_page(str(asked)):
        outcome = Outcome.FRONT_PAGE
    else:
        outcome = Outcome.ALIVE
    return Verdict(link, outcome, status, led_to)
