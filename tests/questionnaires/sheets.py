"""XLSForms drawn as tables, read by pyxform and by us."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from pyxform.xls2xform import convert

from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.form import read_form
from roadmap.questionnaires.questions import Form

TODAY = date(2026, 3, 2)
"""A Monday."""


def xform_of(table: str) -> str:
    """The XForm of sheets drawn as ``| survey |`` tables."""
    made: str = convert(table, validate=False, warnings=[]).xform
    return made


def xform_of_rows(survey: Iterable[Mapping[str, str]], choices: Iterable[Mapping[str, str]]) -> str:
    sheets: dict[str, Any] = {
        "survey": [dict(row) for row in survey],
        "choices": [dict(row) for row in choices],
    }
    made: str = convert(sheets, validate=False, warnings=[], form_name="data").xform
    return made


def form_of(table: str) -> Form:
    return read_form(xform_of(table))


def filling(table: str, answers: Mapping[str, str] | None = None, **more: Any) -> Filling:
    more.setdefault("language", "ru")
    return Filling(form_of(table), answers or {}, more.pop("today", TODAY), **more)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
