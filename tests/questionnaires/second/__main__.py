"""Makes the worked cases anew: ``python -m tests.questionnaires.second`` where Node is."""

from __future__ import annotations

import json
import warnings

from hypothesis import strategies as st
from hypothesis.errors import NonInteractiveExampleWarning

from tests.questionnaires.generated import CHOICES, answered, forms
from tests.questionnaires.second import WORKED, question_of, second
from tests.questionnaires.sheets import xform_of_rows

CASES = 40


@st.composite
def _cases(draw: st.DrawFn) -> tuple[object, ...]:
    made = draw(forms())
    return made, draw(answered(made))


def main() -> None:
    warnings.simplefilter("ignore", NonInteractiveExampleWarning)
    cases = []
    with second() as other:
        while len(cases) < CASES:
            made, said = _cases().example()
            answers = {place: raw for place, raw in said if raw} | ({"g": "2"} if made.repeat else {})
            question = question_of(xform_of_rows(made.survey, CHOICES), answers)
            found = other.fill(question)
            rows = zip(question["asked"], found["relevant"], found["values"], found["kept"], strict=True)
            judged = {one["place"]: [relevant, value, kept] for one, relevant, value, kept in rows}
            if len(answers) > 2 and not all(relevant for relevant, *_ in judged.values()):
                survey = [{key: value for key, value in row.items() if value} for row in made.survey]
                cases.append({"survey": survey, "answers": answers, "said": judged})
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    WORKED.write_text(f"[\n{lines}\n]\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
