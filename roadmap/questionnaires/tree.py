"""The answers as the tree that expressions run on, with what is asked, counted and worked out in it.

Nothing here lasts: a tree is made of answers, worked out once, and read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from elementpath.xpath_nodes import ElementNode

from roadmap.questionnaires.calls import WrongValue
from roadmap.questionnaires.expressions import BadExpression, Focus, evaluated
from roadmap.questionnaires.questions import Choice, Form, Group, Member, Output, Question, Words
from roadmap.questionnaires.references import order_of
from roadmap.questionnaires.values import Node, Value, as_number, as_text, as_truth

MOST_REPEATS = 200
"""Of one repeat: a count typed by mistake asks for no more."""
_PASSES = 4
"""How often counts may change the tree: once for a level of repeats in repeats, and once to see that all stands."""
_NOT_A_FIGURE = ("NaN", "Infinity", "-Infinity")


@dataclass(eq=False, slots=True)
class Spot:
    """A group or question where it stands, in a repeat once for every time."""

    place: str
    member: Member
    element: Element
    above: Spot | None
    below: list[Spot] = field(default_factory=list)
    relevant: bool = True
    number: int = 1
    """Which of its repeat."""

    @property
    def value(self) -> str:
        return self.element.text or ""


class Tree:
    def __init__(
        self,
        form: Form,
        answers: Mapping[str, str],
        now: datetime,
        language: str,
        seed: str,
    ) -> None:
        self.form, self.answers, self.now, self.language, self.seed = form, answers, now, language, seed
        self.too_many: dict[str, int] = {}
        counts: dict[str, int] = {}
        for _ in range(_PASSES):
            wanted = self._worked_out(counts)
            if wanted == counts:
                break
            counts = wanted

    def _worked_out(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Builds the tree with so many of each counted repeat; gives how many each turned out to be."""
        self.spots: dict[str, Spot] = {}
        self.of_member: dict[str, list[Spot]] = {path: [] for path in self.form.by_path}
        self.of_element: dict[Element, Spot] = {}
        root = Element(self.form.root)
        self.anchors: dict[str, Spot] = {}
        self.top = Spot("", _TOP, root, None)
        self.of_element[root] = self.top
        self._grow(self.top, self.form.members, counts)
        self.focus = Focus(root=root, current_dt=self.now)
        self.nodes: Mapping[Element, ElementNode] = self.focus.root.elements  # type: ignore[union-attr, assignment]
        for spot in self.spots.values():
            if isinstance(spot.member, Question):
                spot.element.text = self.answers.get(spot.place, spot.member.default)
        self.alone = {
            f"/{self.form.root}/{path}": spots[0]
            for path, spots in self.of_member.items()
            if len(spots) == 1 and "[" not in spots[0].place
        }
        wanted = dict[str, int]()
        for member in order_of(self.form):
            for spot in self.of_member[member.path]:
                self._settle(spot)
            if isinstance(member, Group) and member.count:
                wanted |= self._counts(member)
        return wanted

    def _grow(self, above: Spot, members: Sequence[Member], counts: Mapping[str, int]) -> None:
        for member in members:
            place = f"{above.place}/{member.name}" if above.place else member.name
            if not (isinstance(member, Group) and member.repeats):
                self._plant(above, member, place, 1, counts)
                continue
            # What the count is reckoned from, and whether there may be any: it stands beside the repeats, and no
            # path leads to it.
            anchor = SubElement(above.element, f"{{repeat}}{member.name}")
            self.anchors[place] = Spot(place, member, anchor, above)
            number = counts.get(place, 0) if member.count else self.repeated(place)
            for which in range(1, number + 1):
                self._plant(above, member, f"{place}[{which}]", which, counts)

    def _plant(self, above: Spot, member: Member, place: str, number: int, counts: Mapping[str, int]) -> None:
        element = SubElement(above.element, member.name)
        spot = Spot(place, member, element, above, number=number)
        above.below.append(spot)
        self.spots[place] = self.of_element[element] = spot
        self.of_member[member.path].append(spot)
        if isinstance(member, Group):
            self._grow(spot, member.members, counts)

    most_repeats = MOST_REPEATS

    def may_repeat(self, above: Spot, group: Group, place: str) -> bool:
        """Whether the person decides how many there are, and is asked at all."""
        if not above.relevant:
            return False
        return not group.relevant or self.holds(group.relevant, self.anchors[place])

    def repeated(self, place: str) -> int:
        """How many times a repeat that the person decides on is asked; once until they say."""
        said = self.answers.get(place, "1")
        return min(int(said), MOST_REPEATS) if said.isdecimal() else 1

    def _counts(self, member: Group) -> Iterator[tuple[str, int]]:
        for place, anchor in self.anchors.items():
            if anchor.member is not member:
                continue
            asked = anchor.above is not None and anchor.above.relevant
            number = as_number(self.value(member.count, anchor)) if asked else 0.0
            number = number if number >= 1 else 0.0
            self.too_many.pop(place, None)
            if number > MOST_REPEATS:
                self.too_many[place] = MOST_REPEATS
            yield place, int(min(number, MOST_REPEATS))

    def _settle(self, spot: Spot) -> None:
        """Whether it is asked, and what stands in it: nothing stands in what is not asked."""
        member = spot.member
        asked = spot.above is None or spot.above.relevant
        if asked and member.relevant:
            asked = self.holds(member.relevant, spot)
        spot.relevant = asked
        if isinstance(member, Group):
            return
        if not asked:
            spot.element.text = ""
        elif member.calculation:
            spot.element.text = self.figured(member.calculation, spot)
        elif member.dynamic_default and spot.place not in self.answers:
            spot.element.text = self.figured(member.dynamic_default, spot)

    # Expressions

    def value(self, expression: str, spot: Spot) -> Value:
        """What an expression of a question comes to; an empty text where it cannot be worked out."""
        try:
            return evaluated(expression, self._focus(spot))
        except (BadExpression, WrongValue):
            return ""

    def holds(self, expression: str, spot: Spot) -> bool:
        """A truth; what cannot be worked out holds: a question is rather asked, an answer rather taken."""
        try:
            return as_truth(evaluated(expression, self._focus(spot)))
        except (BadExpression, WrongValue):
            return True

    def _focus(self, spot: Spot) -> Focus:
        focus = copy(self.focus)
        focus.item = self.nodes[spot.element]
        focus.scene = _Here(self, spot)
        return focus

    def figured(self, expression: str, spot: Spot) -> str:
        found = as_text(self.value(expression, spot))
        return "" if found in _NOT_A_FIGURE else found

    # Words

    def words(self, said: Words, spot: Spot) -> str:
        """A label in the person's language, else in the form's, else in any."""
        for language in (self.form.language(self.language), self.form.default_language, "", *said):
            if language in said:
                return "".join(
                    self.figured(piece.expression, spot) if isinstance(piece, Output) else piece
                    for piece in said[language]
                )
        return ""

    # Choices

    def choices(self, spot: Spot) -> tuple[Choice, ...]:
        """What may be chosen now."""
        member = spot.member
        if isinstance(member, Group) or member.choices is None:
            return ()
        if member.choices.rows is not None:
            return self.form.lists.get(member.choices.rows, ())
        found = self.value(member.choices.nodeset, spot)
        if isinstance(found, str | float | int):
            return ()
        rows = lists_of(self.form).choices
        return tuple(
            rows[node.value] if node.value in rows else _given(node.value, member.choices.value, member.choices.label)
            for node in self.counted(found)
            if node.value in rows or (node.value.findtext(member.choices.value) or "")
        )

    def counted(self, nodes: Sequence[Node]) -> Sequence[Node]:
        spots = self.of_element
        return [node for node in nodes if (spot := spots.get(node.value)) is None or spot.relevant]


