"""Names are left out of texts in whatever case and order they stand, and nothing else is."""

from __future__ import annotations

import hashlib

import pytest

from bot.texts.arrival import kept
from bot.texts.voice import DEFAULT_LANGUAGE, voice_of
from roadmap.consent import CONSENT_VERSION
from roadmap.privacy import said_in, speaks_of, without_name


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("Отчёт Петровой Анны.docx", "Анна Петрова", "Отчёт ….docx"),
        ("Отчёт Анны Петровой за май", "Петрова Анна Сергеевна", "Отчёт … за май"),
        ("Подписала Петрова А. С., завуч", "Анна Петрова", "Подписала …, завуч"),
        ("Подписала А.С. Петрова", "Анна Петрова", "Подписала …"),
        ("ПЕТРОВА_АННА_план.pdf", "Анна Петрова", "…_план.pdf"),
        ("сдал Борис, спасибо", "Борис", "сдал …, спасибо"),
        ("сдано Борисом", "Борис", "сдано …"),
        ('Вера <b>"Ли"</b> Ильинична)', 'Вера <b>"Ли"</b> Ильинична', "…)"),
        ("имя целиком: a+b (c) стоит", "a+b (c)", "имя целиком: … стоит"),
        # Words that are names elsewhere are words here.
        ("урок по роману «Мать»", "Роман Петров", "урок по роману «Мать»"),
        ("вера в успех", "Вера Ли", "вера в успех"),
        ("Любовь к чтению", "Любовь Орлова", "Любовь к чтению"),
        ("школа имени Петрова", "Анна Петрова", "школа имени Петрова"),
        ("", "Анна Петрова", ""),
        ("отчёт", "", "отчёт"),
        ("отчёт № 3", "3", "отчёт № …"),
    ],
)
def test_a_name_is_left_out(text: str, name: str, left: str) -> None:
    assert without_name(text, name) == left


def test_a_name_is_found_in_any_depth_and_in_html() -> None:
    document = {"a": [{"b": "привет, &lt;b&gt;Вера"}], "n": 4000000001}
    assert speaks_of(document, ["<b>Вера"])
    assert speaks_of(document, ["4000000001"])
    assert not speaks_of(document, ["Борис", "", "40000000010"])


def test_a_message_is_told_by_what_it_says() -> None:
    message = {"message": {"from": {"id": 5, "first_name": "Вера"}, "text": "сдано\nвчера", "date": 1}}
    assert said_in(message) == "Вера · сдано вчера"
    press = {"callback_query": {"from": {"first_name": "Вера"}, "message": {"text": "Меню"}, "data": "t:1"}}
    assert said_in(press) == "Вера · t:1"
    assert said_in({}) == ""


def test_other_words_of_the_consent_are_another_version() -> None:
    words = kept(voice_of(DEFAULT_LANGUAGE))
    # Changed words get a new number in roadmap/consent.py, and their mark beside it here.
    known = {"2026-11": "89a3fc8b0cdf"}
    assert known[CONSENT_VERSION] == hashlib.sha256(words.encode()).hexdigest()[:12]
