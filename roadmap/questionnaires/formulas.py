"""The expressions of a form: whether they are well formed, and whether all that they name is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from roadmap.questionnaires.columns import Column
from roadmap.questionnaires.kinds import Sort
from roadmap.questionnaires.lines import FormSheets, Line
from roadmap.questionnaires.problems import Fault, Problem
from roadmap.questionnaires.signatures import SIGNATURES
from roadmap.questionnaires.tokens import Is, Token, balanced, calls_in, is_sign, tokens_of
from roadmap.questionnaires.workbook import SURVEY

_EXPRESSIONS = (
    Column.RELEVANT,
    Column.CONSTRAINT,
    Column.REQUIRED,
    Column.CALCULATION,
    Column.CHOICE_FILTER,
    Column.REPEAT_COUNT,
    Column.READ_ONLY,
    Column.DEFAULT,
)
_WORDED = (Column.LABEL, Column.HINT, Column.CONSTRAINT_MESSAGE, Column.REQUIRED_MESSAGE)
_REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")
_LAST_SAVED = "last-saved#"
_STEPS = ("/", "//", "::", "@")


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression where it stands."""

    line: Line
    column: Column
    text: str
    tokens: tuple[Token, ...]

    def problem(self, fault: Fault, value: str = "", instead: str = "") -> Problem:
        head = self.line.heads.get(self.column, self.column)
        return Problem(fault, SURVEY, self.line.row, head, value or self.text, instead)


def formulas_of(line: Line) -> Iterator[Formula]:
    """The expressions of a row; «yes» and «no» are none."""
    from pyxform.aliases import BINDING_CONVERSIONS
    from pyxform.utils import default_is_dynamic

    for column in _EXPRESSIONS:
        text = line.cells.get(column, "")
        if column is Column.DEFAULT and not default_is_dynamic(text, line.type):
            continue
        if text:
            text = BINDING_CONVERSIONS.get(text, text)
            yield Formula(line, column, text, tokens_of(text))


class Formulas:
    """What the expressions of one form are checked against."""

    def __init__(self, form: FormSheets) -> None:
        self.form = form
        self.named = Counter(line.name for line in form.lines if line.name)
        self.root = form.setting("name") or "data"
        self.by_name = {line.name: line for line in form.lines}
        self.all = [formula for line in form.lines for formula in formulas_of(line)]

    @cached_property
    def choice_columns(self) -> frozenset[str]:
        return frozenset({"name", "label", *(head.tokens[0] for head in self.form.choices)})

    def problems(self) -> Iterator[Problem]:
        for line in self.form.lines:
            yield from self._words(line)
        for formula in self.all:
            if well_formed(formula.text):
                yield from self._references(formula)
                yield from self._steps(formula)
                yield from _calls(formula)
                yield from self._bare(formula)
                yield from self._choices(formula)
            else:
                yield formula.problem(Fault.SYNTAX)

    def _words(self, line: Line) -> Iterator[Problem]:
        for column in _WORDED:
            for name in _REFERENCE.findall(line.cells.get(column, "")):
                yield from self._reference(Formula(line, column, "", ()), name)

    def _references(self, formula: Formula) -> Iterator[Problem]:
        for token in formula.tokens:
            if token.kind is Is.REFERENCE:
                yield from self._reference(formula, token.text)

    def _steps(self, formula: Formula) -> Iterator[Problem]:
        """A path written out, /data/group/name; one into a list of choices has names of its own."""
        if any(token == Token(Is.FUNCTION, "instance") for token in formula.tokens):
            return
        for before, token in zip(formula.tokens, formula.tokens[1:], strict=False):
            known = token.text in self.by_name or token.text in (self.root, "meta", "instanceID")
            if token.kind is Is.NAME and is_sign(before, "/", "//") and not known:
                yield formula.problem(Fault.NAME_MISSING, token.text)

    def _reference(self, formula: Formula, name: str) -> Iterator[Problem]:
        known = self.by_name.get(name)
        if name.startswith(_LAST_SAVED):
            yield formula.problem(Fault.SAVED_BEFORE, name)
        elif name == "instanceID" or (known and known.kind.sort is Sort.METADATA and not known.kind.kept):
            yield formula.problem(Fault.METADATA_USED, name)
        elif known is None:
            yield formula.problem(Fault.NAME_MISSING, name)
        elif self.named[name] > 1 or name == self.root:
            # pyxform has the form itself under the name «data» and cannot tell the two apart.
            yield formula.problem(Fault.NAME_AMBIGUOUS, name)

    def _bare(self, formula: Formula) -> Iterator[Problem]:
        """A name without its sign is an empty path to XPath: the condition would quietly mean something else."""
        depth = 0
        for number, token in enumerate(formula.tokens):
            depth += is_sign(token, "[") - is_sign(token, "]")
            before = formula.tokens[number - 1] if number else None
            after = formula.tokens[number + 1] if number + 1 < len(formula.tokens) else None
            inner = (before and is_sign(before, *_STEPS)) or (after and is_sign(after, "::")) or depth
            if token.kind is not Is.NAME or inner:
                continue
            if formula.column is not Column.CHOICE_FILTER:
                yield formula.problem(Fault.BARE_NAME, token.text)
            elif token.text not in self.choice_columns and formula.line.kind.sort.choice:
                yield formula.problem(Fault.FILTER_COLUMN, token.text)

    def _choices(self, formula: Formula) -> Iterator[Problem]:
        for name, value in compared(formula.tokens):
            line = formula.line if name == "." else self.by_name.get(name)
            if line is None or not line.kind.sort.choice or not value:
                continue
            known = {row.name for row in self.form.lists.get(line.kind.list_name, ())}
            if known and value not in known:
                yield formula.problem(Fault.CHOICE_UNKNOWN, value, line.name)


def compared(tokens: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    """(question, text) of ``${q} = 'x'`` and ``selected(${q}, 'x')``; the question itself is «.»."""
    selected = Token(Is.FUNCTION, "selected")
    for place, (first, sign, second) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        selecting = is_sign(sign, ",") and place > 1 and tokens[place - 2] == selected
        if not selecting and not is_sign(sign, "=", "!="):
            continue
        for asked, said in ((first, second), (second, first)):
            if said.kind is Is.LITERAL and (asked.kind is Is.REFERENCE or is_sign(asked, ".")):
                yield asked.text, said.text


def _calls(formula: Formula) -> Iterator[Problem]:
    for call in calls_in(formula.tokens):
        wanted = SIGNATURES.get(call.name)
        if wanted is None:
            yield formula.problem(Fault.FUNCTION_NOT_TAKEN, call.name)
        elif not wanted[0] <= call.arguments <= wanted[1]:
            yield formula.problem(Fault.ARGUMENTS, call.name, str(call.arguments))


def well_formed(expression: str) -> bool:
    """Whether libxml2 takes it for XPath 1.0; references count as names."""
    try:
        etree.XPath(_REFERENCE.sub(" x ", expression))
    except etree.XPathError:
        return False
    tokens = tokens_of(expression)
    # libxml2 lets a function go whose bracket is never closed.
    return balanced(tokens) and not any(token.kind is Is.OTHER for token in tokens)
