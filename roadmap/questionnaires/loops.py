"""Loops: a question whose relevance or calculation needs, by way of others, its own outcome.

ODK XForms forbids them (https://getodk.github.io/xforms-spec/#calculation-dependencies); JavaRosa refuses such forms too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from graphlib import CycleError, TopologicalSorter

from roadmap.questionnaires.columns import Column
from roadmap.questionnaires.formulas import Formula
from roadmap.questionnaires.kinds import Sort
from roadmap.questionnaires.lines import FormSheets
from roadmap.questionnaires.problems import Fault, Problem
from roadmap.questionnaires.tokens import Is, Token, is_sign

_BINDING = (Column.RELEVANT, Column.CALCULATION, Column.REPEAT_COUNT)


def loops(form: FormSheets, formulas: list[Formula]) -> Iterator[Problem]:
    """A problem for each loop, on the first of its rows that has an expression; the way round is its value."""
    names = {line.row: line.name for line in form.lines}
    rows: dict[str, list[int]] = {}
    for line in form.lines:
        if line.name and line.kind.sort is not Sort.END:
            rows.setdefault(line.name, []).append(line.row)
    needs = {line.row: {line.within[-1].row} if line.within else set() for line in form.lines}
    first: dict[int, Formula] = {}
    for formula in formulas:
        found = (
            {row for name in _named(formula, rows) for row in rows[name]}
            if formula.column in _BINDING
            else set()
        )
        if formula.column in _BINDING and _itself(formula):
            found.add(formula.line.row)
        needs[formula.line.row] |= found
        if found:
            first.setdefault(formula.line.row, formula)
    while (ring := _ring(needs)) is not None:
        there = min(row for row in ring if row in first)
        yield first[there].problem(Fault.LOOP, " → ".join(names[row] for row in _from(ring, there)))
        for row in ring:
            needs.pop(row)


def _named(formula: Formula, known: Collection[str]) -> Iterator[str]:
    """The questions that an expression needs by their names."""
    steps = zip((Token(Is.OTHER, ""), *formula.tokens), formula.tokens, strict=False)
    for before, token in steps:
        stepped = token.kind is Is.NAME and is_sign(before, "/", "//")
        if (token.kind is Is.REFERENCE or stepped) and token.text in known:
            yield token.text


def _itself(formula: Formula) -> bool:
    """Whether it needs «.»; inside of brackets that is another thing."""
    depth = 0
    for number, token in enumerate(formula.tokens):
        depth += is_sign(token, "[") - is_sign(token, "]")
        around = formula.tokens[max(number - 1, 0) : number + 2]
        if is_sign(token, ".") and not depth and not any(is_sign(one, "/", "//") for one in around):
            return True
    return False


def _ring(needs: dict[int, set[int]]) -> list[int] | None:
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        # Each one is needed by the next; the way of needing goes backwards.
        return list(reversed(error.args[1]))[:-1]
    return None


def _from(ring: list[int], there: int) -> list[int]:
    place = ring.index(there)
    turned = ring[place:] + ring[:place]
    return [*turned, there]
