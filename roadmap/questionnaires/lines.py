"""The rows of the survey as lines: their cells by column, their sort, and the groups that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roadmap.questionnaires.columns import Column, Head, Stance, choice_heads, settings_heads, survey_heads
from roadmap.questionnaires.kinds import Kind, Sort, kind_of
from roadmap.questionnaires.workbook import CHOICES, SETTINGS, SURVEY, Rows

_COUNTING = frozenset({Column.TYPE, Column.NAME, Column.LABEL})
"""A row without any of them is a note of the author's."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the survey that counts."""

    row: int
    kind: Kind
    type: str
    cells: Mapping[Column, str]
    """Texts as pyxform takes them; of a translated column the first language that has words."""
    heads: Mapping[Column, str]
    """The names of the columns as they are written."""
    within: tuple[Line, ...]
    """The groups around it, the outermost first."""

    @property
    def name(self) -> str:
        return self.cells.get(Column.NAME, "")

    @property
    def path(self) -> str:
        return "/".join((*(line.name for line in self.within), self.name))

    @property
    def repeats(self) -> int:
        """How many repeats it stands in."""
        return sum(line.kind.sort is Sort.BEGIN_REPEAT for line in self.within)


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A row of the choices."""

    row: int
    list_name: str
    name: str
    labelled: bool


@dataclass(frozen=True, slots=True)
class FormSheets:
    """The three sheets as they are checked."""

    sheets: Mapping[str, Rows]
    survey: tuple[Head, ...]
    choices: tuple[Head, ...]
    settings: tuple[Head, ...]
    lines: tuple[Line, ...]
    open_at_end: tuple[Line, ...]
    unmatched: tuple[Line, ...]
    """Ends that nothing of their sort began."""
    lists: Mapping[str, tuple[ChoiceRow, ...]]
    listless: tuple[ChoiceRow, ...]

    def setting(self, name: str) -> str:
        """A value of the settings by pyxform's name for it; empty where there is none."""
        rows = self.sheets.get(SETTINGS, ())
        place = next((head.place for head in self.settings if head.tokens == (name,)), None)
        return "" if place is None or len(rows) < 2 else cell_of(rows[1], place)


def parsed(sheets: Mapping[str, Rows]) -> FormSheets:
    """The sheets cut into what is checked."""
    heads = {name: _heads(sheets, name) for name in (SURVEY, CHOICES, SETTINGS)}
    nesting = _Nesting(_plain_lines(sheets[SURVEY], heads[SURVEY]))
    rows = tuple(_choice_rows(sheets.get(CHOICES, ()), heads[CHOICES]))
    lists: dict[str, list[ChoiceRow]] = {}
    for row in rows:
        lists.setdefault(row.list_name, []).append(row)
    listless = lists.pop("", [])
    return FormSheets(
        sheets,
        heads[SURVEY],
        heads[CHOICES],
        heads[SETTINGS],
        tuple(nesting.lines),
        tuple(nesting.open),
        tuple(nesting.unmatched),
        {name: tuple(found) for name, found in lists.items()},
        tuple(listless),
    )


def cell_of(row: tuple[str, ...], place: int) -> str:
    """The text in a row, empty beyond its end."""
    return row[place] if place < len(row) else ""


def _heads(sheets: Mapping[str, Rows], name: str) -> tuple[Head, ...]:
    rows = sheets.get(name) or ((),)
    made = {SURVEY: survey_heads, CHOICES: choice_heads, SETTINGS: settings_heads}[name]
    return tuple(made(rows[0]))


class _Nesting:
    """Follows begin and end; an end of another sort closes nothing."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self.lines: list[Line] = []
        self.open: list[Line] = []
        self.unmatched: list[Line] = []
        for plain in lines:
            line = Line(plain.row, plain.kind, plain.type, plain.cells, plain.heads, tuple(self.open))
            self.lines.append(line)
            if line.kind.sort is Sort.END:
                self._close(line)
            elif line.kind.control:
                self.open.append(line)

    def _close(self, line: Line) -> None:
        if self.open and self.open[-1].kind.control == line.kind.control:
            self.open.pop()
        else:
            self.unmatched.append(line)


def _plain_lines(rows: Rows, heads: tuple[Head, ...]) -> Iterator[Line]:
    from pyxform.aliases import yes_no

    taken = [head for head in heads if head.stance is Stance.TAKEN and head.column]
    names = {head.column: head.text for head in reversed(taken) if head.column}
    kinds: dict[str, Kind] = {}
    for number, row in enumerate(rows[1:], 2):
        cells = _cells(row, taken)
        type_text = cells.get(Column.TYPE, "")
        if not cells.keys() & _COUNTING or yes_no.get(cells.get(Column.DISABLED, "")):
            continue
        kind = kinds.setdefault(type_text, kind_of(type_text))
        yield Line(number, kind, type_text, cells, names, ())


def _cells(row: tuple[str, ...], heads: list[Head]) -> dict[Column, str]:
    from pyxform.parsing.sheet_headers import clean_text_values

    found: dict[Column, str] = {}
    for head in heads:
        text = clean_text_values(cell_of(row, head.place), strip_whitespace=True)
        if text and head.column and head.column not in found:
            found[head.column] = text
    return found


def _choice_rows(rows: Rows, heads: tuple[Head, ...]) -> Iterator[ChoiceRow]:
    places = {head.tokens[0]: head.place for head in heads if len(head.tokens) == 1}
    labels = [head.place for head in heads if head.tokens[0] == "label"]
    for number, row in enumerate(rows[1:], 2):
        if any(cell_of(row, head.place) for head in heads):
            yield ChoiceRow(
                number,
                cell_of(row, places.get("list name", len(row))),
                cell_of(row, places.get("name", len(row))),
                any(cell_of(row, place) for place in labels),
            )
