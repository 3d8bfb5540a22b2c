"""A form of 200 questions and 500 choices opens at once and pages like a small one."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest

from roadmap.questionnaires.expressions import parsed
from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.form import read_form
from roadmap.questionnaires.references import order_of
from tests.questionnaires.sheets import TODAY, xform_of_rows

QUESTIONS, CHOICES = 200, 500
OPENS_WITHIN, STEPS_WITHIN = 1.0, 0.05
"""Seconds, the best of three: what else the machine does only adds."""


def large() -> str:
    """Every question looks at the one before it; the choices of one in five are filtered."""
    survey = []
    for number in range(QUESTIONS):
        before = f"${{q{number - 1}}}"
        row = {"type": "integer", "name": f"q{number}", "label": f"Вопрос {number}", "constraint": ". >= 0"}
        if number % 5 == 3:
            row |= {"type": "select_one area", "choice_filter": f"zone = {before}", "constraint": ""}
        elif number % 5 == 1:
            row["relevant"] = f"{before} > 3 or {before} = ''"
        elif number % 5 == 4:
            row = {
                "type": "calculate",
                "name": f"q{number}",
                "calculation": f"coalesce(${{q{number - 2}}}, 0) + 1",
            }
        survey.append(row)
    choices = [
        {"list_name": "area", "name": f"c{n}", "label": f"Школа {n}", "zone": str(n % 10)}
        for n in range(CHOICES)
    ]
    return xform_of_rows(survey, choices)


@pytest.fixture(scope="module")
def xform() -> str:
    return large()


def test_it_opens_and_pages_at_once(xform: str) -> None:
    opened, paged = [], []
    for attempt in range(3):
        began = perf_counter()
        filling = Filling(read_form(xform + " " * attempt), {}, TODAY)
        first = filling.steps[0]
        opened.append(perf_counter() - began)
        began = perf_counter()
        answered = filling.put(first.place, "5")
        assert answered.after(first.place) is not None
        paged.append(perf_counter() - began)
    assert min(opened) < OPENS_WITHIN, opened
    assert min(paged) < 2 * STEPS_WITHIN, paged


def test_its_steps_take_a_blink(xform: str) -> None:
    filling = Filling(read_form(xform), {}, TODAY)
    filling = filling.put("q0", "5")
    took = []
    for _ in range(3):
        again = replace(filling)
        began = perf_counter()
        assert len(again.steps) > QUESTIONS // 2
        took.append(perf_counter() - began)
    assert min(took) < STEPS_WITHIN, took


def worked_out() -> int:
    """How many expressions were worked out so far: each asks for its tree, which is kept."""
    info = parsed.cache_info()
    return info.hits + info.misses


def test_expressions_are_worked_out_once_and_filters_only_when_they_are_shown(xform: str) -> None:
    form = read_form(xform)
    order_of(form)
    before = worked_out()
    filling = Filling(form, {"q0": "5", "q2": "3"}, TODAY)
    assert filling.steps
    decided = [question for question in form.questions() if question.relevant or question.calculation]
    assert 0 < worked_out() - before <= len(decided)
    before = worked_out()
    assert len(filling.options("q3")) == CHOICES // 10
    assert worked_out() - before == 1
