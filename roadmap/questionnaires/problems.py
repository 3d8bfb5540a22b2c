"""What is wrong with a form, or worth a word: every problem has a name, a sheet, a row and a column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from roadmap.refusals import Refusal


class Fault(StrEnum):
    """A kind of problem; what ``_REMARKS`` does not name stands in the way of the form."""

    # The file
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    OLD_FORMAT = "old_format"
    TOO_HEAVY = "too_heavy"
    TOO_MUCH_INSIDE = "too_much_inside"
    LOCKED = "locked"
    MACROS = "macros"
    DAMAGED = "damaged"
    TOO_MANY_CELLS = "too_many_cells"

    # The sheets and their cells
    NO_SURVEY = "no_survey"
    NO_HEAD = "no_head"
    NO_QUESTIONS = "no_questions"
    TOO_MANY_QUESTIONS = "too_many_questions"
    TOO_MANY_CHOICES = "too_many_choices"
    CELL_TOO_LONG = "cell_too_long"
    CELL_ERROR = "cell_error"
    FORMULA_EMPTY = "formula_empty"
    BAD_CHARACTER = "bad_character"
    MERGED_ROWS = "merged_rows"
    SHEET_NOT_TAKEN = "sheet_not_taken"
    COLUMN_TWICE = "column_twice"
    COLUMN_NOT_TAKEN = "column_not_taken"
    COLUMN_MISSPELLED = "column_misspelled"
    SETTING_NOT_TAKEN = "setting_not_taken"
    SETTINGS_ROWS = "settings_rows"

    # Kinds of questions
    NO_TYPE = "no_type"
    TYPE_UNKNOWN = "type_unknown"
    SETTING_IN_SURVEY = "setting_in_survey"
    PLACE = "place"
    RECORDING = "recording"
    BARCODE = "barcode"
    TIME = "time"
    RANGE = "range"
    RANK = "rank"
    ACKNOWLEDGE = "acknowledge"
    OSM = "osm"
    OUTSIDE_DATA = "outside_data"
    OR_OTHER = "or_other"
    LOOP_OVER_CHOICES = "loop_over_choices"
    CHOICES_OF_ANSWERS = "choices_of_answers"
    TOO_DEEP = "too_deep"
    NESTED_REPEAT = "nested_repeat"
    METADATA_USED = "metadata_used"
    APPEARANCE_NOT_TAKEN = "appearance_not_taken"

    # One row
    NO_NAME = "no_name"
    NO_LABEL = "no_label"
    NAME_TWICE = "name_twice"
    NAME_UNFIT = "name_unfit"
    LIST_UNNAMED = "list_unnamed"
    LIST_MISSING = "list_missing"
    CHOICE_WITHOUT_LIST = "choice_without_list"
    CHOICE_WITHOUT_NAME = "choice_without_name"
    CHOICE_TWICE = "choice_twice"
    CHOICE_SPACED = "choice_spaced"
    CHOICE_COLUMN = "choice_column"
    END_WITHOUT_BEGIN = "end_without_begin"
    NEVER_ENDED = "never_ended"
    NO_CALCULATION = "no_calculation"
    CALCULATION_ON_QUESTION = "calculation_on_question"
    READ_ONLY_FORMULA = "read_only_formula"
    DEFAULT_UNFIT = "default_unfit"
    SAVED_BEFORE = "saved_before"

    # Expressions
    SYNTAX = "syntax"
    BARE_NAME = "bare_name"
    NAME_MISSING = "name_missing"
    NAME_AMBIGUOUS = "name_ambiguous"
    FUNCTION_NOT_TAKEN = "function_not_taken"
    ARGUMENTS = "arguments"
    FILTER_COLUMN = "filter_column"
    LOOP = "loop"
    NEVER_HOLDS = "never_holds"

    # What pyxform says beyond that
    PYXFORM = "pyxform"
    BROKE = "broke"

    # Remarks
    FORMULA = "formula"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROW = "hidden_row"
    OTHER_SHEET = "other_sheet"
    MERGED_COLUMNS = "merged_columns"
    NO_COLUMN_NAME = "no_column_name"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_UNUSED = "column_unused"
    SETTING_UNUSED = "setting_unused"
    APPEARANCE = "appearance"
    METADATA = "metadata"
    NO_EFFECT = "no_effect"
    CHOICE_UNLABELLED = "choice_unlabelled"
    CHOICE_UNKNOWN = "choice_unknown"
    NEVER_ASKED = "never_asked"
    INDICATOR_WITHOUT_FIGURE = "indicator_without_figure"
    PYXFORM_SAYS = "pyxform_says"


_REMARKS = frozenset(
    {
        Fault.FORMULA,
        Fault.HIDDEN_SHEET,
        Fault.HIDDEN_ROW,
        Fault.OTHER_SHEET,
        Fault.MERGED_COLUMNS,
        Fault.NO_COLUMN_NAME,
        Fault.COLUMN_UNKNOWN,
        Fault.COLUMN_UNUSED,
        Fault.SETTING_UNUSED,
        Fault.APPEARANCE,
        Fault.METADATA,
        Fault.NO_EFFECT,
        Fault.CHOICE_UNLABELLED,
        Fault.CHOICE_UNKNOWN,
        Fault.NEVER_ASKED,
        Fault.INDICATOR_WITHOUT_FIGURE,
        Fault.PYXFORM_SAYS,
    }
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. ``row`` is the spreadsheet's row from 1; nought and empty texts where it has no place."""

    fault: Fault
    sheet: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    instead: str = ""
    """What to write instead, or what *value* is compared with."""
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
