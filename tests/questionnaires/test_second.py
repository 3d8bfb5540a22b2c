"""What is asked and what is taken agrees with a second evaluator, for any form and any answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.form import read_form
from roadmap.questionnaires.questions import Question
from tests.questionnaires.generated import CHOICES, answered, forms
from tests.questionnaires.second import WORKED, Second, is_here, question_of, second
from tests.questionnaires.sheets import TODAY, xform_of_rows

needs_node = pytest.mark.skipif(not is_here(), reason="no Node here: the worked cases alone are compared")


@pytest.fixture(scope="module")
def other() -> Iterator[Second]:
    with second() as process:
        yield process


def ours(xform: str, answers: Mapping[str, str]) -> dict[str, list[object]]:
    """In the shape of the second evaluator's answer, without the order: by place."""
    tree = Filling(read_form(xform), answers, TODAY).tree
    leaf = {
        place: spot.value if isinstance(spot.member, Question) else "" for place, spot in tree.spots.items()
    }
    return {
        place: [spot.relevant, leaf[place], not (spot.relevant and leaf[place]) or tree.broken(place) is None]
        for place, spot in tree.spots.items()
    }


def theirs(question: Mapping[str, object], said: Mapping[str, list[object]]) -> dict[str, list[object]]:
    assert "error" not in said, (said, question)
    asked = question["asked"]
    assert isinstance(asked, list)
    rows = zip(asked, said["relevant"], said["values"], said["kept"], strict=True)
    return {one["place"]: [relevant, value, kept] for one, relevant, value, kept in rows}


@needs_node
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_form_and_any_answers_are_judged_alike(other: Second, data: st.DataObject) -> None:
    made = data.draw(forms())
    xform = xform_of_rows(made.survey, CHOICES)
    answers = {"g": "2"} if made.repeat else {}
    for place, raw in data.draw(answered(made)):
        answers[place] = raw
        question = question_of(xform, answers)
        assert ours(xform, answers) == theirs(question, other.fill(question)), json.dumps(
            question, ensure_ascii=False
        )


# One expression a line; each is worked out over the same answers.
ALONE = """
substring('12345', 2, 3)
substring('12345', 1.5, 2.6)
substring('12345', 0, 3)
substring('12345', -42, 1 div 0)
substr('abcdef', 1, -1)
substr('abcdef', -2)
substring-before('1999/04/01', '/')
substring-after('1999/04/01', '/')
substring-after('1999/04/01', '')
translate('bar', 'abc', 'ABC')
translate('--aaa--', 'abc-', 'ABC')
normalize-space('  a   b ')
string-length('ёлка')
concat('a', 1, true(), 2.5)
join('; ', 'a', 'b', 3)
contains('abc', '')
ends-with('abc', 'bc')
selected('a b c', 'b')
selected('a b c', 'd')
selected-at('a b c', 1)
selected-at('a b c', 3)
count-selected(' a  b ')
coalesce('', 'b')
if(1 = 1 and 'a' != 'b', 'yes', 'no')
boolean-from-string('true')
boolean-from-string('yes')
not(1 > 2)
1 = '1'
'a' < 'b'
true() = 'x'
true() = ''
1 + '2'
1 - - 1
2 * 3 + 4 * 5
(2 + 3) * 4
10 div 4
-7 mod 3
7 mod -3
1.5 mod 0.5
int(-2.7)
int('2.7')
round(2.5)
round(-2.5)
round(2.345, 2)
round(1234.5, -2)
floor(-1.5)
ceiling(-1.5)
abs(-2.5)
pow(2, 0.5) > 1.41
sqrt(2) < 1.42
log10(1000)
exp10(3)
max(1, 2.5, -3)
min(1, 2.5, -3)
checklist(1, 2, true(), false(), true())
checklist(3, -1, true(), false(), true())
weighted-checklist(2, 4, true(), 3, false(), 5)
regex('2026-03-02', '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
date('2026-03-25') > date('2026-03-02')
'2026-03-25' > '2026-03-02'
date('2026-03-25') - date('2026-03-02')
format-date('2026-03-05', '%d.%m.%Y')
format-date('2026-03-05', '%e/%n/%y')
decimal-date-time('1970-01-03')
number('')
number('abc')
string(1 div 3) = string(1 div 3)
1000000 * 1000000
digest('abc', 'SHA-256', 'base64')
/data/n + 1
/data/n > /data/m
/data/n = /data/m
/data/empty = ''
/data/empty > 0
/data/empty + 1
sum(/data/r/a)
count(/data/r)
count(/data/r[a > 2])
count-non-empty(/data/r/b)
max(/data/r/a)
min(/data/r/b)
join(',', /data/r/a)
string(/data/r/a)
"""


@needs_node
def test_functions_come_to_the_same(other: Second) -> None:
    expressions = ALONE.strip().splitlines()
    survey = [{"type": "integer", "name": name, "label": name} for name in ("n", "m", "empty")]
    survey += [{"type": "begin repeat", "name": "r", "label": "Повтор"}]
    survey += [{"type": "integer", "name": name, "label": name} for name in ("a", "b")]
    survey += [{"type": "end repeat"}]
    survey += [
        {"type": "calculate", "name": f"c{number}", "calculation": expression}
        for number, expression in enumerate(expressions)
    ]
    xform = xform_of_rows(survey, [])
    answers = {"n": "7", "m": "7", "r": "3", "r[1]/a": "1", "r[2]/a": "3", "r[3]/a": "5", "r[2]/b": "2"}
    question = question_of(xform, answers)
    said, made = theirs(question, other.fill(question)), ours(xform, answers)
    wrong = [
        (expression, made[f"c{number}"][1], said[f"c{number}"][1])
        for number, expression in enumerate(expressions)
        if made[f"c{number}"] != said[f"c{number}"]
    ]
    assert wrong == []


def test_worked_cases_come_to_the_same() -> None:
    """What the second evaluator once said of these, also where it is not."""
    cases = json.loads(WORKED.read_text("utf-8"))
    assert len(cases) >= 30
    for case in cases:
        xform = xform_of_rows(case["survey"], CHOICES)
        assert ours(xform, case["answers"]) == case["said"], case
