"""What is said of a form that was read: every problem with its sheet, rows and column, and pyxform's words beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from bot.texts.questionnaires_faults import WORDS
from bot.texts.questionnaires_pyxform import in_our_words
from bot.texts.tasks import shortened
from bot.texts.voice import Voice
from roadmap.questionnaires.problems import Fault, Gathered, Problem, gathered
from roadmap.questionnaires.xlsform import XlsForm

_MOST_ROWS = 8
_LONGEST_VALUE = 60


def head(voice: Voice, form: XlsForm) -> Markup:
    """What a form is: its title, its id and version, its languages."""
    name = f"{form.name} {form.version}".strip()
    said = [voice.say("The form «{title}» ({name}) can be used.", title=form.title, name=name)]
    if form.languages:
        said.append(voice.say("Languages: {languages}.", languages=", ".join(form.languages)))
    return Markup(" ").join(said)


def kept(voice: Voice, number: int) -> Markup:
    return voice.say("It is kept under the number {number}.", number=number)


def not_there(voice: Voice, number: int) -> Markup:
    return voice.say("There is no form with the number {number}.", number=number)


def refused(voice: Voice, problems: Iterable[Problem]) -> Markup:
    """How much stands in the way of a form, in one sentence."""
    number = sum(one.problem.refuses for one in gathered(problems))
    return voice.count(
        "The form cannot be taken: {n} thing to put right.",
        "The form cannot be taken: {n} things to put right.",
        number,
    )


def refusing(voice: Voice, problems: Iterable[Problem]) -> list[Markup]:
    """A line for each thing that stands in the way of a form."""
    return [line(voice, one) for one in gathered(problems) if one.problem.refuses]


def remarked(voice: Voice, problems: Iterable[Problem]) -> list[Markup]:
    """A line for each remark."""
    return [line(voice, one) for one in gathered(problems) if not one.problem.refuses]


def line(voice: Voice, one: Gathered) -> Markup:
    """«survey, rows 5, 9, relevant: what is wrong», with pyxform's own words where it has any."""
    problem = one.problem
    said = WORDS[problem.fault](
        voice, shortened(problem.value, _LONGEST_VALUE), shortened(problem.instead, _LONGEST_VALUE)
    )
    if problem.fault in (Fault.PYXFORM, Fault.PYXFORM_SAYS):
        said = in_our_words(voice, problem.quote) or said
    place = Markup(", ").join(_place(voice, one))
    told = Markup("{}: {}").format(place, said) if place else said
    return Markup("{}\n<i>pyxform: {}</i>").format(told, _one_line(problem.quote)) if problem.quote else told


def _place(voice: Voice, one: Gathered) -> Iterator[Markup]:
    if one.problem.sheet:
        yield Markup("{}").format(one.problem.sheet)
    if one.rows:
        shown = ", ".join(str(row) for row in one.rows[:_MOST_ROWS])
        rows = f"{shown} …" if len(one.rows) > _MOST_ROWS else shown
        yield voice.count("row {rows}", "rows {rows}", len(one.rows), rows=rows)
    if one.problem.column:
        yield Markup("{}").format(shortened(one.problem.column, _LONGEST_VALUE))


def _one_line(text: str) -> str:
    return shortened(" ".join(text.split()), 300)
