"""The links that are due: a few hosts at once, one host one by one, and nothing stops the rest."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.links.queue import AT_ONCE, LinkChecks
from roadmap.link_checks import Outcome, Verdict, again_after, is_news


class Book:
    """What is due, and what came of it."""

    def __init__(self, *handfuls: list[str]) -> None:
        self.handfuls = list(handfuls)
        self.saved: list[Verdict] = []
        self.done = asyncio.Event()

    async def next_due(self) -> list[str]:
        if not self.handfuls:
            self.done.set()
            return []
        return self.handfuls.pop(0)

    async def save(self, verdict: Verdict) -> None:
        self.saved.append(verdict)


class Visits:
    """Holds every visit until all that may run at once do, and counts them."""

    def __init__(self) -> None:
        self.at_once: set[str] = set()
        self.most = 0
        self.together: list[set[str]] = []

    async def check(self, link: str) -> Verdict:
        host = link.split("/")[2]
        assert host not in self.at_once
        self.at_once.add(host)
        self.together.append(set(self.at_once))
        for _ in range(5):
            await asyncio.sleep(0)
        self.at_once.remove(host)
        if "broken" in link:
            raise RuntimeError(link)
        return Verdict(link, Outcome.ALIVE, 200)


async def test_a_few_hosts_at_once_and_each_one_by_one() -> None:
    links = [f"https://h{n % 7}.example.org/{n}" for n in range(40)]
    book, visits = Book(links), Visits()
    assert await LinkChecks(visits.check, book.next_due, book.save, pause=0).once() == 40
    assert sorted(verdict.link for verdict in book.saved) == sorted(links)
    assert max(len(hosts) for hosts in visits.together) == AT_ONCE


async def test_the_same_host_in_other_spellings_is_one_host() -> None:
    links = ["https://школа.рф/1", "https://xn--80atdl2c.xn--p1ai/2", "HTTPS://ШКОЛА.рф/3"]
    running: list[str] = []

    async def check(link: str) -> Verdict:
        assert running == []
        running.append(link)
        await asyncio.sleep(0)
        running.remove(link)
        return Verdict(link, Outcome.ALIVE)

    book = Book(links)
    await LinkChecks(check, book.next_due, book.save, pause=0).once()
    assert [verdict.link for verdict in book.saved] == links


async def test_a_visit_that_breaks_is_unclear_and_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    links = ["https://a.example.org/broken", "https://a.example.org/2", "rubbish//x/"]
    book = Book(links)
    await LinkChecks(Visits().check, book.next_due, book.save, pause=0).once()
    assert {verdict.link: verdict.outcome for verdict in book.saved} == {
        links[0]: Outcome.UNCLEAR,
        links[1]: Outcome.ALIVE,
        links[2]: Outcome.ALIVE,
    }
    assert "broke" in caplog.text


async def test_it_goes_on_after_a_failure_until_it_is_stopped(caplog: pytest.LogCaptureFixture) -> None:
    book = Book(["https://a.example.org/1"], ["https://b.example.org/2"])
    failures = [OSError("the disk is full")]

    async def save(verdict: Verdict) -> None:
        if failures:
            raise failures.pop()
        await book.save(verdict)

    work = asyncio.create_task(LinkChecks(Visits().check, book.next_due, save, pause=0, rest=0).run())
    await asyncio.wait_for(book.done.wait(), 5)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert [verdict.link for verdict in book.saved] == ["https://b.example.org/2"]
    assert "were not checked" in caplog.text


@pytest.mark.parametrize(
    ("outcome", "status", "told", "days"),
    [
        (Outcome.ALIVE, 200, [], 7),
        (Outcome.DEAD, 404, [1], 7),
        (Outcome.DEAD, 500, [2], 1),
        (Outcome.FRONT_PAGE, 200, [1], 7),
        (Outcome.LOGIN, 401, [1], 7),
        (Outcome.REFUSED, 0, [1], 7),
        (Outcome.UNREACHABLE, 0, [2], 1),
        (Outcome.TOO_SLOW, 0, [2], 1),
        (Outcome.CERTIFICATE, 0, [2], 1),
        (Outcome.UNCLEAR, 429, [2], 1),
    ],
)
def test_each_trouble_is_told_once_and_a_passing_one_late(
    outcome: Outcome, status: int, told: list[int], days: int
) -> None:
    verdict = Verdict("https://a.example.org/", outcome, status)
    assert [times for times in range(1, 6) if is_news(verdict, times)] == told
    assert again_after(verdict) == timedelta(days=days)
