"""Where a sheet's header is and what the sheet lists: told by the words of its columns, then by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roadmap.roster.book import Line, Page, letter
from roadmap.roster.roster import BadRow, Column, Field, Notice, Problem, Remark, Sheet, SheetRead
from roadmap.roster.vocabulary import (
    EXPLANATIONS,
    LABELS,
    ORDERS,
    PRIVATE,
    PUPILS,
    SHEET_NAMES,
    field_by_header,
    plain_words,
    sheet_by_name,
)

_HEAD_ROWS = 30
_FULL_NAME = frozenset({Field.SURNAME, Field.GIVEN, Field.PATRONYMIC})
_PLACES: Mapping[Sheet, frozenset[Field]] = {
    Sheet.ORGANISATIONS: frozenset({Field.CODE, Field.ORGANISATION, Field.KIND, Field.PARENT, Field.GROUP}),
    Sheet.GROUPS: frozenset({Field.GROUP, Field.ORGANISATION, Field.SINCE, Field.UNTIL}),
    Sheet.PEOPLE: frozenset({Field.CODE, Field.NAME, Field.TITLE, Field.ROLE, Field.ORGANISATION})
    | _FULL_NAME,
}
_NEEDED: Mapping[Sheet, tuple[Field, ...]] = {
    Sheet.ORGANISATIONS: (Field.ORGANISATION,),
    Sheet.GROUPS: (Field.GROUP, Field.ORGANISATION),
    Sheet.PEOPLE: (Field.NAME,),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet with its header found: what it lists, the number of each field's column, and its rows."""

    read: SheetRead
    places: Mapping[Field, int]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a sheet; no *layout* where it is not of a roster or cannot be used."""

    layout: Layout | None = None
    bad: tuple[BadRow, ...] = ()
    remarks: tuple[Remark, ...] = ()


def lists_of(page: Page) -> Sheet | None:
    """What a sheet lists if it is of a roster beyond doubt: a plan's table never is."""
    header = _header(page)
    if header is None:
        return None
    words = [plain_words(cell.text) for cell in header.cells.values()]
    lists = _lists(header, page.title)
    fields = set(_fields(header).values()) - {Field.NUMBER}
    if any(ORDERS.search(text) for text in words) or any(PUPILS.search(text) for text in words):
        return lists if lists is not None and _own(page) else None
    return lists if len(fields) > 1 or sheet_by_name(page.title) is lists else None


def is_plan(page: Page) -> bool:
    """Whether a sheet is a plan's table: activities with deadlines and whoever answers for them."""
    return any(
        len({found[0] for cell in line.cells.values() if (found := ORDERS.search(plain_words(cell.text)))})
        > 1
        and len(line.cells) > 2
        and sum(len(cell.text) <= 60 for cell in line.cells.values()) == len(line.cells)
        and not _own(page)
        for line in page.lines
    )


def _own(page: Page) -> bool:
    return plain_words(page.title) in _OWN_NAMES


_OWN_NAMES = frozenset(map(plain_words, SHEET_NAMES.values()))


def find_layout(page: Page) -> Found:
    """The header of a sheet and its rows, or why there is none."""
    if not page.lines or page.title.strip() == EXPLANATIONS:
        return Found()
    header = _header(page)
    lists = None if header is None else _lists(header, page.title)
    if not page.visible:
        return Found(remarks=(Remark(Notice.SHEET_HIDDEN, page.title),))
    if header is not None and _about_pupils(header):
        return Found(bad=(BadRow(Problem.PUPILS, page.title, header.number),))
    if header is None or lists is None:
        if sheet_by_name(page.title) is None:
            return Found(remarks=(Remark(Notice.SHEET_IGNORED, page.title),))
        return Found(bad=(BadRow(Problem.HEADER_MISSING, page.title),))
    return _laid_out(page, header, lists)


def _about_pupils(header: Line) -> bool:
    return any(PUPILS.search(plain_words(cell.text)) for cell in header.cells.values())


