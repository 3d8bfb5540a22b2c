"""Whatever stands in the cells: it comes back as it was, and nothing breaks the reader."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap.questionnaires.bounds import never_holds
from roadmap.questionnaires.exporting import write_xlsform
from roadmap.questionnaires.problems import Fault, FormRefused
from roadmap.questionnaires.tokens import tokens_of
from roadmap.questionnaires.workbook import read_book
from roadmap.questionnaires.xlsform import XlsForm, read_xlsform

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn", "Co")), max_size=12
)
TYPES = st.sampled_from(
    [
        "text",
        "integer",
        "decimal",
        "date",
        "select_one_s",
        "select_multiple_s",
        "note",
        "calculate",
        "image",
        "file",
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
        "geopoint",
        "range",
        "audit",
        "start",
        "select_one",
        "-",
    ]
).map(
    lambda word: {"select_one_s": "select_one s", "select_multiple_s": "select_multiple s", "-": ""}.get(
        word, word
    )
)
NAMES = st.sampled_from(["a", "b", "c", "группа", "a b", "1", "", "meta", "instanceID"])
WORDS = st.sampled_from(["Что?", "${a}", "${", "${missing}", "", "<b>&amp;", "«»"]) | TEXTS
EXPRESSIONS = (
    st.sampled_from(
        [
            "",
            "",
            "${a} > 1",
            ". > 1 and . < 0",
            "yes",
            "true()",
            "selected(${b}, 'x')",
            "${c} + ${a}",
            "((",
            "'",
            "a",
            "$a",
            "if(${a}, 1, 2)",
            "today()",
            "pulldata('x')",
            "position(..)",
            "${a}${b}",
            "[",
            "1 div 0",
            ". = .",
            "count(${группа})",
        ]
    )
    | TEXTS
)
ROWS = st.lists(
    st.tuples(TYPES, NAMES, WORDS, EXPRESSIONS, EXPRESSIONS, EXPRESSIONS, EXPRESSIONS), max_size=7
)
HEADS = ("type", "name", "label", "relevant", "constraint", "calculation", "default")
LISTS = st.lists(st.tuples(st.sampled_from(["s", "s", "t", ""]), NAMES, WORDS), max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(TEXTS, max_size=4), max_size=5))
def test_every_text_comes_back(rows: list[list[str]]) -> None:
    sheets = {"survey": [["type"], *rows], "choices": [["list_name"]]}
    trimmed = []
    for row in sheets["survey"]:
        texts = list(row)
        while texts and not texts[-1]:
            texts.pop()
        trimmed.append(tuple(texts))
    while not trimmed[-1]:
        trimmed.pop()
    assert read_book(write_xlsform(sheets)).sheets == {"survey": tuple(trimmed), "choices": (("list_name",),)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, LISTS)
def test_no_form_breaks_the_reader_and_what_is_taken_goes_round(
    rows: list[tuple[str, ...]], lists: list[tuple[str, ...]]
) -> None:
    sheets = {"survey": [HEADS, *rows], "choices": [("list_name", "name", "label"), *lists]}
    found = outcome(write_xlsform(sheets))
    if isinstance(found, FormRefused):
        assert any(problem.refuses for problem in found.problems)
        assert not any(problem.fault is Fault.BROKE for problem in found.problems)
    else:
        again = read_xlsform(write_xlsform(found.sheets), "иначе.xlsx")
        assert (again.sheets, again.xform) == (found.sheets, found.xform)


def outcome(content: bytes) -> XlsForm | FormRefused:
    try:
        return read_xlsform(content, "анкета.xlsx")
    except FormRefused as refused:
        return refused


SIGNS = {
    "<": int.__lt__,
    ">": int.__gt__,
    "<=": int.__le__,
    ">=": int.__ge__,
    "=": int.__eq__,
    "!=": int.__ne__,
}
ATOMS = st.tuples(st.sampled_from(sorted(SIGNS)), st.integers(-4, 4), st.booleans())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(ATOMS, min_size=1, max_size=4), min_size=1, max_size=3))
def test_never_is_said_only_where_no_number_will_do(groups: list[list[tuple[str, int, bool]]]) -> None:
    turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}
    text = " or ".join(
        "("
        + " and ".join(
            f"{value} {turned[sign]} ." if back else f". {sign} {value}" for sign, value, back in group
        )
        + ")"
        for group in groups
    )
    some = any(
        all(SIGNS[sign](number, value) for sign, value, _ in group)
        for group in groups
        for number in range(-6, 7)
    )
    if some:
        assert not never_holds(tokens_of(text), whole=True)
