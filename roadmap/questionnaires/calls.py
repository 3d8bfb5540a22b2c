"""How a function of an expression is written here: its arguments, and what it may know of the questionnaire."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from roadmap.questionnaires.values import Node, Value, as_number, as_text, as_truth, text_of


class WrongValue(ValueError):
    """An expression was given what it cannot work with, such as a text where it wants nodes."""


class Scene(Protocol):
    """What functions may ask about the questionnaire that is being answered."""

    @property
    def now(self) -> datetime: ...
    @property
    def version(self) -> str: ...
    def here(self) -> str:
        """The value of the question whose expression this is."""
        ...

    def origin(self) -> Node:
        """The node of that question, also inside a filter."""
        ...

    def rows(self, name: str) -> Node:
        """The list of that name."""
        ...

    def counted(self, nodes: Sequence[Node]) -> Sequence[Node]:
        """Those that are asked at all."""
        ...

    def within(self, node: Node, group: Node) -> bool:
        """Whether *node* is *group* or stands in it."""
        ...

    def place_among(self, node: Node) -> int:
        """Which of its repeat it is, from 1."""
        ...

    def choice_label(self, value: str, path: str) -> str:
        """The words of a choice of the question at *path* (absolute, or relative to the question here)."""
        ...

    def chance(self, key: str) -> float:
        """At least 0 and under 1: always the same for one questionnaire, question and key."""
        ...


class Call(Protocol):
    """One call of a function; an argument is worked out when it is asked for, so that ``if`` takes one branch."""

    @property
    def scene(self) -> Scene: ...
    @property
    def key(self) -> str:
        """The call as it is written."""
        ...

    @property
    def position(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def item(self) -> Node: ...
    def __len__(self) -> int: ...
    def value(self, number: int) -> Value: ...


def text(call: Call, number: int) -> str:
    return as_text(call.value(number))


def figure(call: Call, number: int) -> float:
    return as_number(call.value(number))


def truth(call: Call, number: int) -> bool:
    return as_truth(call.value(number))


def nodes(call: Call, number: int) -> Sequence[Node]:
    """The nodes of an argument that are asked at all."""
    value = call.value(number)
    if isinstance(value, str | float | int):
        raise WrongValue(call.key)
    return call.scene.counted(value)


def each(call: Call, first: int = 0) -> list[Value]:
    """Every argument from *first* on, nodes one by one."""
    found: list[Value] = []
    for number in range(first, len(call)):
        value = call.value(number)
        if isinstance(value, str | float | int):
            found.append(value)
        else:
            found += [text_of(node) for node in call.scene.counted(value)]
    return found


@dataclass(frozen=True, slots=True)
class Function:
    name: str
    work: Callable[[Call], Value]
    least: int
    most: int | None
    """How many arguments; None is any number."""


class Functions:
    """A table that functions are put into where they are defined."""

    def __init__(self) -> None:
        self.known: dict[str, Function] = {}

    def named(
        self, name: str, least: int = 1, most: int | None = -1
    ) -> Callable[[Callable[[Call], Value]], Callable[[Call], Value]]:
        """Registers a function; *most* is *least* unless said."""

        def register(work: Callable[[Call], Value]) -> Callable[[Call], Value]:
            self.known[name] = Function(name, work, least, least if most == -1 else most)
            return work

        return register
