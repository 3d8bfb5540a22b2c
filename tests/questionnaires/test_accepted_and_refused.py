"""Forms that are taken and forms that are refused, drawn in accepted.txt and refused.txt; a new one needs no code."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.questionnaires.exporting import write_xlsform
from roadmap.questionnaires.problems import FormRefused
from roadmap.questionnaires.xlsform import read_xlsform
from tests.questionnaires.drawing import Case, cases, told

HERE = Path(__file__).parent
ACCEPTED, REFUSED = cases(HERE / "accepted.txt"), cases(HERE / "refused.txt")


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.title)
def test_a_form_is_taken_with_its_remarks(case: Case) -> None:
    form = read_xlsform(case.content(), "анкета.xlsx")
    assert sorted(map(told, form.warnings)) == sorted(case.expected)


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.title)
def test_what_is_written_out_is_read_as_the_same(case: Case) -> None:
    form = read_xlsform(case.content(), "анкета.xlsx")
    again = read_xlsform(write_xlsform(form.sheets), "другое имя.xlsx")
    assert (again.sheets, again.xform) == (form.sheets, form.xform)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.title)
def test_a_form_is_refused_and_everything_is_named(case: Case) -> None:
    with pytest.raises(FormRefused) as refused:
        read_xlsform(case.content(), "анкета.xlsx")
    assert sorted(map(told, refused.value.problems)) == sorted(case.expected)


def test_the_refused_half_is_as_long_as_the_accepted_half() -> None:
    assert len(REFUSED) >= len(ACCEPTED) > 50
