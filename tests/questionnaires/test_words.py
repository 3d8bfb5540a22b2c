"""Every problem has a sentence in every language, and what pyxform says is known again."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from bot.texts.questionnaires_form import line, refused, refusing, remarked
from bot.texts.voice import LANGUAGES, plain, voice_of
from roadmap.questionnaires.problems import Fault, Problem, gathered
from roadmap.questionnaires.said import Said, said_of

LONG = "<b>" + "ж" * 500


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", Fault)
def test_every_problem_has_words(fault: Fault, language: str) -> None:
    for problem in (Problem(fault), Problem(fault, "survey", 5, "type", LONG, LONG, LONG)):
        [one] = gathered([problem])
        said = line(voice_of(language), one)
        assert plain(said).strip()
        assert "<b>" not in said
        assert len(said) < 1000


@pytest.mark.parametrize("said", Said)
def test_a_message_of_pyxform_is_put_into_our_words(said: Said) -> None:
    voice = voice_of("ru")
    [told] = remarked(voice, [Problem(Fault.PYXFORM_SAYS, "survey", 3, quote=f"[row : 3] {said.value}.")])
    assert said_of(f"x {said.value} y") is said
    assert f"pyxform: [row : 3] {said.value}." in plain(told)
    assert any("а" <= letter <= "я" for letter in plain(told).split("pyxform:")[0].replace("строка", ""))


def test_the_known_messages_are_those_of_pyxform() -> None:
    package = files("pyxform")
    folders = [package, package / "validators" / "pyxform", package / "parsing"]
    sources = [
        one.read_text("utf-8") for folder in folders for one in folder.iterdir() if one.name.endswith(".py")
    ]
    # Sentences stand there in pieces over several lines, some of them put together.
    text = re.sub(r"""["']\s*\n?\s*\+?\s*f?["']""", "", "\n".join(sources))
    text = re.sub(r"\{[^{}]*\}", "", text)
    missing = [
        said
        for said in Said
        if re.sub(r"\b(max-pixels|Repeat)\b|'survey'", "", said.value) not in text.replace("'survey'", "")
    ]
    assert missing == []


def test_an_unknown_message_is_quoted_as_it_is() -> None:
    [told] = refusing(voice_of("ru"), [Problem(Fault.PYXFORM, quote="Something new & <strange>")])
    assert plain(told) == "Проверка анкет pyxform этого не принимает.\npyxform: Something new & <strange>"


def test_the_same_on_many_rows_is_one_line() -> None:
    problems = [Problem(Fault.APPEARANCE, "survey", row, "appearance", "w1") for row in range(2, 40)]
    [told] = remarked(voice_of("ru"), problems)
    assert told.startswith("survey, строки 2, 3, 4, 5, 6, 7, 8, 9 …, appearance: ")


def test_the_number_of_things_to_put_right_agrees() -> None:
    problems = [Problem(Fault.LOOP, "survey", row, value=str(row)) for row in range(2, 4)]
    assert refused(voice_of("ru"), problems) == "Анкету взять нельзя: исправить нужно 2 места."