def _given(element: Element, value: str, label: str) -> Choice:
    """A choice that somebody wrote themselves, in a repeat of this form."""
    name = element.findtext(value) or ""
    return Choice(name, {"": (element.findtext(label) or name,)})


_TOP = Group("", {}, ())
_LIST = re.compile(r"\s*instance\(\s*(['\"])([^'\"]*)\1")


@dataclass(slots=True)
class Lists:
    """The lists of a form as trees, made once."""

    nodes: Mapping[str, ElementNode]
    choices: Mapping[Element, Choice]


@lru_cache(maxsize=64)
def lists_of(form: Form) -> Lists:
    nodes, choices = {}, {}
    for name, rows in form.lists.items():
        instance = Element("instance")
        root = SubElement(instance, "root")
        for row in rows:
            item = SubElement(root, "item")
            choices[item] = row
            for column, text in row.columns.items():
                SubElement(item, column).text = text
        focus = Focus(root=instance, current_dt=datetime(1970, 1, 1))
        nodes[name] = focus.root
    return Lists(nodes, choices)  # type: ignore[arg-type]


class _Here:
    """What the functions of one expression may know: where it stands, and the whole tree."""

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

    def origin(self) -> ElementNode:
        return self.tree.nodes[self.spot.element]

    def straight(self, path: str) -> ElementNode | None:
        spot = self.tree.alone.get(path)
        return None if spot is None else self.tree.nodes[spot.element]

    def rows(self, name: str) -> ElementNode:
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
        named = _LIST.match(member.choices.nodeset)
        rows = self.tree.form.lists.get(named[2], ()) if named else ()
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
        elif step != "current()" and step != ".":
            steps.append(step)
    return "/".join(steps)


