"""The tokens of an expression that come to a value here and not as elementpath has it: ODK compares empty texts and
dates, and works an argument out only when it is asked for.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import Any, cast

from elementpath import XPath1Parser, XPathContext, XPathToken
from elementpath.xpath_nodes import XPathNode
from elementpath.xpath_tokens import XPathFunction

from roadmap.questionnaires.calls import Function, Scene
from roadmap.questionnaires.values import Node, Value, as_number, as_text, as_truth

_SLASH: Any = XPath1Parser.symbol_table["/"]
_STAR: Any = XPath1Parser.symbol_table["*"]
_BRACKET: Any = XPath1Parser.symbol_table["["]


class Focus(XPathContext):
    """Where an expression stands, and the questionnaire around it."""

    scene: Scene


def value_of(token: XPathToken, focus: Any) -> Value:
    """What a token comes to. Raises elementpath's errors."""
    if focus is None:
        raise token.missing_context()
    found: Any = token.evaluate(copy(focus))
    if isinstance(found, str | bool | float | list):
        return found
    # A step such as ``..`` comes to its one node, a literal to an integer or a decimal.
    return [cast(Node, found)] if isinstance(found, XPathNode) else float(found)


class _Valued:
    """A token that comes to one value, which also serves where nodes are walked over."""

    def select(self, context: Any = None) -> Iterator[Any]:
        found = self.evaluate(context)  # type: ignore[attr-defined]
        if isinstance(found, list):
            yield from found
        else:
            yield found


class _Call:
    """A call that is being worked out."""

    __slots__ = ("focus", "token")

    def __init__(self, token: XPathToken, focus: Focus) -> None:
        self.token = token
        self.focus = focus

    @property
    def scene(self) -> Scene:
        return self.focus.scene

    @property
    def key(self) -> str:
        return self.token.source

    @property
    def position(self) -> int:
        return self.focus.position

    @property
    def size(self) -> int:
        return self.focus.size or 1

    @property
    def item(self) -> Node:
        return self.focus.item  # type: ignore[return-value]

    def __len__(self) -> int:
        return len(self.token)

    def value(self, number: int) -> Value:
        return value_of(self.token[number], self.focus)


class Called(_Valued, XPathFunction):
    label = "function"
    lbp = rbp = 90
    work: Function

    def evaluate(self, context: Any = None) -> Any:
        if context is None:
            raise self.missing_context()
        return self.work.work(_Call(self, context))


class Infix(_Valued):
    """An operator that has two operands, and decides by itself what they are taken for."""

    rule: Callable[[Any, Any], Any]

    def evaluate(self, context: Any = None) -> Any:
        left, right = (value_of(side, context) for side in self)  # type: ignore[attr-defined]
        return self.rule(left, right)


def _one_by_one(value: Value) -> Sequence[Value]:
    """Nodes are compared one by one, any of them is enough; no node at all is an empty text."""
    if isinstance(value, str | float | bool | int):
        return (value,)
    return [as_text([node]) for node in value] or ("",)


def _equal(left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return as_truth(left) == as_truth(right)
    if isinstance(left, float | int) or isinstance(right, float | int):
        return as_number(left) == as_number(right)
    return left == right


def _compared(rule: Callable[[Value, Value], bool]) -> Callable[[Any, Value, Value], bool]:
    def any_pair(_: Any, left: Value, right: Value) -> bool:
        if isinstance(left, bool) or isinstance(right, bool):
            return rule(left, right)
        return any(rule(one, other) for one in _one_by_one(left) for other in _one_by_one(right))

    return any_pair


def _ordered(rule: Callable[[float, float], bool]) -> Callable[[Any, Value, Value], bool]:
    return _compared(lambda left, right: rule(as_number(left), as_number(right)))


def _reckoned(rule: Callable[[float, float], float]) -> Callable[[Any, Value, Value], float]:
    def result(_: Any, left: Value, right: Value) -> float:
        try:
            return rule(as_number(left), as_number(right))
        except (OverflowError, ValueError):
            return math.nan

    return result


def _divided(left: float, right: float) -> float:
    if right == 0:
        return (
            math.nan
            if left == 0 or math.isnan(left)
            else math.copysign(math.inf, left * math.copysign(1, right))
        )
    return left / right


OPERATORS: dict[str, Callable[[Any, Value, Value], Any]] = {
    "=": _compared(_equal),
    "!=": _compared(lambda left, right: not _equal(left, right)),
    "<": _ordered(operator.lt),
    "<=": _ordered(operator.le),
    ">": _ordered(operator.gt),
    ">=": _ordered(operator.ge),
    "div": _reckoned(_divided),
    "mod": _reckoned(math.fmod),
}


class Slash(_SLASH):  # type: ignore[misc]
    """A path; one that names a question outside repeats goes straight to it."""

    straight: str | None = None

    def select(self, context: Any = None) -> Iterator[Any]:
        if self.straight is None:
            self.straight = _straight(self)
        node = context.scene.straight(self.straight) if self.straight and context is not None else None
        if node is None:
            yield from super().select(context)
        else:
            yield node


def _straight(token: XPathToken) -> str:
    """``/data/group/name`` where the path is nothing but names from the root, else nothing."""
    if token.symbol == "(name)":
        return f"/{token.value}"
    if token.symbol != "/" or len(token) == 0:
        return ""
    if len(token) == 1:
        return _straight(token[0]) if token[0].symbol == "(name)" else ""
    above = _straight(token[0]) if token[0].symbol == "/" else ""
    return above + _straight(token[1]) if above and token[1].symbol == "(name)" else ""


class Signed(_Valued):
    """``+`` and ``-``, before a number or between two."""

    sign: float

    def evaluate(self, context: Any = None) -> Any:
        numbers = [as_number(value_of(side, context)) for side in self]  # type: ignore[attr-defined]
        return numbers[0] + self.sign * numbers[1] if len(numbers) == 2 else self.sign * numbers[0]


class Times(_Valued, _STAR):  # type: ignore[misc]
    """``*`` between two numbers; elsewhere it is any name."""

    def evaluate(self, context: Any = None) -> Any:
        if len(self) != 2:
            return list(super(_Valued, self).select(context))
        left, right = (as_number(value_of(side, context)) for side in self)
        return left * right


class Both(_Valued):
    """``and`` and ``or``."""

    enough: bool

    def evaluate(self, context: Any = None) -> Any:
        first = as_truth(value_of(self[0], context))  # type: ignore[index]
        return first if first is self.enough else as_truth(value_of(self[1], context))  # type: ignore[index]


class Predicate(_BRACKET):  # type: ignore[misc]
    """A filter: a number is a position, anything else a truth."""

    def select(self, context: Any = None) -> Iterator[Any]:
        if context is None:
            raise self.missing_context()
        for _ in self[0].select_with_focus(context):
            found = value_of(self[1], context)
            number = isinstance(found, float | int) and not isinstance(found, bool)
            if context.position == found if number else as_truth(found):
                yield context.item
