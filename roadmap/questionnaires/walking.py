"""Walks over a questionnaire that is being answered: its screens in order, and what is to be set right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roadmap.questionnaires.jumps import jumps
from roadmap.questionnaires.questions import Group, Kind, Question
from roadmap.questionnaires.steps import Problem, Step, Trouble
from roadmap.questionnaires.tree import Spot, Tree


@dataclass(frozen=True, slots=True)
class _Around:
    """The groups around a question."""

    headings: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()

    def inside(self, label: str, spot: Spot) -> _Around:
        repeats = isinstance(spot.member, Group) and spot.member.repeats
        return _Around(
            (*self.headings, label) if label else self.headings,
            (*self.numbers, spot.number) if repeats else self.numbers,
        )


class Walk:
    """One walk over the form. *reasons* and *previous* are by place, as the answers are."""

    def __init__(self, tree: Tree, reasons: Mapping[str, str], previous: Mapping[str, str]) -> None:
        self.tree, self.reasons, self.previous = tree, reasons, previous

    def steps(self) -> Iterator[Step]:
        return self._inside(self.tree.top, _Around())

    def _inside(self, above: Spot, around: _Around) -> Iterator[Step]:
        for member, spots in self.tree.below(above):
            for spot in spots:
                if spot.relevant:
                    yield from self._at(spot, around)
            if isinstance(member, Group) and member.repeats and not member.count:
                yield from self._once_more(above, member, len(spots), around)

    def _at(self, spot: Spot, around: _Around) -> Iterator[Step]:
        if isinstance(spot.member, Question):
            if spot.member.kind is not Kind.CALCULATE:
                yield self._asked(spot, spot.member, around)
        else:
            yield from self._inside(spot, around.inside(self.tree.words(spot.member.label, spot), spot))

    def _asked(self, spot: Spot, question: Question, around: _Around) -> Step:
        place, kind, value = spot.place, question.kind, spot.value
        # In a repeat the second of now need not be the second of then.
        was = self.previous.get(place, "") if kind.asks and not around.numbers else ""
        return Step(
            place=place,
            kind=kind,
            label=self.tree.words(question.label, spot),
            hint=self.tree.words(question.hint, spot),
            headings=around.headings,
            numbers=around.numbers,
            required=bool(question.required) and self.tree.holds(question.required, spot),
            read_only=question.read_only or bool(question.calculation),
            value=value,
            given=place in self.tree.answers,
            reason=self.reasons.get(place, ""),
            was=was,
            jumped=kind.figure and bool(was and value) and jumps(was, value),
            wants_reason=kind.figure and bool(was or question.indicator),
            indicator=question.indicator,
        )

    def _once_more(self, above: Spot, group: Group, number: int, around: _Around) -> Iterator[Step]:
        place = f"{above.place}/{group.name}" if above.place else group.name
        if self.tree.may_repeat(place):
            yield Step(
                place=place,
                kind=Kind.REPEAT,
                label=self.tree.words(group.label, above),
                headings=around.headings,
                numbers=around.numbers,
                value=str(number),
                given=place in self.tree.answers,
                removable=number > 0,
            )


def problems_of(tree: Tree, steps: tuple[Step, ...]) -> Iterator[Problem]:
    """In the order of the form; of one answer the first that is wrong with it."""
    for step in steps:
        yield from _empty(tree, step) if not step.value else _answered(tree, step)
    yield from (Problem(place, Trouble.TOO_MANY) for place in tree.too_many)


def _empty(tree: Tree, step: Step) -> Iterator[Problem]:
    if not step.asks:
        return
    if step.required:
        yield Problem(step.place, Trouble.MISSING, tree.required_message(step.place))
    elif step.wants_reason and not step.reason:
        yield Problem(step.place, Trouble.NO_REASON)


def _answered(tree: Tree, step: Step) -> Iterator[Problem]:
    if step.kind in (Kind.REPEAT, Kind.NOTE):
        return
    broken = tree.broken(step.place)
    if broken is not None:
        yield Problem(step.place, Trouble.CONSTRAINT, broken)
    elif step.kind.choice and not set(step.value.split()) <= {
        choice.name for choice in tree.choices(tree.spots[step.place])
    }:
        yield Problem(step.place, Trouble.NO_SUCH_CHOICE)
    elif step.jumped and not step.reason:
        yield Problem(step.place, Trouble.JUMPED)
