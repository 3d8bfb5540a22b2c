"""The answers as the tree that expressions run on, with what is asked, counted and worked out in it.

A tree is made of answers, worked out once, and read. Every loop here is bounded, whatever a form refers to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement

from roadmap.questionnaires.calls import WrongValue
from roadmap.questionnaires.expressions import BadExpression, evaluated
from roadmap.questionnaires.here import LIST, Here
from roadmap.questionnaires.lists import lists_of, written_in
from roadmap.questionnaires.operators import Focus
from roadmap.questionnaires.questions import Choice, Form, Group, Member, Output, Question, Words
from roadmap.questionnaires.references import order_of
from roadmap.questionnaires.values import Node, Value, as_number, as_text, as_truth

MOST_REPEATS = 200
"""Of one repeat: a count typed by mistake asks for no more."""
MOST_SPOTS = 10_000
"""Questions and groups in all: repeats in repeats grow no further."""
_PASSES = 4
"""How often counts may change the tree, and how often what goes round is worked out."""
_NO_FIGURE = ("NaN", "Infinity", "-Infinity")


@dataclass(eq=False, slots=True)
class Spot:
    """A group or question where it stands, in a repeat once for every time."""

    place: str
    member: Member
    element: Element
    above: Spot | None
    number: int = 1
    """Which of its repeat."""
    below: list[Spot] = field(default_factory=list)
    relevant: bool = True

    @property
    def value(self) -> str:
        return self.element.text or ""


class Tree:
    most_repeats = MOST_REPEATS

    def __init__(
        self, form: Form, answers: Mapping[str, str], now: datetime, language: str, seed: str
    ) -> None:
        self.form, self.answers, self.now, self.language, self.seed = form, answers, now, language, seed
        self.spoken = tuple(dict.fromkeys((form.language(language), form.default_language, "")))
        counts: dict[str, int] = {}
        for _ in range(_PASSES):
            self._grown(counts)
            self._settled()
            wanted = dict(self._counts())
            if wanted == counts:
                break
            counts = wanted

    # The tree grows from the form, each repeat as often as it was counted or the person said.

    def _grown(self, counts: Mapping[str, int]) -> None:
        self.spots: dict[str, Spot] = {}
        self.of_member: dict[str, list[Spot]] = {path: [] for path in self.form.by_path}
        self.anchors: dict[str, Spot] = {}
        root = Element(self.form.root)
        self.top = Spot("", Group("", {}, self.form.members), root, None)
        self.of_element = {root: self.top}
        self._grow(self.top, self.form.members, counts)
        self.focus = Focus(root=root, current_dt=self.now)
        self.nodes: Mapping[Element, Node] = self.focus.root.elements  # type: ignore[union-attr, assignment]
        for spot in self.spots.values():
            if isinstance(spot.member, Question):
                spot.element.text = self._written(spot, spot.member)
        self.alone = {
            f"/{self.form.root}/{path}": spots[0]
            for path, spots in self.of_member.items()
            if len(spots) == 1 and "[" not in spots[0].place
        }

    def _grow(self, above: Spot, members: Sequence[Member], counts: Mapping[str, int]) -> None:
        for member in members:
            place = f"{above.place}/{member.name}" if above.place else member.name
            if not (isinstance(member, Group) and member.repeats):
                self._plant(Spot(place, member, SubElement(above.element, member.name), above), counts)
                continue
            # What is asked of the repeat as a whole is asked here: it stands beside the repeats, and no path finds it.
            self.anchors[place] = Spot(
                place, member, SubElement(above.element, f"{{repeat}}{member.name}"), above
            )
            number = counts.get(place, 0) if member.count else self._said(place)
            for which in range(1, number + 1):
                element = SubElement(above.element, member.name)
                self._plant(Spot(f"{place}[{which}]", member, element, above, which), counts)

    def _plant(self, spot: Spot, counts: Mapping[str, int]) -> None:
        if len(self.spots) >= MOST_SPOTS and "[" in spot.place:
            if spot.above is not None:
                spot.above.element.remove(spot.element)
            return
        if spot.above is not None:
            spot.above.below.append(spot)
        self.spots[spot.place] = self.of_element[spot.element] = spot
        self.of_member[spot.member.path].append(spot)
        if isinstance(spot.member, Group):
            self._grow(spot, spot.member.members, counts)

    def _said(self, place: str) -> int:
        """How many of a repeat the person wants: one until they say."""
        said = self.answers.get(place, "1")
        return min(int(said), MOST_REPEATS) if said.isdecimal() and len(said) < 10 else 1

    def _counts(self) -> Iterator[tuple[str, int]]:
        """How many of each repeat the form itself wants; ``too_many`` are those that want more than may be."""
        self.too_many: list[str] = []
        for place, anchor in self.anchors.items():
            if not (isinstance(anchor.member, Group) and anchor.member.count):
                continue
            asked = anchor.above is not None and anchor.above.relevant
            number = as_number(self.value(anchor.member.count, anchor)) if asked else 0.0
            if number > MOST_REPEATS:
                self.too_many.append(place)
            yield place, int(min(number, MOST_REPEATS)) if number >= 1 else 0

    # Then it is settled, each question after those it looks at.

    def _settled(self) -> None:
        order = order_of(self.form)
        for _ in range(1 if order.straight else _PASSES):
            moved = False
            for member in order.members:
                for spot in self.of_member[member.path]:
                    moved = self._settle(spot) or moved
            if not moved:
                return

    def _settle(self, spot: Spot) -> bool:
        """Whether it is asked, and what stands in it: nothing stands in what is not asked. Gives whether it moved."""
        was = spot.relevant, spot.element.text
        member = spot.member
        asked = spot.above is None or spot.above.relevant
        spot.relevant = asked and (not member.relevant or self.holds(member.relevant, spot))
        if isinstance(member, Question):
            spot.element.text = self._text(spot, member) if spot.relevant else ""
        return was != (spot.relevant, spot.element.text)

    def _text(self, spot: Spot, question: Question) -> str:
        if question.calculation:
            return self.figured(question.calculation, spot)
        if question.dynamic_default and spot.place not in self.answers:
            return self.figured(question.dynamic_default, spot)
        return self._written(spot, question)

    def _written(self, spot: Spot, question: Question) -> str:
        return self.answers.get(spot.place, question.default)

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

    def figured(self, expression: str, spot: Spot) -> str:
        """The lexical text of a calculation; none where there is no figure."""
        found = as_text(self.value(expression, spot))
        return "" if found in _NO_FIGURE else found

    def _focus(self, spot: Spot) -> Focus:
        focus = copy(self.focus)
        focus.item = self.nodes[spot.element]  # type: ignore[assignment]
        focus.scene = Here(self, spot)
        return focus

    # What the walks ask

    def question(self, place: str) -> Question:
        member = self.spots[place].member
        if isinstance(member, Group):
            raise KeyError(place)
        return member

    def below(self, above: Spot) -> Iterator[tuple[Member, list[Spot]]]:
        """What stands in a group, the times of a repeat together."""
        if isinstance(above.member, Group):
            for member in above.member.members:
                yield member, [spot for spot in above.below if spot.member is member]

    def may_repeat(self, place: str) -> bool:
        """Whether a repeat is asked at all."""
        anchor = self.anchors[place]
        return not anchor.member.relevant or self.holds(anchor.member.relevant, anchor)

    def broken(self, place: str) -> str | None:
        """The form's message, where the answer does not keep its constraint; an empty answer keeps all."""
        spot, question = self.spots[place], self.question(place)
        if not (question.constraint and spot.value) or self.holds(question.constraint, spot):
            return None
        return self.words(question.constraint_message, spot)

    def required_message(self, place: str) -> str:
        return self.words(self.question(place).required_message, self.spots[place])

    def words(self, said: Words, spot: Spot) -> str:
        """A label in the person's language, else in the form's, else in any."""
        pieces = next((said[language] for language in (*self.spoken, *said) if language in said), ())
        return "".join(
            self.figured(one.expression, spot) if isinstance(one, Output) else one for one in pieces
        )

    def list_of(self, question: Question) -> Sequence[Choice]:
        """Every row of the list that the choices come from."""
        named = LIST.search(question.choices.nodeset) if question.choices else None
        return self.form.lists.get(named[2], ()) if named else ()

    def choices(self, spot: Spot) -> Sequence[Choice]:
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
        offered = (
            rows.get(node.value) or written_in(node.value, member.choices) for node in self.counted(found)
        )
        return tuple(choice for choice in offered if choice.name)

    def counted(self, nodes: Sequence[Node]) -> Sequence[Node]:
        """Those of *nodes* that are asked; rows of lists always are."""
        spots = self.of_element
        return [node for node in nodes if (spot := spots.get(node.value)) is None or spot.relevant]
