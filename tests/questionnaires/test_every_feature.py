"""Every type, column, setting and function that pyxform or ODK knows is taken or refused by its name."""

from __future__ import annotations

import pytest
from pyxform import aliases
from pyxform.question import MultipleChoiceQuestion
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.survey import Survey

from roadmap.questionnaires.exporting import write_xlsform
from roadmap.questionnaires.problems import Fault, FormRefused, Problem
from roadmap.questionnaires.signatures import SIGNATURES
from roadmap.questionnaires.xlsform import XlsForm, read_xlsform

CHOICES = [["list_name", "name", "label"], ["yn", "yes", "Да"], ["yn", "no", "Нет"]]
CONTROLS = [
    f"{word}{gap}{name}" for word in ("begin", "end") for gap in (" ", "_") for name in aliases.control
]
SELECTS = [
    f"{command} yn{other}" for command in aliases.select for other in ("", " or_other", " or specify other")
]
OTHERS = [
    "osm",
    "osm buildings",
    "select_one ${t}",
    "begin loop over yn",
    "begin_repeat over yn",
    *aliases.select,
]
TYPES = sorted(
    {*QUESTION_TYPE_DICT, *aliases._type_alias_map, *aliases.settings_header, *CONTROLS, *SELECTS, *OTHERS}
)
INNER = {"type", "name", "parent", "children", "_dynamic_default", "actions"}
COLUMNS = sorted(
    (
        {*aliases.survey_header, *MultipleChoiceQuestion.get_slot_names()}
        | {
            f"{one}::ru"
            for one in (*aliases.TRANSLATABLE_SURVEY_COLUMNS, "constraint_message", "required_message")
        }
        | {f"{one}::x" for one in ("bind", "body", "control", "instance", "media", "attribute", "action")}
        | {"hxl", "big-image", "bind::jr:preload", "bind::type", "intent", "query", "quality"}
    )
    - INNER
)
SETTINGS = sorted(
    {*Survey.get_slot_names(), *aliases.settings_header, "form_title", "namespaces", "attribute::x"}
)
ODK_FUNCTIONS = [
    "abs",
    "acos",
    "area",
    "asin",
    "atan",
    "atan2",
    "base64-decode",
    "boolean",
    "boolean-from-string",
    "ceiling",
    "checklist",
    "coalesce",
    "concat",
    "contains",
    "cos",
    "count",
    "count-non-empty",
    "count-selected",
    "current-date",
    "date",
    "date-time",
    "decimal-date-time",
    "decimal-time",
    "digest",
    "distance",
    "enclosed-area",
    "ends-with",
    "exp",
    "exp10",
    "extract-signed",
    "false",
    "floor",
    "format-date",
    "format-date-time",
    "geofence",
    "head",
    "hex",
    "if",
    "indexed-repeat",
    "instance",
    "int",
    "intersects",
    "jr:choice-name",
    "jr:itext",
    "join",
    "lang",
    "last",
    "local-name",
    "log",
    "log10",
    "max",
    "min",
    "namespace-uri",
    "normalize-space",
    "not",
    "now",
    "number",
    "once",
    "pi",
    "position",
    "pow",
    "property",
    "pulldata",
    "random",
    "randomize",
    "regex",
    "round",
    "selected",
    "selected-at",
    "sin",
    "sqrt",
    "starts-with",
    "string",
    "string-length",
    "substr",
    "substring",
    "substring-after",
    "substring-before",
    "sum",
    "tail",
    "tan",
    "thousands-sep",
    "today",
    "translate",
    "true",
    "uuid",
    "version",
    "weighted-checklist",
]
UNPLACED = {Fault.PYXFORM, Fault.BROKE}


def outcome(**sheets: list[list[str]]) -> XlsForm | tuple[Problem, ...]:
    try:
        return read_xlsform(write_xlsform(sheets), "анкета.xlsx")
    except FormRefused as refused:
        return refused.problems


@pytest.mark.parametrize("word", TYPES)
def test_every_type_is_asked_or_refused_in_its_row(word: str) -> None:
    survey = [
        ["type", "name", "label", "calculation"],
        ["text", "t", "Что?"],
        [word, "audit" if word == "audit" else "x", "Что?"],
    ]
    if word.split()[0].split("_")[0] == "begin" and "loop" not in word:
        survey += [["text", "y", "Что?"], [word.replace("begin", "end").split(" over")[0]]]
    found = outcome(survey=survey, choices=CHOICES)
    if isinstance(found, XlsForm):
        assert 'nodeset="/анкета/x"' in found.xform or "<x" in found.xform or found.warnings
    else:
        assert {one.fault for one in found if one.row == 3 and one.refuses} - UNPLACED


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_taken_or_named(column: str) -> None:
    survey = [["type", "name", "label", column], ["text", "t", "Что?", "1"]]
    found = outcome(survey=survey, choices=CHOICES)
    problems = found.warnings if isinstance(found, XlsForm) else found
    named = {one for one in problems if one.column == column}
    taken = {
        "hint",
        "default",
        "required",
        "relevant",
        "relevance",
        "constraint",
        "disabled",
        "caption",
        "label",
        "bind",
    }
    words = column.split("::")[0]
    assert named or words in taken or "message" in words or "msg" in words.lower()


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_kept_or_named(setting: str) -> None:
    found = outcome(survey=[["type", "name", "label"], ["text", "t", "Что?"]], settings=[[setting], ["x1"]])
    problems = found.warnings if isinstance(found, XlsForm) else found
    kept = {"title", "id_string", "form_id", "form_title", "set_form_id", "set_form_title", "version", "name"}
    kept |= {"default_language", "clean_text_values", "allow_choice_duplicates"}
    assert setting in kept or any(one.column == setting for one in problems)
    assert not any(one.fault is Fault.BROKE for one in problems)


@pytest.mark.parametrize("function", ODK_FUNCTIONS)
def test_every_function_of_odk_is_known_or_named(function: str) -> None:
    arguments = ", ".join(["${t}"] * max(SIGNATURES.get(function, (1, 1))[0], 0))
    survey = [["type", "name", "label", "calculation"], ["text", "t", "Что?"]]
    found = outcome(survey=[*survey, ["calculate", "x", "", f"{function}({arguments})"]])
    if function in SIGNATURES:
        assert isinstance(found, XlsForm)
    else:
        assert not isinstance(found, XlsForm)
        assert [one.fault for one in found] == [Fault.FUNCTION_NOT_TAKEN]
