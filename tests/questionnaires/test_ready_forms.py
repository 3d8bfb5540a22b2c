"""The ready questionnaires: made of their drawings, taken without a remark, short enough for a phone."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

from examples.forms.make import drawn
from roadmap.questionnaires.columns import Column
from roadmap.questionnaires.kinds import Sort
from roadmap.questionnaires.lines import FormSheets, Line, parsed
from roadmap.questionnaires.workbook import read_book
from roadmap.questionnaires.xlsform import read_xlsform

FOLDER = files("examples") / "forms"
FORMS = sorted((one for one in FOLDER.iterdir() if one.name.endswith(".xlsx")), key=lambda one: one.name)
ASKED = frozenset(Sort) - {
    Sort.NOTE,
    Sort.CALCULATE,
    Sort.HIDDEN,
    Sort.END,
    Sort.BEGIN_GROUP,
    Sort.BEGIN_REPEAT,
}


def read(form: Traversable) -> FormSheets:
    return parsed(read_xlsform(form.read_bytes(), form.name).sheets)


def asked(form: Traversable) -> list[Line]:
    return [line for line in read(form).lines if line.kind.sort in ASKED]


def test_every_drawing_has_its_file() -> None:
    drawings = sorted(one.name.removesuffix(".txt") for one in FOLDER.iterdir() if one.name.endswith(".txt"))
    assert [form.name.removesuffix(".xlsx") for form in FORMS] == drawings
    assert len(drawings) == 6


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_file_is_what_the_drawing_says(form: Traversable) -> None:
    drawing = drawn((FOLDER / form.name.replace(".xlsx", ".txt")).read_text("utf-8"))
    trimmed = {name: tuple(_trimmed(row) for row in rows) for name, rows in drawing.items()}
    assert read_book(form.read_bytes()).sheets == trimmed, "run python -m examples.forms.make"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_it_is_taken_without_a_remark(form: Traversable) -> None:
    taken = read_xlsform(form.read_bytes(), form.name)
    assert taken.warnings == ()
    assert (taken.default_language, taken.version) == ("ru", "1")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_it_is_answered_on_a_phone(form: Traversable) -> None:
    questions = asked(form)
    assert 12 <= len(questions) <= 30
    for line in questions:
        assert len(line.cells[Column.LABEL]) <= 80, line.name
    for row in (row for rows in read(form).lists.values() for row in rows):
        assert row.labelled


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_wrong_figure_is_told_kindly(form: Traversable) -> None:
    for line in read(form).lines:
        if line.kind.sort in (Sort.INTEGER, Sort.DECIMAL):
            assert line.cells.get(Column.CONSTRAINT), line.name
        assert (Column.CONSTRAINT in line.cells) == (Column.CONSTRAINT_MESSAGE in line.cells), line.name
        assert not line.cells.get(Column.CONSTRAINT_MESSAGE, "").startswith(("Ошибка", "Неверно"))


def _trimmed(row: list[str]) -> tuple[str, ...]:
    texts = list(row)
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
