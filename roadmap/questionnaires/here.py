"""What the functions of one expression may know: where it stands, and the answers around it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from roadmap.questionnaires.calls import WrongValue
from roadmap.questionnaires.lists import lists_of
from roadmap.questionnaires.questions import Question
from roadmap.questionnaires.values import Node

if TYPE_CHECKING:
    from roadmap.questionnaires.tree import Spot, Tree

LIST = re.compile(r"\binstance\(\s*(['\"])([^'\"]*)\1")
"""The list that choices come from, filtered and shuffled or not."""


class Here:
    """The :class:`~roadmap.questionnaires.calls.Scene` of one question of one tree."""

    __slots__ = ("spot", "tree")

    def __init__(self, tree: Tree, spot: Spot) -> None:
        self.tree, self.spot = tree, spot

    @property
    def now(self) -> datetime:
        return self.tree.now

    @property
    def version(self) -> str:
        return self.tree.form.version

    def here(self) -> str:
        return self.spot.value

    def origin(self) -> Node:
        return self.tree.nodes[self.spot.element]

    def straight(self, path: str) -> Node | None:
        spot = self.tree.alone.get(path)
        return None if spot is None else self.tree.nodes[spot.element]

    def rows(self, name: str) -> Node:
        try:
            return lists_of(self.tree.form).nodes[name]
        except KeyError:
            raise WrongValue(name) from None

    def counted(self, nodes: Sequence[Node]) -> Sequence[Node]:
        return self.tree.counted(nodes)

    def within(self, node: Node, group: Node) -> bool:
        spot = self.tree.of_element.get(node.value)
        while spot is not None and spot.element is not group.value:
            spot = spot.above
        return spot is not None

    def place_among(self, node: Node) -> int:
        spot = self.tree.of_element.get(node.value)
        return 1 if spot is None else spot.number

    def choice_label(self, value: str, path: str) -> str:
        member = self.tree.form.by_path.get(_resolved(path, self.spot.member.path))
        if not isinstance(member, Question) or member.choices is None:
            return value
        rows = self.tree.list_of(member)
        return next((self.tree.words(row.label, self.spot) for row in rows if row.name == value), value)

    def chance(self, key: str) -> float:
        drawn = hashlib.sha256(f"{self.tree.seed}\n{self.spot.place}\n{key}".encode()).digest()
        return int.from_bytes(drawn[:6]) / 2**48


def _resolved(path: str, start: str) -> str:
    """``/data/group/name``, or ``../name`` as seen from *start*, as a path below the root."""
    if path.startswith("/"):
        return path.strip("/").partition("/")[2]
    steps = start.split("/")
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("current()", "."):
            steps.append(step)
    return "/".join(steps)
