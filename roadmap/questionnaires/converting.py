"""pyxform at work: sheets of texts go in, an XForm or what pyxform says comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from roadmap.questionnaires.columns import given_head
from roadmap.questionnaires.problems import Fault, Problem
from roadmap.questionnaires.said import placed, remarks
from roadmap.questionnaires.workbook import Rows


@dataclass(frozen=True, slots=True)
class Converted:
    """The XForm, empty where there is none, and what pyxform said."""

    xform: str
    problems: tuple[Problem, ...]


def convert(sheets: Mapping[str, Rows]) -> Converted:
    """Let pyxform read the sheets. It never raises: what breaks inside the library is a problem too."""
    # Importing pyxform takes a second, and only a form that comes in needs it.
    from pyxform.builder import create_survey_element_from_dict
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import workbook_to_json
    from pyxform.xls2json_backends import DefinitionData

    said: list[str] = []
    try:
        # Step by step: its ``convert`` looks for choices of other files in every choice of every question.
        described = workbook_to_json(DefinitionData(**_given(sheets)), warnings=said)
        xform = create_survey_element_from_dict(described).to_xml(
            validate=False, pretty_print=False, warnings=said
        )
    except PyXFormError as error:
        return Converted("", (placed(Fault.PYXFORM, str(error)),))
    except Exception as error:
        # What the library did not foresee is our refusal, not our crash.
        return Converted("", (Problem(Fault.BROKE, quote=f"{type(error).__name__}: {error}"),))
    return Converted(xform, tuple(remarks(said)))


def _given(sheets: Mapping[str, Rows]) -> dict[str, Any]:
    """The sheets as pyxform's own reader would give them."""
    given: dict[str, Any] = {"sheet_names": list(sheets)}
    for name, rows in sheets.items():
        if not rows:
            continue
        heads = [given_head(text) for text in rows[0]]
        given[f"{name}_header"] = [{head: None for head in heads if head}]
        given[name] = [
            {head: text for head, text in zip(heads, row, strict=False) if head and text} for row in rows[1:]
        ]
    return given
