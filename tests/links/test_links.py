"""Links as people paste them: found, shown, and recognised in another spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.link_hosts import Mark, shown
from roadmap.links import address_of, canonical, front_page, links_in, note_beside, require_links
from roadmap.refusals import NoLink

FOUND = {
    "Отчёт: https://school2.example.org/a.": ("https://school2.example.org/a",),
    "(см. http://school.example.org/wiki/План_(2026))": ("http://school.example.org/wiki/План_(2026)",),
    "www.school2.example.org/ok": ("https://www.school2.example.org/ok",),
    "HTTPS://School.Example.org/A": ("HTTPS://School.Example.org/A",),
    "https://школа2.рф/документы, https://школа2.рф/приказы!": (
        "https://школа2.рф/документы",
        "https://школа2.рф/приказы",
    ),
    "«https://a.example.org/1»; “https://a.example.org/2”": (
        "https://a.example.org/1",
        "https://a.example.org/2",
    ),
    "https://a.example.org/1\nhttps://a.example.org/1 https://A.example.org/1": ("https://a.example.org/1",),
    "https://a.example.org:8443/x?y=1&z=2#п": ("https://a.example.org:8443/x?y=1&z=2#п",),
    "\u200ehttps://a.example.org/1\u200e": ("https://a.example.org/1",),
    "https://a.example.org/1\u200b, \ufeffhttps://a.example.org/2": (
        "https://a.example.org/1",
        "https://a.example.org/2",
    ),
    "https://bank.example.org@evil.example.com/a": ("https://evil.example.com/a",),
    "https://anna:secret@cloud.example.org/a": ("https://cloud.example.org/a",),
    "http://my_school.example.org/": ("http://my_school.example.org/",),
    "http://localhost:8080/a": ("http://localhost:8080/a",),
    "http://93.184.215.14/a": ("http://93.184.215.14/a",),
    "http://[2a02:6b8::2]/a": ("http://[2a02:6b8::2]/a",),
}

NOT_FOUND = [
    "",
    "сделано!",
    "school2.example.org",
    "ftp://school2.example.org/a",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,https",
    "tg://user?id=5",
    "mailto:anna@example.org",
    "anna@www.example.org",
    "https://",
    "https://.",
    "http:///path",
    "http://[::1",
    "http://[fe80::1%eth0]/",
    "http://intranet/report",
    "http://2130706433/",
    "https://a..example.org/",
    "https://-a.example.org/",
    "https://a.example.org-/",
    "https://a.example.org:0/",
    "https://a.example.org:99999/",
    "https://a.example.org:port/",
    "https://good.example.org\\@evil.example.com/",
    "https://good.example.org\\.evil.example.com/",
    "https://a%2eb.example.org/",
    "https://a$b.example.org/",
    "https://a／b.example.org/",
    "https://exa\u200bmple.org/",
    "http://]",
    "https://a@]",
    "https://example.org/\u202egpj.exe",
    "https://example.org/a\u2066b",
    "https://example.org/a\x00b",
    "https://example.org/a\x07b",
    "https://" + "a" * 64 + ".example.org/",
    "https://" + "a." * 127 + "org/",
    "https://example.org/" + "a" * 2000,
]


@pytest.mark.parametrize("text", FOUND)
def test_found(text: str) -> None:
    assert links_in(text) == FOUND[text]
    assert require_links(text) == FOUND[text]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert links_in(text) == ()
    with pytest.raises(NoLink):
        require_links(text)


def test_the_messenger_marks_what_letters_do_not_show() -> None:
    marked = [
        "school.example.org/a",
        "https://hidden.example.org/b",
        "school.example.org:8080/c",
        "tg://user?id=5",
    ]
    assert links_in(
        "school.example.org/a и отчёт", [*marked, "mailto:anna@example.org", "http://x", "a.«b»"]
    ) == (
        "https://school.example.org/a",
        "https://hidden.example.org/b",
        "https://school.example.org:8080/c",
    )
    typed = "https://school.example.org/a"
    assert links_in(f"{typed}.", [typed, f"{typed}."]) == (typed,)


def test_what_stands_beside() -> None:
    assert note_beside("Отчёт  https://a.example.org/1\nза март www.example.org") == "Отчёт за март"


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    for link in links_in(f"https://{text}", [text]):
        url = address_of(link)
        assert url.scheme in {"http", "https"}
        assert url.raw_user is None
        assert links_in(link) == (link,)
        assert isinstance(shown(link).name, str)
        assert isinstance(front_page(link), bool)
        assert isinstance(canonical(link), str)


HOSTS = {
    "https://school2.example.org/a": ("school2.example.org", Mark.PLAIN),
    "https://SCHOOL2.Example.org./a": ("school2.example.org", Mark.PLAIN),
    "http://school2.example.org:80/": ("school2.example.org", Mark.PLAIN),
    "http://school2.example.org:8080/": ("school2.example.org:8080", Mark.PLAIN),
    "https://bank.example.org@evil.example.com/": ("evil.example.com", Mark.PLAIN),
    "http://93.184.215.14/": ("93.184.215.14", Mark.PLAIN),
    "http://[2a02:6b8::2]:8080/": ("[2a02:6b8::2]:8080", Mark.PLAIN),
    "https://школа2.рф/": ("школа2.рф", Mark.NATIONAL),
    "https://xn--2-7sb3aeo2d.xn--p1ai/": ("школа2.рф", Mark.NATIONAL),
    "https://www.школа-2.рф/": ("www.школа-2.рф", Mark.NATIONAL),
    "https://sosh2.школы.рф/": ("sosh2.школы.рф", Mark.NATIONAL),
    "https://школа.дети/": ("школа.дети", Mark.NATIONAL),
    "https://müller.example.org/": ("müller.example.org", Mark.NATIONAL),
    # Cyrillic in place of Latin: as a whole name, as one letter, as a part of the host.
    "https://xn--80ak6aa92e.com/": ("аррӏе.com", Mark.DOUBTFUL),
    "https://gоsuslugi.example.org/": ("gоsuslugi.example.org", Mark.DOUBTFUL),
    "https://школа.example.org/": ("школа.example.org", Mark.DOUBTFUL),
    "https://сбepбанк.рф/": ("сбepбанк.рф", Mark.DOUBTFUL),
    "https://gοogle.example.org/": ("gοogle.example.org", Mark.DOUBTFUL),
    # What draws a slash or a picture, and what is no punycode at all, stays in its own letters.
    "https://example.org⁄a.evil.example.com/": ("example.xn--orga-2g7a.evil.example.com", Mark.DOUBTFUL),
    "https://xn--i-7iq.example.org/": ("xn--i-7iq.example.org", Mark.DOUBTFUL),
    "https://xn--a.example.org/": ("xn--a.example.org", Mark.DOUBTFUL),
    "https://xn--99999999.example.org/": ("xn--99999999.example.org", Mark.DOUBTFUL),
}


@pytest.mark.parametrize("link", HOSTS)
def test_hosts(link: str) -> None:
    host = shown(link)
    name, mark = HOSTS[link]
    assert (host.name, host.mark) == (name, mark)
    assert host.ascii.isascii()
    assert (host.ascii != host.name) is not host.name.isascii()


FRONT = """
https://school.example.org
https://school.example.org/
http://www.school.example.org//
https://school.example.org/index.html
https://school.example.org/index.php
https://school.example.org/Default.aspx
https://school.example.org/?utm_source=tg&utm_medium=bot
https://school.example.org/?yclid=5&_openstat=x
https://school.example.org/#
https://school.example.org/#news
https://школа.рф
"""
NOT_FRONT = """
https://school.example.org/a
https://school.example.org/index.html/a
https://school.example.org/index.php?id=5
https://school.example.org/?id=5
https://school.example.org/?utm_source=tg&page=7
https://school.example.org/#/report/5
https://school.example.org/#!5
https://school.example.org/index5.html
"""


def test_front_pages() -> None:
    assert [link for link in FRONT.split() if not front_page(link)] == []
    assert [link for link in NOT_FRONT.split() if front_page(link)] == []


SAME = """
https://school.example.org/a http://school.example.org/a https://www.school.example.org/a/ HTTPS://SCHOOL.example.ORG:443/a https://school.example.org./a#top https://school.example.org/a?utm_source=tg https://school.example.org/a/index.html
https://школа.рф/план https://xn--80atdl2c.xn--p1ai/%D0%BF%D0%BB%D0%B0%D0%BD http://www.школа.рф/%d0%bf%d0%bb%d0%b0%d0%bd/
https://docs.example.org/d/1/edit https://docs.example.org/d/1/edit?usp=sharing https://docs.example.org/d/1/edit#heading=h.1
https://school.example.org/?a=1&b=2 https://school.example.org?b=2&a=1&fbclid=x
https://school.example.org http://school.example.org/ https://anna:secret@school.example.org/#
"""
DIFFERENT = """
https://school.example.org/a https://school.example.org/A
https://school.example.org/a https://school.example.org/a/b
https://school.example.org/?id=1 https://school.example.org/?id=2
https://school.example.org/a https://school2.example.org/a
https://school.example.org/a https://school.example.org:8443/a
https://school.example.org/#/report/1 https://school.example.org/#/report/2
https://school.example.org/a%2Fb https://school.example.org/a/b
https://wwwschool.example.org/ https://school.example.org/
"""


@pytest.mark.parametrize("line", SAME.strip().splitlines())
def test_one_link_in_many_spellings(line: str) -> None:
    assert len({canonical(link) for link in line.split()}) == 1


@pytest.mark.parametrize("line", DIFFERENT.strip().splitlines())
def test_links_that_only_look_alike(line: str) -> None:
    assert len({canonical(link) for link in line.split()}) == 2


@pytest.mark.parametrize("ask", [front_page, canonical, shown, address_of])
def test_what_is_no_link_is_refused(ask: object) -> None:
    with pytest.raises(NoLink):
        ask("ftp://example.org/")  # type: ignore[operator]
