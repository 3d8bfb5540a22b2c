"""Which questions an expression looks at, and the order in which a form is worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from elementpath import XPathToken

from roadmap.questionnaires.expressions import BadExpression, parsed
from roadmap.questionnaires.questions import Form, Group, Member

Path = tuple[str, ...]
"""Names from the root element on, which is the first; empty is above the root."""
_WILD = frozenset(
    [
        "//",
        "*",
        "ancestor",
        "ancestor-or-self",
        "descendant",
        "descendant-or-self",
        "child",
        "parent",
        "self",
        "following",
        "following-sibling",
        "preceding",
        "preceding-sibling",
    ]
)
"""Steps that are not followed; a ``*`` may be a product, which costs a second look and no more."""


def references(expression: str, path: str, root: str) -> frozenset[str]:
    """The paths (``group/name``) that an expression of the question at *path* looks at, its own too.

    Positions and filters are taken for all; ``//`` and ``*`` are not followed. Raises BadExpression.
    """
    origin = (root, *path.split("/"))
    walk = _Walk(origin)
    walk.steps(parsed(expression), [origin])
    return frozenset("/".join(one[1:]) for one in walk.seen if len(one) > 1 and one[0] == root)


class _Walk:
    """One walk over the tree of an expression."""

    def __init__(self, origin: Path) -> None:
        self.origin = origin
        self.seen: set[Path] = set()

    def steps(self, token: XPathToken, bases: list[Path]) -> list[Path]:
        """Where *token* leads to from *bases*; everything met on the way is seen."""
        match token.symbol:
            case "(name)":
                return self._seen([(*base, str(token.value)) for base in bases])
            case ".":
                return self._seen(bases)
            case "..":
                return [base[:-1] for base in bases]
            case "/":
                start: list[Path] = self.steps(token[0], bases) if len(token) == 2 else [()]
                return self.steps(token[-1], start) if len(token) else []
            case "[":
                left = self.steps(token[0], bases)
                self.steps(token[1], left)
                return left
            case "current":
                return self._seen([self.origin])
        for part in token:
            self.steps(part, bases)
        return []

    def _seen(self, paths: list[Path]) -> list[Path]:
        self.seen |= set(paths)
        return paths


def expressions_of(member: Member) -> Iterator[str]:
    """The expressions that decide what a group or question is, before anybody is asked."""
    yield member.relevant
    if isinstance(member, Group):
        yield member.count
    else:
        yield member.calculation
        yield member.dynamic_default


@dataclass(frozen=True, slots=True)
class Order:
    members: tuple[Member, ...]
    straight: bool
    """Once through is enough; not so where references go round, or lead where they cannot be followed."""


@lru_cache(maxsize=64)
def order_of(form: Form) -> Order:
    """Every group and question after those that it looks at; where they go round, in the form's order."""
    followed = not any(
        _WILD & _symbols(one) for member in form.by_path.values() for one in expressions_of(member)
    )
    try:
        order = tuple(TopologicalSorter(needs(form)).static_order())
    except CycleError:
        return Order(tuple(form.by_path.values()), straight=False)
    return Order(tuple(form.by_path[path] for path in order), straight=followed)


def _symbols(expression: str) -> set[str]:
    try:
        return {token.symbol for token in parsed(expression).iter()} if expression else set()
    except BadExpression:
        return set()


def needs(form: Form) -> Mapping[str, frozenset[str]]:
    """What each group and question needs: for whoever looks for those that go round."""
    return {path: _needs(form, member) for path, member in form.by_path.items()}


def _needs(form: Form, member: Member) -> frozenset[str]:
    path = member.path
    found = {path.rpartition("/")[0]} if "/" in path else set()
    for expression in filter(None, expressions_of(member)):
        try:
            found |= references(expression, path, form.root)
        except BadExpression:
            continue
    return frozenset(one for one in found if one in form.by_path and one != path)
