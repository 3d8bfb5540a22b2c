"""Russian stands only where it belongs; every sentence is in every catalogue."""

import re

import pytest
from babel.messages.catalog import Message

from tests.house import catalogues
from tests.house.sources import ROOMS, named, python_files

RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)
ALLOWED = (
    "roadmap/deadlines/",
    "roadmap/documents/",
    "roadmap/names/",
    "roadmap/personal/",
    "roadmap/guess/",
    "roadmap/roster/vocabulary.py",
    "roadmap/questionnaires/vocabulary.py",
    "roadmap/letters.py",
)
QUOTED = re.compile(r"«[^»]*»")
"""A comment or docstring may quote the phrase it speaks of."""


def is_code(line: str) -> str:
    """The line without the quotations that explain it."""
    return QUOTED.sub("", line)


def test_russian_stands_only_in_catalogues_vocabularies_examples_and_tests() -> None:
    found = [
        f"{named(path)}:{number}: {line.strip()}"
        for path in python_files(*ROOMS)
        if not named(path).startswith(ALLOWED)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if RUSSIAN.search(is_code(line))
    ]
    assert found == []


def test_the_guard_tells_a_quotation_from_a_sentence() -> None:
    assert not RUSSIAN.search(is_code('"""Dates as people say them: «до 25 марта»."""'))
    assert RUSSIAN.search(is_code('return "Готово"'))


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_sentence_is_translated_and_none_is_stale(language: str) -> None:
    catalogue = catalogues.read(language)
    wanted = {(m.context, m.id) for m in catalogues.sentences() if m.id}
    known = {(m.context, m.id) for m in catalogue if m.id}
    assert wanted - known == set(), "run make words and translate"
    assert known - wanted == set(), "run make words"
    found = [text for m in catalogue if m.id for text in catalogues.complaints(m, catalogue.num_plurals)]
    assert found == []
    assert not [m.id for m in catalogue if m.fuzzy and m.id]


@pytest.mark.parametrize(
    ("message", "good"),
    [
        (Message("{n} day", "{n} day"), True),
        (Message("<b>{name}</b>", "<b>{name}</b>"), True),
        (Message("<b>{name}</b>", "{name}"), False),
        (Message("{name} is in", "is in"), False),
        (Message("Done", ""), False),
        (Message(("{n} day", "{n} days"), ("{n} a", "{n} b", "{n} c")), True),
        (Message(("{n} day", "{n} days"), ("{n} a", "", "{n} c")), False),
    ],
)
def test_the_guard_tells_a_good_translation_from_a_bad_one(message: Message, good: bool) -> None:
    assert (catalogues.complaints(message, 3) == []) is good
