"""The spreadsheet of a department's organisations, groups and people: empty to fill in, or as things are now.

What is written here is what ``roadmap.roster`` reads: the present state, read again, changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from roadmap.department import Organisation
from roadmap.roster.changes import Held, Present
from roadmap.roster.roster import Field, Sheet
from roadmap.roster.text import key_of
from roadmap.roster.vocabulary import (
    EXPLANATIONS,
    KIND_WORDS,
    LABELS,
    NONE_WORDS,
    ROLE_WORDS,
    SHEET_NAMES,
)

Value = str | int | date | None

_ROWS_TO_FILL = 1000
_WIDTHS = {
    Field.CODE: 8,
    Field.ORGANISATION: 44,
    Field.KIND: 14,
    Field.PARENT: 44,
    Field.GROUP: 28,
    Field.SINCE: 13,
    Field.UNTIL: 13,
    Field.NAME: 38,
    Field.TITLE: 32,
    Field.ROLE: 16,
}
_CHOICES = {Field.KIND: tuple(KIND_WORDS.values()), Field.ROLE: tuple(ROLE_WORDS.values())}
_DAYS = frozenset({Field.SINCE, Field.UNTIL})
_HEAD = PatternFill("solid", fgColor="DDE7F3")


def template(explanations: Sequence[str]) -> bytes:
    """An .xlsx to fill in: a sheet for each list, and one with *explanations*, a line each."""
    return _book({sheet: [] for sheet in Sheet}, explanations)


def present_state(present: Present, today: date, explanations: Sequence[str]) -> bytes:
    """The same with what there is: no archived organisations and groups, no posts that ended."""
    there = [one for one in present.organisations if not one.archived]
    names = _references(there)
    rows = {
        Sheet.ORGANISATIONS: [_organisation(one, names) for one in there if not one.own],
        Sheet.GROUPS: list(_stays(present, names)),
        Sheet.PEOPLE: [_person(post, names) for post in _to_show(present.posts, names, today)],
    }
    return _book(rows, explanations)


def _references(organisations: Iterable[Organisation]) -> dict[int, str]:
    """How other rows name each organisation: by its name, or by its code where the name would mislead."""
    organisations = list(organisations)
    counts = Counter(key_of(one.name) for one in organisations)
    return {
        one.id: one.name
        if counts[key_of(one.name)] == 1
        and not one.name.isdecimal()
        and one.name.casefold() not in NONE_WORDS
        else str(one.id)
        for one in organisations
    }


def _organisation(one: Organisation, names: dict[int, str]) -> list[Value]:
    parent = names.get(one.parent_id) if one.parent_id is not None else None
    return [one.id, one.name, KIND_WORDS[one.kind], parent]


def _stays(present: Present, names: dict[int, str]) -> Iterable[list[Value]]:
    groups = {one.id: one.name for one in present.groups if not one.archived}
    for stay in sorted(present.memberships, key=lambda one: (one.group_id, one.organisation_id, one.id)):
        if stay.group_id in groups and stay.organisation_id in names:
            yield [groups[stay.group_id], names[stay.organisation_id], stay.since, stay.until]


def _to_show(posts: Iterable[Held], names: dict[int, str], today: date) -> Iterable[Held]:
    for post in posts:
        if (
            post.current(today)
            and not post.substitute
            and (post.organisation_id is None or post.organisation_id in names)
        ):
            yield post


def _person(post: Held, names: dict[int, str]) -> list[Value]:
    place = names[post.organisation_id] if post.organisation_id is not None else None
    return [post.id, post.name, post.title, ROLE_WORDS[post.role], place]


def _book(rows: dict[Sheet, list[list[Value]]], explanations: Sequence[str]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in Sheet:
        _fill(book.create_sheet(SHEET_NAMES[sheet]), sheet, rows[sheet])
    _explain(book.create_sheet(EXPLANATIONS), explanations)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet, rows: Iterable[list[Value]]) -> None:
    fields = list(LABELS[sheet])
    for column, field in enumerate(fields, 1):
        _put(page, 1, column, LABELS[sheet][field])
        head = page.cell(1, column)
        head.font, head.fill = Font(bold=True), _HEAD
        page.column_dimensions[get_column_letter(column)].width = _WIDTHS[field]
    last = 1
    for last, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            _put(page, last, column, value)
    page.freeze_panes = "A2"
    for column, field in enumerate(fields, 1):
        if field in _CHOICES:
            _choose(page, get_column_letter(column), last + _ROWS_TO_FILL, _CHOICES[field])


def _put(page: Worksheet, row: int, column: int, value: Value) -> None:
    if value is None or value == "":
        return
    cell = page.cell(row, column)
    if isinstance(value, str):
        # A name that begins with «=» is a name: never let the spreadsheet work it out.
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "DD.MM.YYYY"


def _choose(page: Worksheet, letter: str, last: int, words: Sequence[str]) -> None:
    """A list to choose from; other words may be typed, the bot knows synonyms."""
    rule = DataValidation(
        type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=False
    )
    rule.add(f"{letter}2:{letter}{last}")
    page.add_data_validation(rule)


def _explain(page: Worksheet, explanations: Sequence[str]) -> None:
    page.column_dimensions["A"].width = 110
    for row, line in enumerate(explanations, 1):
        _put(page, row, 1, line)
        page.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    page.cell(1, 1).font = Font(bold=True)
