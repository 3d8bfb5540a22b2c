"""The functions that expressions of a questionnaire may call: a closed set, by the names that forms call them."""

from __future__ import annotations

from random import Random

from roadmap.questionnaires.calls import Call, Functions, WrongValue, figure, nodes, text, truth
from roadmap.questionnaires.functions_dates import DATES
from roadmap.questionnaires.functions_figures import FIGURES
from roadmap.questionnaires.functions_texts import TEXTS
from roadmap.questionnaires.values import Value, text_of

ANSWERS = Functions()
named = ANSWERS.named


@named("selected", 2)
def _selected(call: Call) -> bool:
    return text(call, 1).strip() in text(call, 0).split()


@named("selected-at", 2)
def _selected_at(call: Call) -> str:
    chosen, number = text(call, 0).split(), figure(call, 1)
    return chosen[int(number)] if 0 <= number < len(chosen) else ""


@named("count-selected")
def _count_selected(call: Call) -> float:
    return float(len(text(call, 0).split()))


@named("coalesce", 1, None)
def _coalesce(call: Call) -> str:
    return next((found for number in range(len(call)) if (found := text(call, number))), "")


@named("if", 3)
def _if(call: Call) -> Value:
    return call.value(1 if truth(call, 0) else 2)


@named("once")
def _once(call: Call) -> Value:
    return call.scene.here() or call.value(0)


@named("position", 0, 1)
def _position(call: Call) -> float:
    if not len(call):
        return float(call.position)
    value = call.value(0)
    if isinstance(value, str | float | int) or not value:
        raise WrongValue(call.key)
    return float(call.scene.place_among(value[0]))


@named("last", 0)
def _last(call: Call) -> float:
    return float(call.size)


@named("indexed-repeat", 3, None)
def _indexed_repeat(call: Call) -> Value:
    """``indexed-repeat(question, repeat, number[, inner repeat, number …])``."""
    found = list(nodes(call, 0))
    for number in range(1, len(call) - 1, 2):
        groups = [
            group for group in nodes(call, number) if any(call.scene.within(one, group) for one in found)
        ]
        index = figure(call, number + 1)
        if not 1 <= index <= len(groups):
            return ""
        found = [one for one in found if call.scene.within(one, groups[int(index) - 1])]
    return text_of(found[0]) if found else ""


@named("jr:choice-name", 2)
def _choice_name(call: Call) -> str:
    return call.scene.choice_label(text(call, 0), text(call, 1).strip())


@named("current", 0)
def _current(call: Call) -> Value:
    return [call.scene.origin()]


@named("instance")
def _instance(call: Call) -> Value:
    return [call.scene.rows(text(call, 0))]


@named("randomize", 1, 2)
def _randomize(call: Call) -> Value:
    """The nodes in another order, which stays the same for one seed, or else for one questionnaire and question."""
    found = list(nodes(call, 0))
    seed = figure(call, 1) if len(call) == 2 else call.scene.chance(call.key)
    Random(repr(seed)).shuffle(found)
    return found


@named("version", 0)
def _version(call: Call) -> str:
    return call.scene.version


@named("name", 0, 1)
def _name(call: Call) -> str:
    value = call.value(0) if len(call) else [call.item]
    if isinstance(value, str | float | int):
        raise WrongValue(call.key)
    return value[0].value.tag if value else ""


KNOWN = TEXTS.known | FIGURES.known | DATES.known | ANSWERS.known
NAMES = frozenset(KNOWN)
"""What the import lets through; any other function is refused by its name."""
