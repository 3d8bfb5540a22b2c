"""A questionnaire while it is answered: what is asked now, and what one more answer makes of it.

Immutable: an answer gives a new Filling. Answers to questions that are not asked any more are kept and do not count
(ODK clears them when a form is sent); they are there again when the question is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from roadmap.questionnaires.questions import Form, Kind, Question
from roadmap.questionnaires.repeats import dropped
from roadmap.questionnaires.steps import Problem, Progress, Step
from roadmap.questionnaires.typed import Misfit, Option, Unfit, lexical
from roadmap.questionnaires.values import midnight

if TYPE_CHECKING:
    from roadmap.questionnaires.tree import Spot, Tree


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

    # elementpath takes half a second to import; whoever does not answer does not wait for it.

    @cached_property
    def tree(self) -> Tree:
        from roadmap.questionnaires.tree import Tree

        return Tree(self.form, self.answers, self.now or midnight(self.today), self.language, self.seed)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What is asked now, in the order of the form."""
        from roadmap.questionnaires.walking import Walk

        return tuple(Walk(self.tree, self.reasons, self.previous).steps())

    def problems(self) -> tuple[Problem, ...]:
        """What is to be set right before sending, in the order of the form."""
        from roadmap.questionnaires.walking import problems_of

        return tuple(problems_of(self.tree, self.steps))

    # What is asked

    @cached_property
    def by_place(self) -> Mapping[str, Step]:
        return {step.place: step for step in self.steps}

    def step(self, place: str) -> Step:
        """Raises :class:`Unfit` where it is not asked (any more)."""
        try:
            return self.by_place[place]
        except KeyError:
            raise Unfit(place, Misfit.NOT_ASKED) from None

    def after(self, place: str) -> Step | None:
        """The next step; the first of all after ``""`` or what is not asked any more; None at the end."""
        number = self.steps.index(self.by_place[place]) + 1 if place in self.by_place else 0
        return self.steps[number] if number < len(self.steps) else None

    def before(self, place: str) -> Step | None:
        """The step before; the last of all before ``""``; None at the beginning."""
        number = self.steps.index(self.by_place[place]) if place in self.by_place else len(self.steps)
        return self.steps[number - 1] if number else None

    @property
    def open(self) -> Step | None:
        """Where to go on: the first that nobody has answered."""
        return next((step for step in self.steps if step.asks and not step.given and not step.value), None)

    @property
    def missing(self) -> tuple[Step, ...]:
        """Required, and not answered."""
        return tuple(step for step in self.steps if step.required and step.asks and not step.value)

    def progress(self, place: str = "") -> Progress:
        """Which question this is; for a note or a repeat the last one before it; for ``""`` the last of all."""
        until = self.steps.index(self.by_place[place]) + 1 if place in self.by_place else len(self.steps)
        asking = [step for step in self.steps if step.asks]
        number = sum(step.asks for step in self.steps[:until])
        return Progress(number, len(asking), sum(bool(step.value) for step in asking))

    def options(self, place: str) -> tuple[Option, ...]:
        """The choices of a question that may be chosen now, with labels in the person's language."""
        spot = self._spot(place)
        return tuple(
            Option(choice.name, self.tree.words(choice.label, spot)) for choice in self.tree.choices(spot)
        )

    def shown(self, place: str, value: str | None = None) -> str:
        """The answer (or *value*, such as the last period's) with labels of choices instead of names."""
        spot = self._spot(place)
        said = spot.value if value is None else value
        if not (isinstance(spot.member, Question) and spot.member.kind.choice):
            return said
        rows = self.tree.list_of(spot.member) or self.tree.choices(spot)
        labels = {choice.name: self.tree.words(choice.label, spot) for choice in rows}
        return ", ".join(labels.get(name, name) for name in said.split())

    # Answers

    def put(self, place: str, raw: str, reason: str = "") -> Filling:
        """One more answer as it was typed or pressed. Raises :class:`Unfit`."""
        step = self._writable(place)
        if not raw.strip():
            return self.skip(place, reason)
        options = self.options(place) if step.kind.choice else ()
        made = self._with(place, lexical(place, step.kind, raw.strip(), options, self.today), reason)
        broken = made.tree.broken(place)
        if broken is not None:
            raise Unfit(place, Misfit.CONSTRAINT, broken)
        return made

    def skip(self, place: str, reason: str = "") -> Filling:
        """Leaves it empty: never where it is required, and a figure that is followed only with a reason."""
        step = self._writable(place)
        if step.required:
            raise Unfit(place, Misfit.REQUIRED, self.tree.required_message(place))
        if step.wants_reason and not reason.strip():
            raise Unfit(place, Misfit.NO_REASON)
        return self._with(place, "", reason)

    def explain(self, place: str, reason: str) -> Filling:
        """A word on an answer that stands: why it jumped."""
        return self._with(place, self._writable(place).value, reason)

    def add(self, place: str) -> Filling:
        """One more of a repeat, ``visits``. Raises :class:`Unfit` where there are as many as may be."""
        step = self.step(place)
        if step.kind is not Kind.REPEAT or int(step.value) >= self.tree.most_repeats:
            raise Unfit(place, Misfit.READ_ONLY)
        return replace(self, answers={**self.answers, place: str(int(step.value) + 1)})

    def remove(self, place: str) -> Filling:
        """Takes away one of a repeat, ``visits[2]``; those after it move up. Raises :class:`Unfit`."""
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

    # What counts

    @property
    def calculated(self) -> Mapping[str, str]:
        """What the form works out by itself, by place."""
        return {
            place: value
            for place, value in self.relevant_answers().items()
            if self.tree.question(place).calculation
        }

    def relevant_answers(self) -> Mapping[str, str]:
        """Everything that counts: what is asked now and filled in, defaults and calculations too."""
        return {
            place: spot.value
            for place, spot in self.tree.spots.items()
            if isinstance(spot.member, Question) and spot.relevant and spot.value
        }
