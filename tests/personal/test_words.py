"""The words for each kind: two lines, in every language, with the piece escaped."""

from __future__ import annotations

import pytest

from bot.texts.personal import noticed
from bot.texts.voice import LANGUAGES, voice_of
from roadmap.personal import Find, PersonalKind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PersonalKind)
def test_two_lines_say_what_and_why(language: str, kind: PersonalKind) -> None:
    said = noticed(voice_of(language), [Find(kind, "<b>Абрамов</b>\n" * 30)])
    first, why = said.split("\n")
    assert "&lt;b&gt;Абрамов" in first
    assert len(first) < 160
    assert why


def test_one_kind_is_said_once() -> None:
    finds = [
        Find(PersonalKind.TELEPHONE, "8 913"),
        Find(PersonalKind.SNILS, "057"),
        Find(PersonalKind.TELEPHONE, "9"),
    ]
    said = noticed(voice_of("ru"), finds)
    assert said.split("\n\n")[0].startswith("Похоже, здесь СНИЛС: 057\nТакие данные в Веху не передают")
    assert said.split("\n\n")[1].startswith("Похоже, здесь телефон: 8 913\n")
