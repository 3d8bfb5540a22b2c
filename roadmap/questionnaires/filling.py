"""A questionnaire while it is answered: what is asked now, and what one more answer makes of it.

Immutable: an answer gives a new Filling. Answers to questions that are not asked any more are kept and do not count
(ODK clears them when a form is sent); they are there again when the question is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from roadmap.questionnaires.jumps import jumps
from roadmap.questionnaires.questions import Form, Group, Kind, Question
from roadmap.questionnaires.repeats import dropped
from roadmap.questionnaires.typed import Misfit, Option, Unfit, lexical
from roadmap.questionnaires.values import midnight

if TYPE_CHECKING:
    from roadmap.questionnaires.tree import Spot, Tree


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: a question, a note, or «one more?» after a repeat."""

    place: str
    kind: Kind
    label: str
    hint: str = ""
    headings: tuple[str, ...] = ()
    """Labels of the groups around it, from the outermost; a repeat with its number in ``numbers``."""
    numbers: tuple[int, ...] = ()
    """Which of the repeats around it, from the outermost: (2,) in the second visit."""
    required: bool = False
    read_only: bool = False
    value: str = ""
    """The lexical form; a default too. For a repeat: how many there are."""
    given: bool = False
    """Whether somebody answered, were it by leaving it empty."""
    reason: str = ""
    was: str = ""
    """The last period's answer."""
    jumped: bool = False
    """The value is far from the last period's: ask again."""
    wants_reason: bool = False
    """Left empty, it wants a word on why."""
    indicator: str = ""
    removable: bool = False
    """Of a repeat: whether there is one to take away."""

    @property
    def asks(self) -> bool:
        """Whether an answer is wanted: what «3 of 12» counts."""
        return self.kind.asks and not self.read_only


class Trouble(StrEnum):
    """What is not right with an answer that stands."""

    MISSING = "missing"
    CONSTRAINT = "constraint"
    NO_SUCH_CHOICE = "no_such_choice"
    NO_REASON = "no_reason"
    JUMPED = "jumped"
    """Far from the last period's, with no word on why; it may be sent."""
    TOO_MANY = "too_many"
    """A repeat is counted more often than is asked."""

    @property
    def blocks(self) -> bool:
        return self is not Trouble.JUMPED


@dataclass(frozen=True, slots=True)
class Problem:
    place: str
    trouble: Trouble
    message: str = ""
    """The form's own word on it, if it has one."""


@dataclass(frozen=True, slots=True)
class Progress:
    """«3 of 12»: of the questions that want an answer now."""

    number: int
    total: int
    answered: int


