"""Everything that is checked in a form beside pyxform, so that what is not supported is named and not passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roadmap.questionnaires.bounds import never_holds
from roadmap.questionnaires.checking_rows import row_problems
from roadmap.questionnaires.checking_sheets import sheet_problems
from roadmap.questionnaires.columns import Column
from roadmap.questionnaires.formulas import Formula, Formulas, well_formed
from roadmap.questionnaires.kinds import Sort
from roadmap.questionnaires.lines import FormSheets, parsed
from roadmap.questionnaires.loops import loops
from roadmap.questionnaires.problems import Fault, Problem
from roadmap.questionnaires.workbook import SURVEY, Rows


def checked(sheets: Mapping[str, Rows]) -> list[Problem]:
    """Every problem of the sheets, in the order of the sheets and their rows."""
    form = parsed(sheets)
    if not any(head.tokens == ("type",) for head in form.survey):
        return [Problem(Fault.NO_HEAD, SURVEY, 1)]
    formulas = Formulas(form)
    found = [
        *sheet_problems(form),
        *row_problems(form),
        *formulas.problems(),
        *loops(form, formulas.all),
        *_never(form, formulas.all),
    ]
    order = {name: number for number, name in enumerate(sheets)}
    return sorted(found, key=lambda one: (order.get(one.sheet, len(order)), one.row))


def _never(form: FormSheets, formulas: list[Formula]) -> Iterator[Problem]:
    """A constraint that can never hold refuses every answer; a condition that cannot hold hides its question."""
    faults = {Column.CONSTRAINT: Fault.NEVER_HOLDS, Column.RELEVANT: Fault.NEVER_ASKED}
    many = {line.name for line in form.lines if line.repeats}
    for formula in formulas:
        fault = faults.get(formula.column)
        whole = formula.line.kind.sort is Sort.INTEGER
        if fault and well_formed(formula.text) and never_holds(formula.tokens, whole, many):
            yield formula.problem(fault)
