"""Places by numbers, for buttons: which question of the form, in which of its repeats."""

from __future__ import annotations

import re

from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.steps import Step

_REPEAT = re.compile(r"\[(\d+)\]")


def number_of(filling: Filling, place: str) -> tuple[int, int]:
    """(question, repeat) of a place; the repeat is 0 where there is none."""
    repeats = _REPEAT.findall(place)
    return list(filling.form.by_path).index(_REPEAT.sub("", place)), int(repeats[-1]) if repeats else 0


def step_of(filling: Filling, question: int, repeat: int) -> Step | None:
    """The step of those numbers, if it is asked now."""
    paths = list(filling.form.by_path)
    if question >= len(paths):
        return None
    return next(
        (
            step
            for step in filling.steps
            if _REPEAT.sub("", step.place) == paths[question] and number_of(filling, step.place)[1] == repeat
        ),
        None,
    )
