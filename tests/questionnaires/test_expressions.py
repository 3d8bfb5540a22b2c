"""Expressions come to what ODK says they come to: a corpus, and what is refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from roadmap.questionnaires.expressions import BadExpression, parsed
from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.form import read_form
from roadmap.questionnaires.functions import NAMES
from tests.questionnaires.sheets import TODAY, filling, xform_of_rows

CORPUS = Path(__file__).parent / "corpus" / "expressions.txt"
SETTINGS = "| settings |\n| | form_title | form_id | version |\n| | Проба | data | 7 |\n"
_ANSWER = re.compile(r"(\S+?)=(.*?)(?=\s+[\w\-\[\]/]+=|$)")


def blocks() -> Iterator[tuple[str, list[str], dict[str, str], list[str]]]:
    """(what it is about, lines of the sheets, answers, cases)."""
    for block in CORPUS.read_text("utf-8").split("\n== ")[1:]:
        title, *lines = block.splitlines()
        sheets = [line for line in lines if line.startswith("|")]
        [said] = [line[2:] for line in lines if line.startswith("--")]
        answers = {place: value.replace(":", " ") for place, value in _ANSWER.findall(said.strip())}
        yield (
            title,
            sheets,
            answers,
            [line for line in lines if line and line[:2] not in ("--", "# ") and line[0] != "|"],
        )


def worked_out(sheets: list[str], answers: Mapping[str, str], expressions: list[str]) -> Mapping[str, str]:
    """The values at every place, the expressions standing at the end of the form as ``result<n>``."""
    end = next((n for n, line in enumerate(sheets) if line.startswith("| choices")), len(sheets))
    columns = [cell.strip() for cell in sheets[1].strip("| ").split("|")]
    rows = []
    for number, expression in enumerate(expressions):
        if "calculation" not in columns:
            sheets = [sheets[0], sheets[1] + " calculation |", *sheets[2:]]
            columns.append("calculation")
        cells = {"type": "calculate", "name": f"result{number}", "calculation": expression}
        rows.append("| | " + " | ".join(cells.get(column, "") for column in columns) + " |")
    table = "\n".join([*sheets[:end], *rows, *sheets[end:]]) + "\n" + SETTINGS
    made = filling(table, answers)
    return made.relevant_answers()


@pytest.mark.parametrize(
    ("title", "sheets", "answers", "cases"), [pytest.param(*one, id=one[0]) for one in blocks()]
)
def test_expressions(title: str, sheets: list[str], answers: Mapping[str, str], cases: list[str]) -> None:
    asked = [case.rpartition(" =>")[0] for case in cases if " =>" in case]
    values = worked_out(sheets, answers, asked)
    results = {expression: values.get(f"result{number}", "") for number, expression in enumerate(asked)}
    wrong = []
    for case in cases:
        if " =>" in case:
            expression, _, expected = case.rpartition(" =>")
            found = results[expression]
        else:
            place, _, expected = case.partition(" is")
            found = values.get(place, "")
        if found.strip() != expected.strip():
            wrong.append(f"{case} but {found!r}")
    assert cases
    assert wrong == []


@pytest.mark.parametrize(
    ("expression", "function"),
    [
        ("pulldata('a', 'b', 'c', 'd')", "pulldata"),
        ("1 + area(/data/x)", "area"),
        ("if(distance(/data/x) > 3, 1, 2)", "distance"),
        ("nonsense()", "nonsense"),
        ("lang('ru')", "lang"),
        ("jr:nonsense('ru')", "jr:nonsense"),
    ],
)
def test_an_unknown_function_is_refused_by_its_name(expression: str, function: str) -> None:
    assert function not in NAMES
    with pytest.raises(BadExpression) as refused:
        parsed(expression)
    assert refused.value.function == function


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "1 +",
        "(1",
        "1)",
        "if(1, 2)",
        "selected(/data/a)",
        "/data/a = = 1",
        "'open",
        "today(1)",
        "$a",
        "{",
        "1 2",
        "a:b",
    ],
)
def test_what_is_no_expression_is_refused(expression: str) -> None:
    with pytest.raises(BadExpression):
        parsed(expression)


def test_brackets_without_end_are_refused_and_do_not_hang() -> None:
    for expression in ("(" * 5000 + "1" + ")" * 5000, "not(" * 3000 + "1" + ")" * 3000, "-" * 5000 + "1"):
        with pytest.raises(BadExpression):
            parsed(expression)


def test_a_pattern_that_takes_for_ever_is_given_up() -> None:
    rule = "regex(., '(a|aa|a*)+$')"
    row = {"type": "text", "name": "t", "label": "Что", "constraint": rule}
    made = Filling(read_form(xform_of_rows([row], [])), {}, TODAY).put("t", "a" * 60 + "!")
    assert made.answers["t"].endswith("!"), "what cannot be judged is taken"
