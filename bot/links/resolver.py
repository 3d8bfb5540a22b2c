"""The one door to the network: from a host and a port to addresses that may be visited."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from ipaddress import ip_address

from bot.links.addresses import is_public

Lookup = Callable[[str], Awaitable[Sequence[str]]]

# Where web sites live. Any other port would let the check knock at somebody's mail or database.
PORTS = frozenset({80, 443, 8080, 8443})
# «2130706433», «0x7f.1», «127.1»: forms of an address that only an evasion uses.
_ENDS_IN_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)
# A name server that hangs holds a thread longer than the check waits; it shall hold none of anybody else's.
_THREADS = ThreadPoolExecutor(4, "links")


class AddressRefused(Exception):
    """The host or the port is none that may be visited."""


class NameUnknown(Exception):
    """The name has no address."""


async def look_up(host: str) -> Sequence[str]:
    """Every address of *host*. Raises NameUnknown."""
    ask = partial(socket.getaddrinfo, host, None, type=socket.SOCK_STREAM)
    try:
        found = await asyncio.get_running_loop().run_in_executor(_THREADS, ask)
    except (OSError, UnicodeError) as error:
        raise NameUnknown(host) from error
    return [str(address[0]) for *_, address in found]


class Resolver:
    """Lets through public addresses and the web's ports; as it stands it knows no exceptions."""

    def __init__(self, lookup: Lookup = look_up) -> None:
        self._lookup = lookup

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """The addresses of *host*, all of them allowed.

        Raises AddressRefused where one of them is not (a name with an address inside as well is a trap),
        NameUnknown where there is none.
        """
        addresses = (host,) if _is_address(host) else tuple(dict.fromkeys(await self._lookup(host)))
        if not addresses:
            raise NameUnknown(host)
        if not all(self.allows(address, port) for address in addresses):
            raise AddressRefused(host)
        return addresses

    def allows(self, address: str, port: int) -> bool:
        """Whether this address may be visited at this port."""
        return port in PORTS and is_public(address)


def _is_address(host: str) -> bool:
    """Whether the host is an address rather than a name. Raises AddressRefused for one in disguise."""
    try:
        return bool(ip_address(host))
    except ValueError:
        if _ENDS_IN_NUMBER.fullmatch(host):
            raise AddressRefused(host) from None
        return False
