"""The one exception to what the check of links may visit: the sandbox's own page, in the demo alone."""

from __future__ import annotations

from yarl import URL

from bot.links.resolver import Lookup, Resolver, look_up


class SandboxResolver(Resolver):
    """Allows the address and port at which the sandbox answers, beside the public internet."""

    def __init__(self, sandbox: str, lookup: Lookup = look_up) -> None:
        super().__init__(lookup)
        url = URL(sandbox)
        self._sandbox = (url.raw_host, url.port)

    def allows(self, address: str, port: int) -> bool:
        return (address, port) == self._sandbox or super().allows(address, port)