@dataclass(frozen=True)
class Filling:
    """A form and what was answered so far.

    *answers* are by place, lexical, ``""`` where somebody left it empty; the place of a repeat (``visits``) has how
    many there are. Keeping ``calculated`` with them makes ``once()`` hold from day to day.
    """

    form: Form
    answers: Mapping[str, str]
    today: date
    language: str = ""
    """The person's: ``ru``, or a name of the form's own."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    previous: Mapping[str, str] = field(default_factory=dict)
    """Answers of the last period."""
    seed: str = ""
    """What ``random()`` and ``uuid()`` are drawn from: one for each response."""
    now: datetime | None = None
    """For ``now()``; midnight of *today* where it is not said."""

    @cached_property
    def tree(self) -> Tree:
        # elementpath takes half a second to import; whoever does not answer does not wait for it.
        from roadmap.questionnaires.tree import Tree

        return Tree(self.form, self.answers, self.now or midnight(self.today), self.language, self.seed)

    # What is asked

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What is asked now, in the order of the form."""
        return tuple(self._walk(self.tree.top, (), ()))

    @cached_property
    def by_place(self) -> Mapping[str, Step]:
        return {step.place: step for step in self.steps}

    def step(self, place: str) -> Step:
        """Raises :class:`Unfit` where it is not asked (any more)."""
        try:
            return self.by_place[place]
        except KeyError:
            raise Unfit(place, Misfit.NOT_ASKED) from None

    def _walk(self, above: Spot, headings: tuple[str, ...], numbers: tuple[int, ...]) -> Iterator[Step]:
        members = above.member.members if isinstance(above.member, Group) and above.place else self.form.members
        below = {member.path: [spot for spot in above.below if spot.member is member] for member in members}
        for member in members:
            for spot in below[member.path]:
                if not spot.relevant:
                    continue
                if isinstance(member, Question):
                    if step := self._asked(spot, member, headings, numbers):
                        yield step
                    continue
                label = self.tree.words(member.label, spot)
                inner = (*headings, label) if label else headings
                yield from self._walk(spot, inner, (*numbers, spot.number) if member.repeats else numbers)
            if isinstance(member, Group) and member.repeats and not member.count:
                if step := self._once_more(above, member, below[member.path], headings, numbers):
                    yield step

    def _asked(
        self, spot: Spot, question: Question, headings: tuple[str, ...], numbers: tuple[int, ...]
    ) -> Step | None:
        kind = question.kind
        if kind is Kind.CALCULATE:
            return None
        label, value = self.tree.words(question.label, spot), spot.value
        was = "" if numbers or not kind.asks else self.previous.get(spot.place, "")
        return Step(
            place=spot.place,
            kind=kind,
            label=label,
            hint=self.tree.words(question.hint, spot),
            headings=headings,
            numbers=numbers,
            required=bool(question.required) and self.tree.holds(question.required, spot),
            read_only=question.read_only or bool(question.calculation),
            value=value,
            given=spot.place in self.answers,
            reason=self.reasons.get(spot.place, ""),
            was=was,
            jumped=kind.figure and bool(was) and bool(value) and jumps(was, value),
            wants_reason=kind.figure and (bool(was) or bool(question.indicator)),
            indicator=question.indicator,
        )

    def _once_more(
        self, above: Spot, group: Group, spots: list[Spot], headings: tuple[str, ...], numbers: tuple[int, ...]
    ) -> Step | None:
        place = f"{above.place}/{group.name}" if above.place else group.name
        if not self.tree.may_repeat(above, group, place):
            return None
        number = len(spots)
        return Step(
            place=place,
            kind=Kind.REPEAT,
            label=self.tree.words(group.label, above),
            headings=headings,
            numbers=numbers,
            value=str(number),
            given=place in self.answers,
            removable=number > 0,
        )

    def options(self, place: str) -> tuple[Option, ...]:
        """The choices of a question that may be chosen now, with labels in the person's language."""
        spot = self._spot(place)
        return tuple(Option(choice.name, self.tree.words(choice.label, spot)) for choice in self.tree.choices(spot))

    def shown(self, place: str, value: str | None = None) -> str:
        """The answer (or *value*, such as the last period's) with labels of choices instead of names."""
        spot = self._spot(place)
        said = spot.value if value is None else value
        if not (isinstance(spot.member, Question) and spot.member.kind.choice):
            return said
        labels = {option.name: option.label for option in self.options(place)}
        return ", ".join(labels.get(name, name) for name in said.split())

    def progress(self, place: str) -> Progress:
        """Which question this is; for a note or a repeat the last one before it."""
        asking = [step.place for step in self.steps if step.asks]
        until = next((number for number, step in enumerate(self.steps) if step.place == place), len(self.steps))
        number = sum(step.asks for step in self.steps[: until + 1])
        return Progress(number, len(asking), sum(bool(self.by_place[one].value) for one in asking))

    def after(self, place: str) -> Step | None:
        """The next step; the first of all after ``""``; None at the end."""
        places = [step.place for step in self.steps]
        number = places.index(place) + 1 if place in self.by_place else 0
        return self.steps[number] if number < len(self.steps) else None

    def before(self, place: str) -> Step | None:
        places = [step.place for step in self.steps]
        number = places.index(place) if place in self.by_place else len(places)
        return self.steps[number - 1] if number else None

    @property
    def open(self) -> Step | None:
        """Where to go on: the first that nobody has answered."""
        return next((step for step in self.steps if step.asks and not step.given and not step.value), None)

    # Answers

    def put(self, place: str, raw: str, reason: str = "") -> Filling:
        """One more answer as it was typed or pressed. Raises :class:`Unfit`."""
        step = self._writable(place)
        if not raw.strip():
            return self.skip(place, reason)
        options = self.options(place) if step.kind.choice else ()
        value = lexical(place, step.kind, raw.strip(), options, self.today)
        made = self._with(place, value, reason)
        if message := made._broken(made.tree.spots[place]):
            raise Unfit(place, Misfit.CONSTRAINT, *message)
        return made

    def skip(self, place: str, reason: str = "") -> Filling:
        """Leaves it empty: never where it is required, and a figure that is followed only with a reason."""
        step = self._writable(place)
        if step.required:
            raise Unfit(place, Misfit.REQUIRED, self._required_message(place))
        if step.wants_reason and not reason.strip():
            raise Unfit(place, Misfit.NO_REASON)
        return self._with(place, "", reason)

    def explain(self, place: str, reason: str) -> Filling:
        """A word on an answer that stands: why it jumped."""
        self._writable(place)
        return self._with(place, self.by_place[place].value, reason)

    def add(self, place: str) -> Filling:
        """One more of a repeat: ``visits``. Raises :class:`Unfit` where the form counts them itself, or at the most."""
        step = self.step(place)
        if step.kind is not Kind.REPEAT or int(step.value) >= self.tree.most_repeats:
            raise Unfit(place, Misfit.READ_ONLY)
        return replace(self, answers={**self.answers, place: str(int(step.value) + 1)})

    def remove(self, place: str) -> Filling:
        """Takes away one of a repeat, ``visits[2]``; those after it move up."""
        repeat, _, rest = place.rpartition("[")
        step = self.step(repeat)
        number = int(rest[:-1]) if rest.endswith("]") and rest[:-1].isdecimal() else 0
        if step.kind is not Kind.REPEAT or not 1 <= number <= int(step.value):
            raise Unfit(place, Misfit.READ_ONLY)
        answers = dropped(self.answers, repeat, number) | {repeat: str(int(step.value) - 1)}
        return replace(self, answers=answers, reasons=dropped(self.reasons, repeat, number))

    def prefilled(self, previous: Mapping[str, str]) -> Filling:
        """With the last period's answers to compare with and to offer."""
        return replace(self, previous=dict(previous))

    def _writable(self, place: str) -> Step:
        step = self.step(place)
        if not step.asks:
            raise Unfit(place, Misfit.READ_ONLY)
        return step

    def _with(self, place: str, value: str, reason: str) -> Filling:
        reasons = {key: said for key, said in self.reasons.items() if key != place}
        if reason.strip():
            reasons[place] = reason.strip()
        return replace(self, answers={**self.answers, place: value}, reasons=reasons)

    def _spot(self, place: str) -> Spot:
        try:
            return self.tree.spots[place]
        except KeyError:
            raise Unfit(place, Misfit.NOT_ASKED) from None

    def _broken(self, spot: Spot) -> tuple[str] | tuple[()]:
        """The message of a constraint that the value does not keep, () where it does. An empty one keeps all."""
        question = spot.member
        if not (isinstance(question, Question) and question.constraint and spot.value):
            return ()
        if self.tree.holds(question.constraint, spot):
            return ()
        return (self.tree.words(question.constraint_message, spot),)

    def _required_message(self, place: str) -> str:
        spot = self._spot(place)
        return self.tree.words(spot.member.required_message, spot) if isinstance(spot.member, Question) else ""

    # Before sending

    @property
    def calculated(self) -> Mapping[str, str]:
        """What the form works out by itself, by place."""
        return {
            place: spot.value
            for place, spot in self.tree.spots.items()
            if isinstance(spot.member, Question) and spot.member.calculation and spot.relevant and spot.value
        }

    def relevant_answers(self) -> Mapping[str, str]:
        """Everything that counts: what is asked now and filled in, defaults and calculations too."""
        return {
            place: spot.value
            for place, spot in self.tree.spots.items()
            if isinstance(spot.member, Question) and spot.relevant and spot.value
        }

    @property
    def missing(self) -> tuple[Step, ...]:
        """Required, and not answered."""
        return tuple(step for step in self.steps if step.required and step.asks and not step.value)

    def problems(self) -> tuple[Problem, ...]:
        """What is to be set right before sending, in the order of the form."""
        return tuple(problem for step in self.steps if (problem := self._problem(step)))

    def _problem(self, step: Step) -> Problem | None:
        place = step.place
        if step.kind is Kind.REPEAT or not step.asks:
            return None
        if not step.value:
            if step.required:
                return Problem(place, Trouble.MISSING, self._required_message(place))
            return Problem(place, Trouble.NO_REASON) if step.wants_reason and not step.reason else None
        if message := self._broken(self.tree.spots[place]):
            return Problem(place, Trouble.CONSTRAINT, *message)
        if step.kind.choice and not set(step.value.split()) <= {option.name for option in self.options(place)}:
            return Problem(place, Trouble.NO_SUCH_CHOICE)
        return Problem(place, Trouble.JUMPED) if step.jumped and not step.reason else None
