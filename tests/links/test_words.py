"""What people read of a link and of its check."""

from __future__ import annotations

from itertools import product

import pytest
from markupsafe import Markup

from bot.texts import links
from bot.texts.voice import LANGUAGES, plain, voice_of
from roadmap.link_checks import Outcome, Verdict
from sandbox.text.html import parse_html

RUSSIAN = voice_of("ru")
LINKS = {
    "https://school.example.org/a": "school.example.org/a",
    "https://school.example.org/": "school.example.org",
    "https://school.example.org/план?x=1": "school.example.org/план?x=1",
    "https://school.example.org/%D0%BF%D0%BB%D0%B0%D0%BD": "school.example.org/план",
    "https://bank.example.org@evil.example.com/": "evil.example.com",
    "https://школа.рф/a": "школа.рф/a (xn--80atdl2c.xn--p1ai)",
    "https://xn--80ak6aa92e.com/": "xn--80ak6aa92e.com ⚠ выглядит как «аррӏе.com», но буквы из разных алфавитов: это точно тот сайт?",
    "https://xn--i-7iq.example.org/": "xn--i-7iq.example.org ⚠ в адресе есть знаки, которые не буквы: это точно тот сайт?",
    # What hides in escapes does not turn the line around.
    "https://school.example.org/%E2%80%AEgpj.exe": "school.example.org/%E2%80%AEgpj.exe",
    # The end of a host is never what is cut off.
    "https://bank.example.org." + "a" * 60 + ".evil.example.com/": "…" + "a" * 43 + ".evil.example.com",
    # Kept before the rules were made.
    "ftp://old.example.org/<b>": "ftp://old.example.org/<b>",
}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_as_people_see_it(link: str) -> None:
    assert plain(links.link(RUSSIAN, link)) == LINKS[link]


def test_a_link_opens_what_was_handed_in() -> None:
    seen = links.link(RUSSIAN, "https://a.example.org/?a=1&b=2'")
    assert 'href="https://a.example.org/?a=1&amp;b=2&#39;"' in seen


VERDICTS = [
    Verdict("https://школа.example.org/" + "&ы'" * 600, outcome, status)
    for outcome, status in product(Outcome, (0, 200, 401, 403, 404, 503))
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_has_words(language: str) -> None:
    voice = voice_of(language)
    for verdict in VERDICTS:
        message = links.trouble(voice, verdict)
        assert len(parse_html(message).text) < 1000
        short = links.last_seen(voice, verdict, Markup("21.11 в 14:05"))
        assert "14:05" in short
        assert len(links.last_seen(voice, verdict, None)) < 60


def test_what_the_author_reads() -> None:
    verdict = Verdict("https://school.example.org/a", Outcome.DEAD, 404)
    assert plain(links.trouble(RUSSIAN, verdict)) == (
        "Ссылка: ⚠ не открывается\nschool.example.org/a\n"
        "Страницы там нет: сайт отвечает кодом 404. Пришлите, пожалуйста, новый адрес или сам файл."
    )
    assert links.last_seen(RUSSIAN, verdict, Markup("21.11 в 14:05")) == (
        "⚠ не открывается; в последний раз открывалась 21.11 в 14:05"
    )
    alive = Verdict(verdict.link, Outcome.ALIVE, 200)
    assert links.last_seen(RUSSIAN, alive, Markup("21.11 в 14:05")) == "открывалась 21.11 в 14:05"
