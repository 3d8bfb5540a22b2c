"""Expressions of a questionnaire: elementpath's XPath 1.0 parser with ODK's functions and comparisons.

Importing this costs half a second (elementpath); whoever only reads a form does not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from elementpath import XPath1Parser, XPathToken
from elementpath.exceptions import ElementPathError
from elementpath.xpath_tokens import XPathFunction

from roadmap.questionnaires.calls import WrongValue
from roadmap.questionnaires.functions import KNOWN, NAMES
from roadmap.questionnaires.operators import (
    OPERATORS,
    Both,
    Called,
    Focus,
    Infix,
    Predicate,
    Signed,
    Slash,
    Times,
    value_of,
)
from roadmap.questionnaires.values import Value

_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")
_CALLED = re.compile(r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?(?=\s*\()")
_NOT_CALLED = frozenset(("and", "or", "div", "mod", "node", "text", "comment", "processing-instruction"))
JR = "http://openrosa.org/javarosa"


class BadExpression(ValueError):
    """The expression cannot be read; ``expression`` is its text, ``why`` the parser's word, ``function`` one unknown."""

    def __init__(self, expression: str, why: str, function: str = "") -> None:
        super().__init__(f"{expression}: {why}")
        self.expression = expression
        self.why = why
        self.function = function


class OdkParser(XPath1Parser):
    """XPath 1.0 as ODK speaks it."""

    DEFAULT_NAMESPACES = {"jr": JR}  # noqa: RUF012
    PATH_STEP_LABELS = ("axis", "kind test", "function")


@lru_cache(maxsize=20_000)
def parsed(expression: str) -> XPathToken:
    """The tree of an expression. Raises :class:`BadExpression`."""
    try:
        return OdkParser().parse(expression)
    except (
        ElementPathError,
        WrongValue,
        SyntaxError,
        ArithmeticError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise BadExpression(expression, str(error), _unknown(expression)) from error


def _unknown(expression: str) -> str:
    """The first function that is called and not known."""
    called = (found[0] for found in _CALLED.finditer(_LITERAL.sub("''", expression)))
    return next((name for name in called if name not in NAMES | _NOT_CALLED), "")


def evaluated(expression: str, focus: Focus) -> Value:
    """What an expression comes to. Raises :class:`BadExpression` or :class:`WrongValue`."""
    try:
        return value_of(parsed(expression), focus)
    except (ElementPathError, ArithmeticError, RecursionError, TypeError) as error:
        raise WrongValue(expression) from error


def _registered() -> None:
    """Puts ODK's words in the place of XPath's; what is in neither set is an unknown function."""
    table: Any = OdkParser.symbol_table
    for symbol, known in list(table.items()):
        if issubclass(known, XPathFunction) and known.label == "function":
            del table[symbol]
    del table["$"]
    for name, function in KNOWN.items():
        prefix, _, symbol = name.rpartition(":")
        table[symbol] = _made(
            symbol,
            (Called,),
            symbol=symbol,
            lookup_name=symbol,
            namespace=JR if prefix else None,
            nargs=function.least if function.least == function.most else (function.least, function.most),
            work=function,
        )
    for symbol, rule in OPERATORS.items():
        table[symbol] = _made(symbol, (Infix, table[symbol]), rule=rule)
    table["+"] = _made("+", (Signed, table["+"]), sign=1.0)
    table["-"] = _made("-", (Signed, table["-"]), sign=-1.0)
    table["or"] = _made("or", (Both, table["or"]), enough=True)
    table["and"] = _made("and", (Both, table["and"]), enough=False)
    table["/"], table["*"], table["["] = Slash, Times, Predicate


def _made(name: str, bases: tuple[type, ...], **attributes: Any) -> type:
    return type(bases[-1])(f"Odk{name}", bases, attributes)


_registered()
