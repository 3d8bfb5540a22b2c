"""A rich message is one the messenger takes, and its plain twin says the same numbers."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.texts.voice import LANGUAGES, voice_of
from sandbox.text.html import parse_html
from sandbox.text.rich import read_rich, texts_of
from tests.house.gallery_digests import twins
from tests.house.test_gallery import NASTY, TODAY, a_task

NUMBER = re.compile(r"\d+")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NASTY, ids=range(len(NASTY)))
def test_every_rich_screen_can_be_sent(language: str, name: str) -> None:
    for title, _, rich, _ in twins(voice_of(language), name, a_task(name, due=date(2025, 1, 9)), TODAY):
        blocks = read_rich({"html": str(rich)})["blocks"]
        assert "".join(texts_of(blocks)).strip() or any(block["type"] == "table" for block in blocks), title


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_say_the_same_numbers(language: str) -> None:
    for title, plain, rich, _ in twins(
        voice_of(language), "Школа", a_task("Школа", due=date(2025, 1, 9)), TODAY
    ):
        said = set(NUMBER.findall(parse_html(str(plain)).text))
        shown = set(NUMBER.findall(re.sub(r"<[^>]*>", " ", str(rich))))
        assert said <= shown, f"{title}: only the plain one says {said - shown}"
