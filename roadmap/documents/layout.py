"""The columns of a table: by its header's words first, then by what the cells below look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from roadmap.documents.blocks import Row
from roadmap.documents.headers import Column, Role, TableKind, is_year, kind_of_header, role_of
from roadmap.documents.likeness import deadline_like, number_like, responsible_like

_MANY, _FEW, _ROWS_ENOUGH = 0.6, 0.15, 3
_ROWS_AGAINST_LABEL = 5
_SUBHEADS = {Role.START, Role.FINISH, Role.TARGET, Role.BASE}


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns that hold something, from left to right, in a grid *width* columns wide.

    ``guessed`` are the columns whose role their cells decided against or without a label.
    """

    kind: TableKind
    columns: tuple[Column, ...]
    width: int
    guessed: tuple[Column, ...] = ()

    def has(self, role: Role) -> bool:
        return any(column.role is role for column in self.columns)


def header_columns(rows: Sequence[Row]) -> list[Column]:
    """The columns under a header of one or more rows, finest division, labels from top to bottom."""
    finest = max(rows, key=lambda row: len(row.cells))
    columns = []
    for cell in finest.cells:
        words = [
            above.text
            for row in rows
            for above in row.cells
            if not above.continued and above.start <= cell.start < above.start + above.span and above.text
        ]
        label = " / ".join(dict.fromkeys(words))
        columns.append(Column(_role_below(words), label, cell.start, cell.span))
    return columns


def _role_below(words: Sequence[str]) -> Role:
    """The lowest label decides where it says more than the one above: «Срок» over «начало»."""
    for word in reversed(words):
        role = role_of(word)
        if role not in (Role.OTHER, Role.NONE):
            return role
    return role_of(words[-1]) if words else Role.NONE


def is_subheader(row: Row, columns: Sequence[Column]) -> bool:
    """Whether *row* divides columns of the header above it: «начало | окончание», «2025 | 2026»."""
    filled = row.filled()
    if len(filled) < 2:
        return False
    roles = [role_of(cell.text) for cell in filled]
    known = {column.role for column in columns}
    if all(role in (Role.START, Role.FINISH) for role in roles):
        return bool(known & {Role.DEADLINE, Role.NONE, Role.OTHER})
    return (all(role in _SUBHEADS for role in roles) and Role.TARGET in known) or all(
        is_year(cell.text) for cell in filled
    )


def spread_labels(rows: Sequence[Row]) -> list[Row]:
    """Header rows whose unmerged labels reach over the empty cells to their right, as a second row shows."""
    first, *below = rows
    if not below or any(cell.span > 1 for cell in first.cells):
        return list(rows)
    under = {cell.start for row in below for cell in row.filled()}
    cells, last = [], -1
    for index, cell in enumerate(first.cells):
        if cell.text or cell.start not in under or last < 0:
            cells.append(cell)
            last = len(cells) - 1 if cell.text else last
        else:
            cells[last] = replace(cells[last], span=cell.start + cell.span - cells[last].start)
        del index
    return [Row(tuple(cells)), *below]


def infer(columns: Sequence[Column], body: Sequence[Row]) -> Layout | None:
    """The layout of a table with this header and these rows; None where it is no plan or the like."""
    width = max((column.start + column.span for column in columns), default=0)
    kind = kind_of_header([column.role for column in columns])
    if kind is TableKind.INDICATORS:
        return Layout(kind, tuple(_indicator_columns(columns)), width)
    if kind is TableKind.GLOSSARY:
        return Layout(kind, tuple(columns), width)
    found = _Content(columns, body).settled()
    roles = {column.role for column in found}
    if Role.TITLE not in roles or not roles & {
        Role.DEADLINE,
        Role.START,
        Role.FINISH,
        Role.RESPONSIBLE,
        Role.RESULT,
    }:
        return None
    guessed = tuple(new for old, new in zip(columns, found, strict=True) if _surprising(old, new))
    kept = tuple(column for column in found if column.role is not Role.NONE)
    return Layout(TableKind.PLAN, kept, width, guessed)


def _surprising(old: Column, new: Column) -> bool:
    if new.role in (old.role, Role.NONE) or new.role is Role.NUMBER:
        return False
    natural = {(Role.DIRECTION, Role.TITLE), (Role.INDICATOR, Role.RESULT), (Role.TARGET, Role.RESULT)}
    return (old.role, new.role) not in natural and not (old.role is Role.NONE and new.role is Role.TITLE)


def _indicator_columns(columns: Sequence[Column]) -> list[Column]:
    """Of two columns «показатель» and «индикатор» the first names and the second measures."""
    roles = [column.role for column in columns]
    if Role.INDICATOR not in roles:
        return list(columns)
    name = roles.index(Role.INDICATOR)
    settled = []
    for index, column in enumerate(columns):
        role = column.role
        if role is Role.INDICATOR and index != name:
            role = Role.TARGET
        elif role is Role.TITLE or role is Role.RESULT:
            role = Role.TARGET if Role.TARGET not in roles and role is Role.RESULT else Role.OTHER
        settled.append(replace(column, role=role))
    return settled


