"""An XLSForm: read and validated by pyxform, kept as its sheets and as the XForm that they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from roadmap.questionnaires.problems import Fault, FormRefused, Problem

Rows = tuple[tuple[str, ...], ...]
_XFORMS = "{http://www.w3.org/2002/xforms}"
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class XlsForm:
    """A form that was taken: its sheets as rows of texts, and the XForm that they mean."""

    sheets: Mapping[str, Rows]
    xform: str
    name: str
    title: str
    version: str
    languages: tuple[str, ...]
    default_language: str
    warnings: tuple[Problem, ...]


def read_xlsform(content: bytes, name: str) -> XlsForm:
    """Read the form in an .xlsx called *name*; raises FormRefused."""
    from openpyxl import load_workbook
    from pyxform.errors import PyXFormError  # type: ignore[import-untyped]
    from pyxform.xls2xform import convert  # type: ignore[import-untyped]

    book = load_workbook(BytesIO(content))
    sheets = {
        sheet.title: tuple(
            tuple("" if cell is None else str(cell) for cell in row)
            for row in sheet.iter_rows(values_only=True)
        )
        for sheet in book.worksheets
    }
    try:
        made = convert(BytesIO(content), file_type=".xlsx", validate=False, form_name="data")
    except PyXFormError as error:
        raise FormRefused([Problem(Fault.PYXFORM, quote=str(error))]) from error
    root = etree.fromstring(made.xform.encode())
    instance = root.find(f".//{_XFORMS}instance/*")
    languages = tuple(one.get("lang", "") for one in root.findall(f".//{_XFORMS}translation"))
    return XlsForm(
        sheets,
        made.xform,
        "" if instance is None else instance.get("id", ""),
        root.findtext(f".//{_XHTML}title") or "",
        "" if instance is None else instance.get("version", ""),
        languages,
        next(iter(languages), ""),
        tuple(Problem(Fault.PYXFORM_SAYS, quote=one) for one in made.warnings),
    )
