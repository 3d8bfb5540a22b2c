"""Loops: a question whose relevance or calculation needs, by way of others, its own outcome.

ODK XForms forbids them (https://getodk.github.io/xforms-spec/#calculation-dependencies); JavaRosa refuses such forms too.
"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from roadmap.questionnaires.columns import Column
from roadmap.questionnaires.formulas import Formula
from roadmap.questionnaires.lines import FormSheets
from roadmap.questionnaires.problems import Fault, Problem
from roadmap.questionnaires.tokens import Is, Token, is_sign

_BINDING = (Column.RELEVANT, Column.CALCULATION, Column.REPEAT_COUNT)


def loops(form: FormSheets, formulas: list[Formula]) -> Iterator[Problem]:
    """A problem for each loop, on the first of its rows that has an expression; the way round is its value."""
    rows = {line.name: line.row for line in form.lines if line.name}
    needs = {line.name: {line.within[-1].name} if line.within else set() for line in form.lines if line.name}
    first: dict[str, Formula] = {}
    for formula in formulas:
        if formula.column in _BINDING and formula.line.name in needs:
            named = set(_named(formula, needs))
            needs[formula.line.name] |= named
            if named:
                first.setdefault(formula.line.name, formula)
    while (ring := _ring(needs)) is not None:
        there = min((name for name in ring if name in first), key=lambda name: rows[name])
        yield first[there].problem(Fault.LOOP, " → ".join(_from(ring, there)))
        for name in ring:
            needs.pop(name)


def _named(formula: Formula, known: dict[str, set[str]]) -> Iterator[str]:
    """The questions that an expression needs; «.» outside of brackets is its own."""
    depth = 0
    for number, token in enumerate(formula.tokens):
        depth += is_sign(token, "[") - is_sign(token, "]")
        before = formula.tokens[number - 1] if number else Token(Is.OTHER, "")
        after = formula.tokens[number + 1] if number + 1 < len(formula.tokens) else Token(Is.OTHER, "")
        if token.kind is Is.REFERENCE and token.text in known:
            yield token.text
        elif (
            is_sign(token, ".")
            and not depth
            and not is_sign(after, "/", "//")
            and not is_sign(before, "/", "//")
        ):
            yield formula.line.name
        elif token.kind is Is.NAME and is_sign(before, "/", "//") and token.text in known:
            yield token.text


def _ring(needs: dict[str, set[str]]) -> list[str] | None:
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        # Each one is needed by the next; the way of needing goes backwards.
        return list(reversed(error.args[1]))[:-1]
    return None


def _from(ring: list[str], there: str) -> list[str]:
    place = ring.index(there)
    turned = ring[place:] + ring[:place]
    return [*turned, there]
