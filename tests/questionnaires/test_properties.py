"""Whenever and in whatever order a questionnaire is answered, it is the same questionnaire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.form import read_form
from roadmap.questionnaires.typed import Unfit
from tests.questionnaires.generated import CHOICES, Made, answered, forms
from tests.questionnaires.sheets import TODAY, xform_of_rows

many = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def empty(made: Made) -> Filling:
    return Filling(read_form(xform_of_rows(made.survey, CHOICES)), {"g": "2"} if made.repeat else {}, TODAY)


def taken(filling: Filling, said: Sequence[tuple[str, str]]) -> Filling:
    """Everything said that is asked and fits, as often as something new is asked."""
    left = list(said)
    for _ in range(len(said) + 1):
        for place, raw in list(left):
            try:
                filling = filling.put(place, raw)
                left.remove((place, raw))
            except Unfit:
                continue
    return filling


@many
@given(data=st.data())
def test_a_resumed_questionnaire_is_the_uninterrupted_one(data: st.DataObject) -> None:
    made = data.draw(forms())
    going = empty(made)
    xform = xform_of_rows(made.survey, CHOICES)
    for place, raw in data.draw(answered(made)):
        try:
            going = going.put(place, raw)
        except Unfit:
            continue
        resumed = Filling(read_form(xform), dict(going.answers), TODAY)
        assert resumed.steps == going.steps
        assert resumed.relevant_answers() == going.relevant_answers()
        assert resumed.problems() == going.problems()
        kept = replace(resumed, answers={**going.answers, **going.calculated})
        assert [step.value for step in kept.steps] == [step.value for step in going.steps]


@many
@given(data=st.data())
def test_any_order_of_answers_comes_to_the_same(data: st.DataObject) -> None:
    made = data.draw(forms())
    said = data.draw(answered(made))
    other = data.draw(st.permutations(said))
    one, two = taken(empty(made), said), taken(empty(made), other)
    assert one.relevant_answers() == two.relevant_answers()
    assert [step.place for step in one.steps] == [step.place for step in two.steps]
    assert one.problems() == two.problems()


@many
@given(data=st.data())
def test_what_is_not_asked_does_not_count_and_is_kept(data: st.DataObject) -> None:
    made = data.draw(forms())
    filling = taken(empty(made), data.draw(answered(made)))
    places = {step.place for step in filling.steps} | set(filling.calculated)
    assert set(filling.relevant_answers()) <= places
    for step in filling.steps:
        if step.asks and step.given:
            assert step.value == filling.answers[step.place]


@many
@given(data=st.data(), typed=st.text(max_size=40))
def test_whatever_is_typed_is_taken_or_refused_by_name(data: st.DataObject, typed: str) -> None:
    filling = empty(data.draw(forms()))
    for step in filling.steps:
        try:
            after = filling.put(step.place, typed)
        except Unfit:
            continue
        value = after.answers[step.place]
        assert after.put(step.place, value).answers == after.answers, "a lexical form reads as itself"
