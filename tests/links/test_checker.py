"""One visit to one link, on loopback: what it tells, and what it cannot be talked into."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from urllib.parse import quote

import pytest

from bot.demo.links import SandboxResolver
from bot.links.checker import BYTES_MOST, LinkChecker
from bot.links.resolver import Lookup
from roadmap.link_checks import Outcome, Verdict
from tests.links.website import BOMB, Names, Website, raw, website

HERE = "127.0.0.1"


@pytest.fixture
async def site() -> AsyncIterator[Website]:
    async with website() as made:
        yield made


def names() -> Names:
    return Names(school_example_org=[HERE], docs_example_org=[HERE])


def checker(port: int, lookup: Lookup | None = None, seconds: float = 5.0) -> LinkChecker:
    resolver = SandboxResolver(f"http://{HERE}:{port}", lookup or names().look_up)
    return LinkChecker(resolver, seconds)


async def outcome(site: Website, path: str, seconds: float = 5.0) -> Outcome:
    return (await checker(site.port, seconds=seconds).check(site.url(path))).outcome


def to(target: str, status: int = 302) -> str:
    return f"/{status}/?to={quote(target, safe='')}"


async def test_a_page_that_opens(site: Website) -> None:
    link = site.url("/news/otchet.pdf?id=5")
    assert await checker(site.port).check(link) == Verdict(link, Outcome.ALIVE, 200)
    assert site.paths == ["/news/otchet.pdf?id=5"]


async def test_the_visit_tells_nothing_of_anybody(site: Website, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")
    link = site.url("/hops/2").replace("//", "//anna:secret@")
    assert (await checker(site.port).check(link)).outcome is Outcome.ALIVE
    assert site.paths == ["/hops/2", "/hops/1", "/hops/0"]
    for request in site.requests:
        assert set(request.headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert request.headers["Accept-Encoding"] == "identity"
        assert request.host == f"school.example.org:{site.port}"
        assert request.method == "GET"


@pytest.mark.parametrize(
    ("status", "expected", "passing"),
    [
        (200, Outcome.ALIVE, False),
        (204, Outcome.ALIVE, False),
        (400, Outcome.DEAD, False),
        (404, Outcome.DEAD, False),
        (405, Outcome.DEAD, False),
        (410, Outcome.DEAD, False),
        (451, Outcome.DEAD, False),
        (500, Outcome.DEAD, True),
        (502, Outcome.DEAD, True),
        (503, Outcome.DEAD, True),
        (401, Outcome.LOGIN, False),
        (403, Outcome.LOGIN, False),
        (407, Outcome.LOGIN, False),
        (429, Outcome.UNCLEAR, True),
        (304, Outcome.UNCLEAR, True),
        (302, Outcome.UNCLEAR, True),
    ],
)
async def test_what_a_status_means(site: Website, status: int, expected: Outcome, passing: bool) -> None:
    verdict = await checker(site.port).check(site.url(f"/{status}/page"))
    assert (verdict.outcome, verdict.status, verdict.passing) == (expected, status, passing)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed(site: Website, status: int) -> None:
    verdict = await checker(site.port).check(site.url(to("../news/5?a=1#top", status)))
    assert (verdict.outcome, verdict.led_to) == (Outcome.ALIVE, site.url("/news/5?a=1#top"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/hops/3", Outcome.ALIVE),
        ("/hops/4", Outcome.UNCLEAR),
        (to("/404/gone"), Outcome.DEAD),
        (to("/403/closed"), Outcome.LOGIN),
        (to("/"), Outcome.FRONT_PAGE),
        (to("/index.php?utm_source=x"), Outcome.FRONT_PAGE),
        (to("/#news"), Outcome.FRONT_PAGE),
        (to("/#/report/5"), Outcome.ALIVE),
        (to("/?id=5"), Outcome.ALIVE),
        ("/", Outcome.ALIVE),
        (to("https://accounts.google.com/ServiceLogin?continue=x"), Outcome.LOGIN),
        (to("https://passport.yandex.ru/auth?retpath=x"), Outcome.LOGIN),
        (to("/login?next=/news"), Outcome.LOGIN),
        (to("/user/Login.aspx"), Outcome.LOGIN),
        (to("/wp-login.php?redirect_to=x"), Outcome.LOGIN),
        (to("/auth/realms/school/protocol"), Outcome.LOGIN),
        (to("/sign-in"), Outcome.LOGIN),
        (to("/authors/petrova"), Outcome.ALIVE),
        (to("/blog/how-to-login-safely"), Outcome.ALIVE),
        ("/auth/report", Outcome.ALIVE),
        ("/login", Outcome.ALIVE),
    ],
)
async def test_where_a_link_leads(site: Website, path: str, expected: Outcome) -> None:
    assert await outcome(site, path) is expected


async def test_the_sign_in_page_itself_is_not_visited(site: Website) -> None:
    await outcome(site, to("/login"))
    assert len(site.requests) == 1


async def test_an_address_bar_copied_at_the_sign_in_is_told_without_a_visit(site: Website) -> None:
    link = "https://accounts.google.com/v3/signin/identifier?continue=x"
    assert (await checker(site.port).check(link)).outcome is Outcome.LOGIN


async def test_a_loop_ends(site: Website) -> None:
    path = "/302/?to=" + quote("?to=" + quote("/302/?to=/302/"), safe="")
    verdict = await checker(site.port).check(site.url(path))
    assert verdict.outcome is Outcome.UNCLEAR
    assert len(site.requests) <= 4
    # A page that sends to itself.
    assert await outcome(site, "/302/?to=") is Outcome.UNCLEAR


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/latest/",
        "http://127.0.0.1/",
        "http://127.0.0.1:22/",
        "//localhost/admin",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://inside.example.org/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:70/_x",
        "ftp://school.example.org/",
        "javascript:alert(1)",
        "http://school.example.org:25/",
    ],
)
async def test_a_redirect_to_the_inside_is_refused(site: Website, target: str) -> None:
    known = Names(school_example_org=[HERE], inside_example_org=["10.0.0.7"], localhost=[HERE])
    verdict = await checker(site.port, known.look_up).check(site.url(to(target)))
    assert verdict.outcome is Outcome.REFUSED
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    "target", ["http://[::1", "http://a:b:c/", "http://good.example.org\\@evil.example.org/"]
)
async def test_a_redirect_to_rubbish_goes_nowhere(site: Website, target: str) -> None:
    assert await outcome(site, to(target)) in {Outcome.REFUSED, Outcome.UNCLEAR}
    assert len(site.requests) == 1


async def test_a_server_inside_hears_nothing(site: Website) -> None:
    async with website() as inside:
        known = Names(school_example_org=[HERE], inside_example_org=[HERE])
        visit = checker(site.port, known.look_up)
        for link in (
            inside.url(host=HERE),
            inside.url(host="inside.example.org"),
            inside.url(host="localhost"),
            site.url(to(inside.url(host=HERE))),
            site.url(to(inside.url(host="inside.example.org"))),
        ):
            assert (await visit.check(link)).outcome in {Outcome.REFUSED, Outcome.UNREACHABLE}
        assert inside.requests == []


async def test_a_name_that_changes_its_mind_is_asked_once_a_visit(site: Website) -> None:
    # The same port of another address of this machine: whoever asks twice ends there.
    async with website(address="127.0.0.2", port=site.port) as inside:
        known = Names(school_example_org=[HERE, "127.0.0.2"])
        visit = checker(site.port, known.look_up)
        assert (await visit.check(site.url("/a"))).outcome is Outcome.ALIVE
        assert known.asked == ["school.example.org"]
        # The next visit asks anew, and so does each redirect.
        assert (await visit.check(site.url("/b"))).outcome is Outcome.REFUSED
        known = Names(school_example_org=[HERE, "127.0.0.2"])
        assert (await checker(site.port, known.look_up).check(site.url("/hops/1"))).outcome is Outcome.REFUSED
        assert site.paths == ["/a", "/hops/1"]
        assert inside.requests == []


async def test_an_address_inside_beside_a_good_one_is_a_trap(site: Website) -> None:
    known = Names(school_example_org=[f"{HERE} 127.0.0.2"])
    assert (await checker(site.port, known.look_up).check(site.url("/a"))).outcome is Outcome.REFUSED
    assert site.requests == []


async def test_the_ordinary_checker_visits_nothing_here(site: Website) -> None:
    for host in (HERE, "localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "0"):
        assert (await LinkChecker().check(site.url(host=host))).outcome is Outcome.REFUSED
    assert site.requests == []


@pytest.mark.parametrize(
    "link",
    [
        "ftp://a.example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "",
        "http://",
        "nonsense",
        "http://a b/",
    ],
)
async def test_what_is_no_web_address_is_refused(link: str) -> None:
    assert (await LinkChecker().check(link)).outcome is Outcome.REFUSED


@pytest.mark.parametrize("path", ["/trickle", "/silent"])
async def test_slowness_ends_in_time(site: Website, path: str) -> None:
    began = time.monotonic()
    assert await outcome(site, path, seconds=0.3) is Outcome.TOO_SLOW
    assert time.monotonic() - began < 3


async def test_the_time_is_for_all_redirects_together(site: Website) -> None:
    assert await outcome(site, to("/trickle"), seconds=0.3) is Outcome.TOO_SLOW


async def test_a_name_server_that_hangs_is_slow() -> None:
    async def hang(host: str) -> list[str]:
        await asyncio.Event().wait()
        return []

    assert (await checker(1, hang, 0.1).check("http://school.example.org/a")).outcome is Outcome.TOO_SLOW


async def test_an_endless_page_is_left_after_its_beginning(site: Website) -> None:
    assert await outcome(site, "/endless") is Outcome.ALIVE
    # What was sent beyond it stands in the system's buffers.
    assert BYTES_MOST <= site.sent + 65536 < 32_000_000


async def test_a_bomb_is_not_unpacked(site: Website) -> None:
    began = time.process_time()
    assert len(BOMB) < BYTES_MOST
    assert await outcome(site, "/bomb") is Outcome.ALIVE
    assert time.process_time() - began < 1


HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (HEAD + b"X-Long: " + b"x" * 1_000_000 + b"\r\n\r\n", Outcome.UNCLEAR),
        (HEAD + b"".join(b"X-%d: y\r\n" % n for n in range(10_000)) + b"\r\n", Outcome.UNCLEAR),
        (b"HTTP/1.1 200 " + b"x" * 100_000 + b"\r\n\r\n", Outcome.UNCLEAR),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", Outcome.UNCLEAR),
        (b"\0\xff" * 500, Outcome.UNCLEAR),
        (b"", Outcome.UNREACHABLE),
        (b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\n\r\n", Outcome.UNCLEAR),
        (HEAD + b"Content-Length: 100\r\n\r\nshort", Outcome.UNCLEAR),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", Outcome.UNCLEAR),
        (HEAD + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", Outcome.ALIVE),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 1000 + HEAD + b"Content-Length: 0\r\n\r\n", Outcome.ALIVE),
        (b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", Outcome.UNCLEAR),
        (b"HTTP/1.0 200 OK\r\n\r\nold", Outcome.ALIVE),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_rubbish_is_survived(answer: bytes, expected: Outcome) -> None:
    async with raw(answer) as port:
        verdict = await checker(port, seconds=2).check(f"http://school.example.org:{port}/page")
    assert verdict.outcome is expected


async def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        port = taken.getsockname()[1]
        link = f"http://school.example.org:{port}/page"
        assert (await checker(port).check(link)).outcome is Outcome.UNREACHABLE
    assert (await checker(port).check("http://gone.example.org/")).outcome is Outcome.UNREACHABLE
