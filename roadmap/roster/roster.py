"""A roster: a spreadsheet of a department's organisations, groups and people, as its rows say it.

References stay words here («МБОУ СОШ № 2», «12»); what they mean is told by what the department has already
(``comparing``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.department import OrganisationKind
from roadmap.people import Role


class Sheet(StrEnum):
    """What a sheet lists."""

    ORGANISATIONS = "organisations"
    GROUPS = "groups"
    PEOPLE = "people"


class Field(StrEnum):
    """What a column holds."""

    CODE = "code"
    ORGANISATION = "organisation"
    KIND = "kind"
    PARENT = "parent"
    GROUP = "group"
    SINCE = "since"
    UNTIL = "until"
    NAME = "name"
    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    TITLE = "title"
    ROLE = "role"
    NUMBER = "number"
    """The number of a row; it means nothing."""


class Problem(StrEnum):
    """Why a row cannot be put in."""

    HEADER_MISSING = "header_missing"
    """A sheet with a roster's name in which no header is found."""
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    PUPILS = "pupils"
    """A list of pupils or of their parents."""
    CELL_ERROR = "cell_error"
    """#REF! and the like."""
    FORMULA_EMPTY = "formula_empty"
    """A formula that was never worked out."""
    NAME_MISSING = "name_missing"
    NAME_UNUSABLE = "name_unusable"
    """No letters in it."""
    TEXT_TOO_LONG = "text_too_long"
    PRIVATE_INSIDE = "private_inside"
    """A telephone or an address for mail inside a name or a post."""
    CODE_UNREADABLE = "code_unreadable"
    CODE_UNKNOWN = "code_unknown"
    CODE_TWICE = "code_twice"
    KIND_UNKNOWN = "kind_unknown"
    ROLE_MISSING = "role_missing"
    ROLE_UNKNOWN = "role_unknown"
    DATE_UNREADABLE = "date_unreadable"
    DATES_REVERSED = "dates_reversed"
    DATES_CLASH = "dates_clash"
    ORGANISATION_MISSING = "organisation_missing"
    ORGANISATION_UNKNOWN = "organisation_unknown"
    ORGANISATION_AMBIGUOUS = "organisation_ambiguous"
    GROUP_MISSING = "group_missing"
    PARENT_CYCLE = "parent_cycle"
    NAME_TAKEN = "name_taken"
    """Another organisation is called so already."""
    ROW_TWICE = "row_twice"
    """An earlier row says something else of the same."""
    NAMES_DIFFER = "names_differ"
    """Rows of one person give them different names."""
    PERSON_AMBIGUOUS = "person_ambiguous"
    """Several people are called so there."""


class Notice(StrEnum):
    """What was left out or decided, so that nothing happens in silence."""

    COLUMN_IGNORED = "column_ignored"
    COLUMN_PRIVATE = "column_private"
    """Telephones, mail, birthdays and numbers of documents are not kept."""
    SHEET_IGNORED = "sheet_ignored"
    SHEET_HIDDEN = "sheet_hidden"
    ROWS_HIDDEN = "rows_hidden"
    """Hidden rows are read like the others."""
    VACANCY = "vacancy"
    DUPLICATE = "duplicate"
    """The same row stands above."""
    OWN_ROW = "own_row"
    """Nobody changes their own post by a spreadsheet."""
    OWN_ORGANISATION = "own_organisation"
    """The department itself is not changed by a spreadsheet."""
    NAMESAKE = "namesake"
    """Somebody new is called like somebody who is there, elsewhere."""
    ONE_PERSON = "one_person"
    """Two new rows of one name are one person with two posts."""
    NAME_KEPT = "name_kept"
    """Somebody who works in another department too is renamed by nobody but themselves."""


@dataclass(frozen=True, slots=True)
class At:
    """Where something stands: the sheet's name and the row's number as the spreadsheet shows them."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column that was understood: its letter and the words above it."""

    field: Field
    letter: str
    header: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet that was understood."""

    title: str
    lists: Sheet
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class BadRow:
    """One problem. *letter* and *header* name the column, *text* is what stands there.

    *row* is 0 for a problem of the whole sheet; *other* is an earlier row that it quarrels with.
    """

    code: Problem
    sheet: str
    row: int = 0
    letter: str = ""
    header: str = ""
    text: str = ""
    other: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """One notice; *text* is the column's header, the person's name or how many rows."""

    code: Notice
    sheet: str
    row: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """A row of organisations. No *kind* or *parent*: what is there stays. *parent* is «-» for none."""

    at: At
    code: int | None
    name: str
    kind: OrganisationKind | None = None
    parent: str = ""


@dataclass(frozen=True, slots=True)
class MembershipLine:
    """An organisation's stay in a group; without *dated* its dates stay as they are."""

    at: At
    group: str
    organisation: str
    since: date | None = None
    until: date | None = None
    dated: bool = True


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A row of people: one post. *organisation* is empty for the department's own staff."""

    at: At
    code: int | None
    name: str
    title: str
    role: Role
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """All that was read. With a *bad* row in it nothing may be put in."""

    sheets: tuple[SheetRead, ...] = ()
    organisations: tuple[OrganisationLine, ...] = ()
    memberships: tuple[MembershipLine, ...] = ()
    people: tuple[PersonLine, ...] = ()
    bad: tuple[BadRow, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def bad_at(self, code: Problem, at: At, field: Field, text: str = "", other: int = 0) -> BadRow:
        """A problem in the cell of *field* of a row that was read."""
        columns = {
            column.field: column
            for sheet in self.sheets
            if sheet.title == at.sheet
            for column in sheet.columns
        }
        column = columns.get(field, Column(field, "", ""))
        return BadRow(code, at.sheet, at.row, column.letter, column.header, text, other)