class _Content:
    """Corrects roles by the cells of the rows that have as many columns as the header."""

    def __init__(self, columns: Sequence[Column], body: Sequence[Row]) -> None:
        self.columns = list(columns)
        count = len(self.columns)
        rows = [row for row in body if len(row.cells) == count and len(row.filled()) >= min(3, count)]
        self.texts = [[row.cells[i].text for row in rows if row.cells[i].text] for i in range(count)]
        self.rows = len(rows)

    def settled(self) -> list[Column]:
        self._rename({Role.SOURCE: Role.OTHER, Role.UNIT: Role.OTHER, Role.BASE: Role.OTHER})
        self._rename({Role.INDICATOR: Role.RESULT, Role.TARGET: Role.RESULT})
        if self.rows >= 1:
            self._numbers()
        if self.rows >= _ROWS_AGAINST_LABEL:
            self._swap(Role.DEADLINE, deadline_like)
            self._swap(Role.RESPONSIBLE, responsible_like)
        if self.rows >= _ROWS_ENOUGH:
            self._claim(Role.DEADLINE, deadline_like)
            self._claim(Role.RESPONSIBLE, responsible_like)
        self._titles()
        self._rest()
        return self.columns

    def _rename(self, roles: dict[Role, Role]) -> None:
        self.columns = [replace(column, role=roles.get(column.role, column.role)) for column in self.columns]

    def _at(self, *roles: Role) -> list[int]:
        return [index for index, column in enumerate(self.columns) if column.role in roles]

    def _set(self, index: int, role: Role) -> None:
        self.columns[index] = replace(self.columns[index], role=role)

    def _share(self, index: int, like: Callable[[str], bool]) -> float:
        texts = self.texts[index]
        return sum(map(like, texts)) / len(texts) if texts else 0.0

    def _numbers(self) -> None:
        if self._at(Role.NUMBER):
            return
        for index in self._at(Role.NONE, Role.OTHER, Role.TITLE, Role.DIRECTION)[:1]:
            if index == 0 and self._share(index, number_like) >= _MANY:
                was = self.columns[index]
                self._set(index, Role.NUMBER)
                if was.role in (Role.TITLE, Role.DIRECTION) and self._at(Role.NONE)[:1] == [1]:
                    self._set(1, was.role)
                    self.columns[1] = replace(self.columns[1], label=was.label)

    def _swap(self, role: Role, like: Callable[[str], bool]) -> None:
        """Two labels that stand over each other's cells change places."""
        for index in self._at(role):
            if not self.texts[index] or self._share(index, like) >= _FEW:
                continue
            rivals = [
                other
                for other in self._at(Role.DEADLINE, Role.RESPONSIBLE, Role.RESULT, Role.EVIDENCE, Role.TITLE)
                if other != index
                and self.columns[other].role is not role
                and self._share(other, like) >= _MANY
            ]
            for other in rivals[:1]:
                self._set(index, self.columns[other].role)
                self._set(other, role)

    def _claim(self, role: Role, like: Callable[[str], bool]) -> None:
        """A column without a label, or with an unknown one, is what its cells look like."""
        if self._at(role) or (role is Role.DEADLINE and self._at(Role.START, Role.FINISH)):
            return
        candidates = self._at(Role.NONE, Role.OTHER)
        best = max(candidates, key=lambda index: self._share(index, like), default=-1)
        if best >= 0 and self._share(best, like) >= _MANY:
            self._set(best, role)

    def _titles(self) -> None:
        if not self._at(Role.TITLE):
            candidates = self._at(Role.DIRECTION) or self._at(Role.NONE, Role.OTHER)
            longest = max(candidates, key=self._length, default=-1)
            if longest >= 0 and (self.texts[longest] or self.columns[longest].label):
                self._set(longest, Role.TITLE)
        elif len(self._at(Role.TITLE)) > 1:
            for index in self._at(Role.TITLE)[:-1]:
                self._set(index, Role.DIRECTION)

    def _length(self, index: int) -> float:
        texts = self.texts[index]
        return sum(map(len, texts)) / len(texts) if texts else 0.0

    def _rest(self) -> None:
        """Columns without a label: results, then proofs, after the columns that are known."""
        for index in self._at(Role.NONE):
            if not self.texts[index]:
                continue
            missing = [role for role in (Role.RESULT, Role.EVIDENCE) if not self._at(role)]
            known = max(self._at(Role.TITLE), default=0)
            self._set(index, missing[0] if missing and index > known else Role.OTHER)


def unlabelled(body: Sequence[Row]) -> list[Column]:
    """Columns for a table without any header: as many as most of its rows have."""
    counts = Counter(len(row.cells) for row in body if len(row.filled()) >= _ROWS_ENOUGH)
    if not counts:
        return []
    width = counts.most_common(1)[0][0]
    sample = next(row for row in body if len(row.cells) == width)
    return [Column(Role.NONE, "", cell.start, cell.span) for cell in sample.cells]
