"""Reads a roster: bytes of an .xlsx go in, its rows come out with every bad one named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from roadmap.department import OrganisationKind
from roadmap.documents.refusals import EmptyRoster, NoRoster, TooManyRows, Unreadable
from roadmap.people import Role
from roadmap.roster.book import MOST_ROWS, Cell, Line, heads, pages
from roadmap.roster.cells import EMPTY, ORGANISATION_MOST, Unfit, checked, code_in, day_in, name_in, words_in
from roadmap.roster.columns import Found, Layout, find_layout, is_plan, lists_of
from roadmap.roster.roster import (
    At,
    BadRow,
    Field,
    MembershipLine,
    Notice,
    OrganisationLine,
    PersonLine,
    Problem,
    Remark,
    Roster,
    Sheet,
    SheetRead,
)
from roadmap.roster.vocabulary import (
    NONE_WORDS,
    kind_by_word,
    means_vacancy,
    role_by_word,
)

T = TypeVar("T")


def looks_like_roster(content: bytes) -> bool:
    """Whether a file is a roster and not an order: told by the headers of its sheets, whatever their length.

    False for everything that cannot be opened: why, an order's own door says.
    """
    try:
        found = heads(content)
    except Unreadable:
        return False
    return not any(is_plan(page) for page in found) and any(lists_of(page) is not None for page in found)


def read_roster(content: bytes) -> Roster:
    """The rows of a roster; what is wrong with them is in ``bad``, what was left out in ``remarks``.

    Raises an :class:`Unreadable`: what ``roadmap.documents`` raises for an .xlsx, NoRoster, EmptyRoster, TooManyRows.
    """
    found = [find_layout(page) for page in pages(content)]
    layouts = [one.layout for one in found if one.layout is not None]
    if not layouts and not any(one.bad for one in found):
        raise NoRoster("no header")
    if sum(len(layout.lines) for layout in layouts) > MOST_ROWS:
        raise TooManyRows("rows")
    reader = _Reader(found)
    for layout in layouts:
        reader.read(layout)
    roster = reader.roster()
    if not (roster.bad or roster.organisations or roster.memberships or roster.people):
        raise EmptyRoster("no rows")
    return roster


class _Reader:
    """Gathers the lines of every sheet."""

    def __init__(self, found: Iterable[Found]) -> None:
        found = list(found)
        self._bad = [bad for one in found for bad in one.bad]
        self._remarks = [remark for one in found for remark in one.remarks]
        self._sheets: list[SheetRead] = [one.layout.read for one in found if one.layout is not None]
        self._organisations: list[OrganisationLine] = []
        self._memberships: list[MembershipLine] = []
        self._people: list[PersonLine] = []

    def roster(self) -> Roster:
        """What was gathered."""
        return Roster(
            tuple(self._sheets),
            tuple(self._organisations),
            tuple(self._memberships),
            tuple(self._people),
            tuple(self._bad),
            tuple(self._remarks),
        )

    def read(self, layout: Layout) -> None:
        """Reads the rows of one sheet."""
        read: Callable[[_Cells], None] = {
            Sheet.ORGANISATIONS: self._organisation,
            Sheet.GROUPS: self._membership,
            Sheet.PEOPLE: self._person,
        }[layout.read.lists]
        for line in layout.lines:
            cells = _Cells(layout, line)
            if cells.any():
                read(cells)
                self._bad.extend(cells.bad)

    def _organisation(self, cells: _Cells) -> None:
        name = cells.take(Field.ORGANISATION, _organisation_name, "")
        code = cells.take(Field.CODE, code_in, None)
        kind = cells.take(Field.KIND, _kind, None)
        parent = cells.take(Field.PARENT, _reference, "")
        groups = cells.take(Field.GROUP, words_in, "")
        if cells.bad:
            return
        parent = "-" if parent.casefold() in NONE_WORDS else parent
        self._organisations.append(OrganisationLine(cells.at, code, name, kind, parent))
        for group in _pieces(groups):
            self._memberships.append(
                MembershipLine(cells.at, group, str(code) if code else name, dated=False)
            )

    def _membership(self, cells: _Cells) -> None:
        group = cells.take(Field.GROUP, _group, "")
        organisation = cells.take(Field.ORGANISATION, _organisation, "")
        since, until = cells.take(Field.SINCE, day_in, None), cells.take(Field.UNTIL, day_in, None)
        if since is not None and until is not None and until < since:
            cells.complain(Field.UNTIL, Problem.DATES_REVERSED)
        if not cells.bad:
            dated = cells.text(Field.SINCE) != "" or cells.text(Field.UNTIL) != ""
            self._memberships.append(MembershipLine(cells.at, group, organisation, since, until, dated))

    def _person(self, cells: _Cells) -> None:
        if means_vacancy(cells.text(Field.NAME) or cells.text(Field.SURNAME)):
            self._remarks.append(Remark(Notice.VACANCY, cells.at.sheet, cells.at.row))
            return
        name = cells.take(Field.NAME, name_in, "") if cells.has(Field.NAME) else cells.joined_name()
        code = cells.take(Field.CODE, code_in, None)
        title = cells.take(Field.TITLE, words_in, "")
        role = cells.take(Field.ROLE, _role, None)
        if role is None and not cells.text(Field.ROLE):
            role = role_by_word(title)
            if role is None:
                cells.complain(Field.ROLE if cells.has(Field.ROLE) else Field.TITLE, Problem.ROLE_MISSING)
        organisation = cells.take(Field.ORGANISATION, _reference, "")
        if not cells.bad and role is not None:
            self._people.append(PersonLine(cells.at, code, name, title, role, organisation))


class _Cells:
    """One row while it is read."""

    def __init__(self, layout: Layout, line: Line) -> None:
        self._layout = layout
        self._line = line
        self.at = At(layout.read.title, line.number)
        self.bad: list[BadRow] = []

    def any(self) -> bool:
        """Whether something stands in a column that was understood."""
        return any(self.cell(field).text or self.cell(field).problem for field in self._layout.places)

    def has(self, field: Field) -> bool:
        return field in self._layout.places

    def cell(self, field: Field) -> Cell:
        return self._line.cells.get(self._layout.places.get(field, 0), EMPTY)

    def text(self, field: Field) -> str:
        return self.cell(field).text

    def take(self, field: Field, how: Callable[[Cell], T], otherwise: T) -> T:
        """What *how* finds in the cell; a cell that cannot be used is complained of."""
        try:
            return how(self.cell(field))
        except Unfit as unfit:
            self.complain(field, unfit.code, unfit.text)
            return otherwise

    def complain(self, field: Field, code: Problem, text: str | None = None) -> None:
        """Notes a problem of this row."""
        shown = self.text(field) if text is None else text
        column = next((one for one in self._layout.read.columns if one.field is field), None)
        letter, header = ("", "") if column is None else (column.letter, column.header)
        self.bad.append(BadRow(code, self.at.sheet, self.at.row, letter, header, shown))

    def joined_name(self) -> str:
        """A name from columns of its own for surname, given name and patronymic."""
        fields = [field for field in (Field.SURNAME, Field.GIVEN, Field.PATRONYMIC) if self.has(field)]
        parts = [self.take(field, checked, "") for field in fields]
        try:
            return name_in(Cell(" ".join(part for part in parts if part)))
        except Unfit as unfit:
            self.complain(Field.SURNAME, unfit.code, unfit.text)
            return ""


def _kind(cell: Cell) -> OrganisationKind | None:
    text = words_in(cell)
    kind = kind_by_word(text)
    if text and kind is None:
        raise Unfit(Problem.KIND_UNKNOWN, text)
    return kind


def _role(cell: Cell) -> Role | None:
    text = words_in(cell)
    role = role_by_word(text)
    if text and role is None:
        raise Unfit(Problem.ROLE_UNKNOWN, text)
    return role


def _group(cell: Cell) -> str:
    if not checked(cell):
        raise Unfit(Problem.GROUP_MISSING, "")
    # «500+» is a name too.
    return words_in(cell)


def _organisation(cell: Cell) -> str:
    if not checked(cell):
        raise Unfit(Problem.ORGANISATION_MISSING, "")
    return _reference(cell)


def _organisation_name(cell: Cell) -> str:
    return name_in(cell, ORGANISATION_MOST)


def _reference(cell: Cell) -> str:
    return words_in(cell, 10 * ORGANISATION_MOST)


def _pieces(text: str) -> list[str]:
    return [piece for part in text.replace(";", ",").split(",") if (piece := part.strip())]
