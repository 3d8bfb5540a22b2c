"""An XLSForm: read and validated by pyxform, kept as its sheets and as the XForm that they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from roadmap.questionnaires.checking import checked
from roadmap.questionnaires.converting import convert
from roadmap.questionnaires.problems import Fault, FormRefused, Problem
from roadmap.questionnaires.said import joined
from roadmap.questionnaires.workbook import KEPT, SETTINGS, SURVEY, Rows, read_book

_TOO_MUCH = (Fault.TOO_MANY_QUESTIONS, Fault.TOO_MANY_CHOICES, Fault.NO_HEAD)
_FORM_ID = ("form_id", "id_string", "set_form_id")
_XFORMS = "{http://www.w3.org/2002/xforms}"
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class XlsForm:
    """A form that was taken."""

    sheets: Mapping[str, Rows]
    """Survey, choices and settings as rows of texts; the first row of each has the names of its columns."""
    xform: str
    """The ODK XForm that the sheets mean, as pyxform writes it."""
    name: str
    """``form_id``; the file's name where the sheets have none."""
    title: str
    version: str
    languages: tuple[str, ...]
    """As the columns ``label::…`` write them; empty for a form in one unnamed language."""
    default_language: str
    warnings: tuple[Problem, ...]
    """Remarks: harmless, but the author may want to know."""


def read_xlsform(content: bytes, name: str) -> XlsForm:
    """Read the form in an .xlsx called *name*; raises FormRefused with every problem that was found."""
    book = read_book(content)
    sheets = {key: book.sheets[key] for key in KEPT if key in book.sheets}
    problems = [*book.problems, *_not_kept(book.sheets)]
    if not any(map(any, sheets.get(SURVEY, ()))):
        raise FormRefused([*problems, Problem(Fault.NO_SURVEY)])
    sheets = with_form_id(sheets, name)
    problems += checked(sheets)
    if any(problem.fault in _TOO_MUCH for problem in problems):
        raise FormRefused(problems)
    converted = convert(sheets)
    problems = joined(problems, converted.problems)
    if any(problem.refuses for problem in problems):
        raise FormRefused(problems)
    try:
        return _form(sheets, converted.xform, tuple(problems))
    except etree.XMLSyntaxError as error:
        raise FormRefused([Problem(Fault.BROKE, quote=str(error))]) from error


def _not_kept(sheets: Mapping[str, Rows]) -> Iterator[Problem]:
    """A sheet that XLSForm knows and that is not taken; an empty one is nothing."""
    for name, rows in sheets.items():
        if name not in KEPT and any(map(any, rows[1:])):
            yield Problem(Fault.SHEET_NOT_TAKEN, name, value=name)


def with_form_id(sheets: dict[str, Rows], name: str) -> dict[str, Rows]:
    """The sheets with a form id: where the author gave none it is the file's name, which an export may not have."""
    rows = sheets.get(SETTINGS) or ((),)
    heads = [head.strip().lower() for head in rows[0]]
    values = rows[1] if len(rows) > 1 else ()
    if any(head in _FORM_ID and place < len(values) and values[place] for place, head in enumerate(heads)):
        return sheets
    stem = name.rpartition(".")[0] or name
    kept = [place for place, head in enumerate(heads) if head not in _FORM_ID]
    lines = [[row[place] if place < len(row) else "" for place in kept] for row in (rows[0], values)]
    first = (*lines[0], "form_id"), (*lines[1], stem.strip() or "form")
    return {**sheets, SETTINGS: (*first, *rows[2:])}


def _form(sheets: dict[str, Rows], xform: str, warnings: tuple[Problem, ...]) -> XlsForm:
    root = etree.fromstring(xform.encode())
    instance = root.find(f".//{_XFORMS}instance/*")
    translations = root.findall(f".//{_XFORMS}translation")
    languages = tuple(one.get("lang", "") for one in translations)
    first = next((one.get("lang", "") for one in translations if one.get("default")), "")
    return XlsForm(
        sheets,
        xform,
        "" if instance is None else instance.get("id", ""),
        root.findtext(f".//{_XHTML}title") or "",
        "" if instance is None else instance.get("version", ""),
        () if languages == ("default",) else languages,
        first or next(iter(languages), ""),
        warnings,
    )
