"""What is wrong with a form, or worth a word: every problem has a name, a sheet, a row and a column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from roadmap.refusals import Refusal


class Fault(StrEnum):
    """A kind of problem. The first block refuses the file, the second the form, the last are remarks."""

    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    OLD_FORMAT = "old_format"
    TOO_HEAVY = "too_heavy"
    TOO_MUCH_INSIDE = "too_much_inside"
    LOCKED = "locked"
    MACROS = "macros"
    DAMAGED = "damaged"
    TOO_MANY_CELLS = "too_many_cells"

    NO_SURVEY = "no_survey"
    NO_QUESTIONS = "no_questions"
    TOO_MANY_QUESTIONS = "too_many_questions"
    TOO_MANY_CHOICES = "too_many_choices"
    CELL_TOO_LONG = "cell_too_long"
    CELL_ERROR = "cell_error"
    FORMULA_EMPTY = "formula_empty"
    BAD_CHARACTER = "bad_character"
    PYXFORM = "pyxform"
    BROKE = "broke"

    FORMULA = "formula"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROW = "hidden_row"
    OTHER_SHEET = "other_sheet"
    PYXFORM_SAYS = "pyxform_says"


_REMARKS = frozenset(
    {Fault.FORMULA, Fault.HIDDEN_SHEET, Fault.HIDDEN_ROW, Fault.OTHER_SHEET, Fault.PYXFORM_SAYS}
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. ``row`` is the spreadsheet's row from 1; nought and empty texts where it has no place."""

    fault: Fault
    sheet: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    quote: str = ""
    """What pyxform says of it, in its own words."""

    @property
    def refuses(self) -> bool:
        """Whether answers or meaning would be lost; a remark is harmless."""
        return self.fault not in _REMARKS


@dataclass(frozen=True, slots=True)
class Gathered:
    """The same problem on several rows."""

    problem: Problem
    rows: tuple[int, ...]


def gathered(problems: Iterable[Problem]) -> list[Gathered]:
    """Problems that differ by their row alone, together, in the order of their first rows."""
    found: dict[Problem, list[int]] = {}
    for problem in problems:
        rows = found.setdefault(replace(problem, row=0), [])
        if problem.row and problem.row not in rows:
            rows.append(problem.row)
    return [
        Gathered(replace(problem, row=rows[0] if rows else 0), tuple(rows)) for problem, rows in found.items()
    ]


class FormRefused(Refusal):
    """The form cannot be taken; says everything that stands in the way, and the remarks with it."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)
