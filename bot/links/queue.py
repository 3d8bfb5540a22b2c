"""Works through the links that are due, at a modest pace."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence

from roadmap.link_checks import Outcome, Verdict
from roadmap.link_hosts import shown
from roadmap.refusals import NoLink

log = logging.getLogger(__name__)

AT_ONCE = 4
PAUSE = 1.0
REST = 60.0


class LinkChecks:
    """Takes the links that are due, a few hosts at once, each host one link at a time.

    *check* visits a link; *next_due* gives a handful of links that are due now, the longest due first, or
    none; *save* keeps what came of one, after which it must not be due. *pause* is the time between two
    visits to a host, *rest* between two handfuls, both in seconds.
    """

    def __init__(
        self,
        check: Callable[[str], Awaitable[Verdict]],
        next_due: Callable[[], Awaitable[Sequence[str]]],
        save: Callable[[Verdict], Awaitable[None]],
        pause: float = PAUSE,
        rest: float = REST,
    ) -> None:
        self._check = check
        self._next_due = next_due
        self._save = save
        self._pause = pause
        self._rest = rest
        self._places = asyncio.Semaphore(AT_ONCE)

    async def run(self) -> None:
        """Works until cancelled; what fails is logged and tried again after a rest."""
        while True:
            try:
                await self.once()
            except Exception:
                log.exception("The links that are due were not checked.")
            await asyncio.sleep(self._rest)

    async def once(self) -> int:
        """Checks one handful; gives how many links there were."""
        hosts: dict[str, list[str]] = defaultdict(list)
        links = await self._next_due()
        for link in links:
            hosts[_host(link)].append(link)
        async with asyncio.TaskGroup() as visits:
            for of_host in hosts.values():
                visits.create_task(self._one_by_one(of_host))
        return len(links)

    async def _one_by_one(self, links: Sequence[str]) -> None:
        async with self._places:
            for number, link in enumerate(links):
                if number:
                    await asyncio.sleep(self._pause)
                await self._save(await self._checked(link))

    async def _checked(self, link: str) -> Verdict:
        try:
            return await self._check(link)
        except Exception:
            # A surprise from one link must not keep the others waiting for ever.
            log.exception("The check of a link broke.")
            return Verdict(link, Outcome.UNCLEAR)


def _host(link: str) -> str:
    try:
        return shown(link).ascii
    except NoLink:
        return ""