def _laid_out(page: Page, header: Line, lists: Sheet) -> Found:
    fields = {column: field for column, field in _fields(header).items() if field in _PLACES[lists]}
    places, bad = _places(page, header, lists, fields)
    missing = [field for field in _NEEDED[lists] if field not in places]
    if lists is Sheet.PEOPLE:
        missing = [] if {Field.NAME, Field.SURNAME} & set(places) else [Field.NAME]
        missing += [] if {Field.ROLE, Field.TITLE} & set(places) else [Field.ROLE]
    bad += [
        BadRow(Problem.COLUMN_MISSING, page.title, header.number, text=LABELS[lists][one]) for one in missing
    ]
    columns = tuple(Column(field, letter(at), header.cells[at].text) for field, at in places.items())
    lines = tuple(line for line in page.lines if line.number > header.number and not _numbering(line))
    remarks = tuple(_left_out(page, header, set(places.values())))
    if bad:
        return Found(None, tuple(bad), remarks)
    if page.hidden:
        remarks += (Remark(Notice.ROWS_HIDDEN, page.title, text=str(page.hidden)),)
    return Found(Layout(SheetRead(page.title, lists, columns), places, lines), (), remarks)


def _places(
    page: Page, header: Line, lists: Sheet, fields: Mapping[int, Field]
) -> tuple[dict[Field, int], list[BadRow]]:
    """The column of each field. A column called as in the template wins; two that fit alike are a problem."""
    places: dict[Field, int] = {}
    bad: list[BadRow] = []
    for field in dict.fromkeys(fields.values()):
        columns = [column for column, one in fields.items() if one is field]
        label = LABELS[lists].get(field, "")
        exact = [at for at in columns if plain_words(header.cells[at].text) == plain_words(label)]
        fit = exact or columns
        places[field] = fit[0]
        if len(fit) > 1:
            text = header.cells[fit[1]].text
            bad.append(
                BadRow(Problem.COLUMN_TWICE, page.title, header.number, letter(fit[1]), text, label or text)
            )
    return places, bad


def _left_out(page: Page, header: Line, used: set[int]) -> Iterator[Remark]:
    for column, cell in header.cells.items():
        if column in used or field_by_header(cell.text) is Field.NUMBER:
            continue
        private = PRIVATE.search(plain_words(cell.text)) is not None
        code = Notice.COLUMN_PRIVATE if private else Notice.COLUMN_IGNORED
        yield Remark(code, page.title, header.number, cell.text)
    headed = set(header.cells)
    nameless = {
        column for line in page.lines if line.number > header.number for column in line.cells
    } - headed
    for column in sorted(nameless):
        yield Remark(Notice.COLUMN_IGNORED, page.title, header.number, letter(column))


def _header(page: Page) -> Line | None:
    """The row with the most columns that are understood, among the first; the upper one of equals."""
    best, most = None, 0
    for line in page.lines:
        if line.number > _HEAD_ROWS:
            break
        understood = len(set(_fields(line).values()) - {Field.NUMBER})
        if understood > most and (_lists(line, page.title) is not None):
            best, most = line, understood
    return best


def _fields(line: Line) -> dict[int, Field]:
    found = {
        column: field_by_header(cell.text) for column, cell in line.cells.items() if len(cell.text) <= 80
    }
    return {column: field for column, field in found.items() if field is not None}


def _lists(header: Line, title: str) -> Sheet | None:
    """What a sheet with this header lists: its name decides where its columns allow it."""
    fields = set(_fields(header).values())
    possible = [sheet for sheet in Sheet if _possible(sheet, fields)]
    named = sheet_by_name(title)
    if named in possible:
        return named
    marks = {Sheet.ORGANISATIONS: {Field.KIND, Field.PARENT}, Sheet.GROUPS: {Field.GROUP}}
    for sheet in possible:
        if sheet is Sheet.PEOPLE or fields & marks[sheet]:
            return sheet
    return None


def _possible(sheet: Sheet, fields: set[Field]) -> bool:
    if sheet is Sheet.PEOPLE:
        return bool(fields & {Field.NAME, Field.SURNAME}) and bool(
            fields & {Field.ROLE, Field.TITLE, Field.ORGANISATION}
        )
    return set(_NEEDED[sheet]) <= fields


def _numbering(line: Line) -> bool:
    """A row «1 2 3 …» under a header."""
    texts = [cell.text for _, cell in sorted(line.cells.items())]
    return len(texts) > 1 and texts == [str(n) for n in range(1, len(texts) + 1)]
