"""The rows of a form: types that cannot be asked, names, lists, nesting, defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from roadmap.questionnaires.columns import Column
from roadmap.questionnaires.kinds import Sort
from roadmap.questionnaires.lines import ChoiceRow, FormSheets, Line
from roadmap.questionnaires.problems import Fault, Problem
from roadmap.questionnaires.workbook import CHOICES, SURVEY

_APPEARANCES_REFUSED = re.compile(r"\b(?:search|ex|printer|intent)\s*[:(]|^table-list$|^label$|^bearing$")
"""Choices from a file, other applications, and what makes a question that only shows a list."""
_NO_EFFECT = {
    Sort.NOTE: (Column.REQUIRED, Column.CONSTRAINT, Column.DEFAULT),
    Sort.CALCULATE: (Column.REQUIRED, Column.CONSTRAINT, Column.READ_ONLY),
    Sort.HIDDEN: (Column.REQUIRED, Column.CONSTRAINT, Column.READ_ONLY),
    Sort.BEGIN_GROUP: (
        Column.REQUIRED,
        Column.CONSTRAINT,
        Column.DEFAULT,
        Column.CALCULATION,
        Column.READ_ONLY,
    ),
    Sort.BEGIN_REPEAT: (
        Column.REQUIRED,
        Column.CONSTRAINT,
        Column.DEFAULT,
        Column.CALCULATION,
        Column.READ_ONLY,
    ),
}
_DEEPEST = 20
"""Groups within groups; readers of XML stop at some hundreds."""
_FIGURES = (Sort.INTEGER, Sort.DECIMAL, Sort.CALCULATE)
_STATIC = ("yes", "no", "true", "false", "true()", "false()")


def row_problems(form: FormSheets) -> Iterator[Problem]:
    """What is wrong with single rows of the survey and the choices."""
    for line in form.lines:
        yield from _type(line)
        yield from _name(line)
        yield from _words(line)
        yield from _values(line, form)
    yield from _twice(form)
    for line in form.unmatched:
        yield _at(line, Fault.END_WITHOUT_BEGIN, Column.TYPE, line.type)
    for line in form.open_at_end:
        yield _at(line, Fault.NEVER_ENDED, Column.TYPE, line.type)
    yield from _choices(form)


def _at(line: Line, fault: Fault, column: Column, value: str = "", instead: str = "") -> Problem:
    return Problem(fault, SURVEY, line.row, line.heads.get(column, column), value, instead)


def _type(line: Line) -> Iterator[Problem]:
    if not line.type:
        if Column.NAME in line.cells or Column.LABEL in line.cells:
            yield _at(line, Fault.NO_TYPE, Column.TYPE)
    elif line.kind.fault:
        yield _at(line, line.kind.fault, Column.TYPE, line.type, line.kind.instead)
    elif line.kind.sort is Sort.METADATA and not line.kind.kept:
        yield _at(line, Fault.METADATA, Column.TYPE, line.type)
    if line.kind.sort.begins and len(line.within) == _DEEPEST:
        yield _at(line, Fault.TOO_DEEP, Column.TYPE, line.name, str(_DEEPEST))
    if line.kind.sort is Sort.BEGIN_REPEAT and line.repeats:
        yield _at(line, Fault.NESTED_REPEAT, Column.TYPE, line.name)


def _name(line: Line) -> Iterator[Problem]:
    from pyxform.parsing.expression import is_xml_tag

    needless = line.kind.sort in (Sort.END, Sort.NOTE) or line.type in ("", "audit")
    if not line.name:
        if not needless:
            yield _at(line, Fault.NO_NAME, Column.NAME, line.type)
    elif line.kind.sort is not Sort.END and (not is_xml_tag(line.name) or ":" in line.name):
        yield _at(line, Fault.NAME_UNFIT, Column.NAME, line.name)


def _words(line: Line) -> Iterator[Problem]:
    if line.kind.sort.shown and not line.cells.get(Column.LABEL) and not line.cells.get(Column.HINT):
        yield _at(line, Fault.NO_LABEL, Column.LABEL, line.name)
    appearance = line.cells.get(Column.APPEARANCE, "")
    refused = [word for word in appearance.split() if _APPEARANCES_REFUSED.search(word)]
    if refused or _APPEARANCES_REFUSED.search(appearance):
        yield _at(line, Fault.APPEARANCE_NOT_TAKEN, Column.APPEARANCE, appearance)
    elif appearance:
        yield _at(line, Fault.APPEARANCE, Column.APPEARANCE, appearance)


def _values(line: Line, form: FormSheets) -> Iterator[Problem]:
    sort, cells = line.kind.sort, line.cells
    for column in _NO_EFFECT.get(sort, ()):
        if column in cells and cells[column].lower() not in ("no", "false", "false()"):
            yield _at(line, Fault.NO_EFFECT, column, cells[column])
    if Column.REPEAT_COUNT in cells and sort is not Sort.BEGIN_REPEAT:
        yield _at(line, Fault.NO_EFFECT, Column.REPEAT_COUNT, cells[Column.REPEAT_COUNT])
    if Column.CHOICE_FILTER in cells and not sort.choice and sort is not Sort.REFUSED:
        yield _at(line, Fault.NO_EFFECT, Column.CHOICE_FILTER, cells[Column.CHOICE_FILTER])
    if Column.INDICATOR in cells and sort not in _FIGURES:
        yield _at(line, Fault.INDICATOR_WITHOUT_FIGURE, Column.INDICATOR, cells[Column.INDICATOR])
    yield from _worked_out(line)
    yield from _default(line, form)


def _worked_out(line: Line) -> Iterator[Problem]:
    """A calculation in a question would write over what a person has answered; in one to read only it is a figure."""
    sort, cells = line.kind.sort, line.cells
    read_only = cells.get(Column.READ_ONLY, "").lower()
    calculated = Column.CALCULATION in cells
    if sort is Sort.CALCULATE and not calculated and Column.DEFAULT not in cells:
        yield _at(line, Fault.NO_CALCULATION, Column.CALCULATION, line.name)
    asked = sort.typed or sort.choice or sort in (Sort.IMAGE, Sort.FILE)
    if asked and read_only and read_only not in _STATIC:
        yield _at(line, Fault.READ_ONLY_FORMULA, Column.READ_ONLY, cells[Column.READ_ONLY])
    elif asked and calculated and not (sort.typed and read_only in ("yes", "true", "true()")):
        yield _at(line, Fault.CALCULATION_ON_QUESTION, Column.CALCULATION, cells[Column.CALCULATION])


def _default(line: Line, form: FormSheets) -> Iterator[Problem]:
    from pyxform.utils import default_is_dynamic

    text, sort = line.cells.get(Column.DEFAULT, ""), line.kind.sort
    if not text or default_is_dynamic(text, line.type):
        return
    chosen = text.split() if sort is Sort.MANY else [text]
    known = {row.name for row in form.lists.get(line.kind.list_name, ())}
    fits = {
        Sort.INTEGER: re.fullmatch(r"-?\d+", text) is not None,
        Sort.DECIMAL: re.fullmatch(r"-?\d+(\.\d+)?", text) is not None,
        Sort.DATE: _is_day(text),
        Sort.ONE: not known or known.issuperset(chosen),
        Sort.MANY: not known or known.issuperset(chosen),
        Sort.IMAGE: False,
        Sort.FILE: False,
    }
    if not fits.get(sort, True):
        yield _at(line, Fault.DEFAULT_UNFIT, Column.DEFAULT, text)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _twice(form: FormSheets) -> Iterator[Problem]:
    """Names are told apart inside a group; those of repeats in the whole form."""
    seen: dict[tuple[str, ...], Line] = {}
    for line in form.lines:
        if not line.name or line.kind.sort is Sort.END:
            continue
        repeat = line.kind.sort is Sort.BEGIN_REPEAT
        keys = [(*(group.name for group in line.within), line.name), *([("", line.name)] if repeat else [])]
        before = next((seen[key] for key in keys if key in seen), None)
        if before or line.name == "meta":
            yield _at(line, Fault.NAME_TWICE, Column.NAME, line.name, str(before.row) if before else "")
        for key in keys:
            seen.setdefault(key, line)


def _choices(form: FormSheets) -> Iterator[Problem]:
    for row in form.listless:
        if row.name or row.labelled:
            yield _choice(row, Fault.CHOICE_WITHOUT_LIST, "list_name", row.name)
    many = {line.kind.list_name for line in form.lines if line.kind.sort is Sort.MANY}
    twice = form.setting("allow_choice_duplicates").lower() in ("yes", "true", "true()")
    for name, rows in form.lists.items():
        yield from _list(rows, name in many, twice)
    for line in form.lines:
        if line.kind.sort.choice and line.kind.list_name not in form.lists:
            yield _at(line, Fault.LIST_MISSING, Column.TYPE, line.kind.list_name)


def _list(rows: tuple[ChoiceRow, ...], many: bool, twice: bool) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for row in rows:
        if not row.name:
            yield _choice(row, Fault.CHOICE_WITHOUT_NAME, "name", row.list_name)
            continue
        if not row.labelled:
            yield _choice(row, Fault.CHOICE_UNLABELLED, "label", row.name)
        if many and " " in row.name:
            yield _choice(row, Fault.CHOICE_SPACED, "name", row.name)
        if row.name in seen and not twice:
            yield _choice(row, Fault.CHOICE_TWICE, "name", row.name, str(seen[row.name]))
        seen.setdefault(row.name, row.row)


def _choice(row: ChoiceRow, fault: Fault, column: str, value: str, instead: str = "") -> Problem:
    return Problem(fault, CHOICES, row.row, column, value, instead)
