"""An expression of a form cut into tokens: enough to find its functions, its references and its simple comparisons.

Whether an expression is well formed is libxml2's to say; XPath 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116/#exprlex).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<reference>\$\{{[^}}]*\}})
    | (?P<literal>"[^"]*"|'[^']*')
    | (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<name>{_NAME}(?::(?!:){_NAME})?)
    | (?P<sign><=|>=|!=|//|::|\.\.|[=<>|+\-*/()\[\],.@])
    | (?P<other>\S)
    )""",
    re.VERBOSE,
)
_WORDS = ("and", "or", "div", "mod")
_NODE_TESTS = ("text", "node", "comment", "processing-instruction")
_DEEPEST = 200
_ENDS = (")", "]", ".", "..", "*")


class Is(StrEnum):
    """What a token is."""

    REFERENCE = "reference"
    """``${name}``; its text is the name alone."""
    LITERAL = "literal"
    NUMBER = "number"
    NAME = "name"
    FUNCTION = "function"
    SIGN = "sign"
    """Signs, and the words that stand for signs: ``and``, ``or``, ``div``, ``mod``."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression."""

    kind: Is
    text: str

    @property
    def operand(self) -> bool:
        """Whether an operator may follow."""
        if self.kind is Is.SIGN:
            return self.text in _ENDS
        return self.kind not in (Is.FUNCTION, Is.OTHER)


def tokens_of(expression: str) -> tuple[Token, ...]:
    """The tokens of *expression*, without spaces; a quote that is not closed comes as OTHER."""
    found: list[Token] = []
    for match in _TOKEN.finditer(expression):
        kind, text = Is(match.lastgroup or "other"), match[match.lastgroup or 0]
        if kind is Is.REFERENCE:
            text = text[2:-1].strip()
        elif kind is Is.LITERAL:
            text = text[1:-1]
        elif kind is Is.NAME:
            kind = _named(text, bool(found and found[-1].operand), expression[match.end() :].lstrip()[:1])
        found.append(Token(kind, text))
    return tuple(found)


def _named(text: str, after_operand: bool, following: str) -> Is:
    if text in _WORDS and after_operand:
        return Is.SIGN
    return Is.FUNCTION if following == "(" and text not in _NODE_TESTS else Is.NAME


def is_sign(token: Token, *texts: str) -> bool:
    return token.kind is Is.SIGN and token.text in texts


def balanced(tokens: tuple[Token, ...]) -> bool:
    """Whether every bracket is closed by its like, and they do not stand deeper than any evaluator goes."""
    opened: list[str] = []
    for token in tokens:
        if is_sign(token, "(", "["):
            opened.append(token.text)
            if len(opened) > _DEEPEST:
                return False
        elif is_sign(token, ")", "]") and (not opened or opened.pop() != {")": "(", "]": "["}[token.text]):
            return False
    return not opened


@dataclass(frozen=True, slots=True)
class Called:
    """A function as it is called, and with how many arguments."""

    name: str
    arguments: int


def calls_in(tokens: tuple[Token, ...]) -> list[Called]:
    """Every call, the inner ones too; brackets that do not match end the count."""
    found: list[Called] = []
    opened = [_Open("")]
    for number, token in enumerate(tokens):
        if is_sign(token, ")", "]") and len(opened) > 1:
            call = opened.pop()
            if call.name:
                found.append(Called(call.name, call.commas + 1 if call.filled else 0))
            continue
        if is_sign(token, ","):
            opened[-1].commas += 1
        opened[-1].filled = True
        if is_sign(token, "(", "["):
            before = tokens[number - 1] if number and token.text == "(" else None
            opened.append(_Open(before.text if before and before.kind is Is.FUNCTION else ""))
    return found


@dataclass(slots=True)
class _Open:
    """A bracket that is not closed yet."""

    name: str
    commas: int = 0
    filled: bool = False
