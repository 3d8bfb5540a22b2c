"""The sheets of a form and their columns: what is refused, what is left unused, what may be a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from roadmap.questionnaires.columns import Head, Stance, Tokens
from roadmap.questionnaires.lines import FormSheets, cell_of
from roadmap.questionnaires.problems import Fault, Problem
from roadmap.questionnaires.workbook import CHOICES, MOST_CHOICES, MOST_QUESTIONS, SETTINGS, SURVEY

_LIMITS = {
    SURVEY: (MOST_QUESTIONS, Fault.TOO_MANY_QUESTIONS),
    CHOICES: (MOST_CHOICES, Fault.TOO_MANY_CHOICES),
}


def sheet_problems(form: FormSheets) -> Iterator[Problem]:
    """What is wrong with sheets and columns as wholes."""
    for name, (most, fault) in _LIMITS.items():
        rows = len(form.sheets.get(name, ())) - 1
        if rows > most:
            yield Problem(fault, name, most + 2, value=str(rows), instead=str(most))
    if not any(line.kind.sort.shown for line in form.lines):
        yield Problem(Fault.NO_QUESTIONS, SURVEY)
    for name, heads in ((SURVEY, form.survey), (CHOICES, form.choices), (SETTINGS, form.settings)):
        yield from _twice(name, heads)
        yield from _unnamed(form, name, heads)
    yield from _survey_columns(form)
    yield from _choice_columns(form)
    yield from _settings(form)


def _twice(sheet: str, heads: tuple[Head, ...]) -> Iterator[Problem]:
    seen: dict[Tokens, str] = {}
    for head in heads:
        if head.tokens in seen:
            yield Problem(Fault.COLUMN_TWICE, sheet, 1, head.text, head.text, seen[head.tokens])
        seen.setdefault(head.tokens, head.text)


def _unnamed(form: FormSheets, sheet: str, heads: tuple[Head, ...]) -> Iterator[Problem]:
    """Words beside the named columns are notes of the author; they are kept and not read."""
    rows = form.sheets.get(sheet, ())
    named = {head.place for head in heads}
    noted: set[int] = set()
    for number, row in enumerate(rows[1:], 2):
        for place, text in enumerate(row):
            if text and place not in named and place not in noted:
                noted.add(place)
                yield Problem(Fault.NO_COLUMN_NAME, sheet, number, get_column_letter(place + 1), text[:40])


def _filled(form: FormSheets, sheet: str, head: Head) -> int:
    """The first row where a column holds something; nought where it is empty."""
    rows = form.sheets.get(sheet, ())
    return next((number for number, row in enumerate(rows[1:], 2) if cell_of(row, head.place)), 0)


def _survey_columns(form: FormSheets) -> Iterator[Problem]:
    faults = {Stance.REFUSED: Fault.COLUMN_NOT_TAKEN, Stance.UNUSED: Fault.COLUMN_UNUSED}
    for head in form.survey:
        row = 0 if head.stance is Stance.TAKEN else _filled(form, SURVEY, head)
        if not row:
            continue
        unknown = Fault.COLUMN_MISSPELLED if head.instead else Fault.COLUMN_UNKNOWN
        fault = faults.get(head.stance, unknown)
        yield Problem(fault, SURVEY, row, head.text, head.text, head.instead)


def _choice_columns(form: FormSheets) -> Iterator[Problem]:
    for head in form.choices:
        row = _filled(form, CHOICES, head)
        if head.stance is Stance.REFUSED and row:
            yield Problem(Fault.COLUMN_NOT_TAKEN, CHOICES, row, head.text, head.text)
        elif head.tokens[0] != "list name" and " " in head.tokens[0] and row:
            # pyxform drops such a column, and the filters that look at it find nothing.
            yield Problem(Fault.CHOICE_COLUMN, CHOICES, 1, head.text, head.text)


def _settings(form: FormSheets) -> Iterator[Problem]:
    rows = form.sheets.get(SETTINGS, ())
    for number, row in enumerate(rows[2:], 3):
        if any(row):
            yield Problem(Fault.SETTINGS_ROWS, SETTINGS, number)
    for head in form.settings:
        text = cell_of(rows[1], head.place) if len(rows) > 1 else ""
        fault = Fault.SETTING_NOT_TAKEN if head.stance is Stance.REFUSED else Fault.SETTING_UNUSED
        if text and head.stance is not Stance.TAKEN:
            yield Problem(fault, SETTINGS, 2, head.text, head.text)
