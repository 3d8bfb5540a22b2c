"""Cuts the stream of blocks into tables with their headers and the text around them.

A *run* is one table of the plan however many pieces it came in: pages with or without a repeated header,
headings between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from roadmap.documents.blocks import Block, Paragraph, Row, Table
from roadmap.documents.headers import Column, Role, TableKind, is_header, kind_of_header
from roadmap.documents.headings import names_plan, rank_of, strictly_marked
from roadmap.documents.layout import header_columns, infer, is_subheader, spread_labels, unlabelled
from roadmap.documents.likeness import deadline_like, number_like, responsible_like, signature_like


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a run; ``first`` if it begins a page or a table of its own."""

    row: Row
    first: bool


@dataclass(slots=True)
class Run:
    """A table under one header, with the headings that stand above it and inside it."""

    columns: list[Column]
    items: list[Line | Paragraph] = field(default_factory=list)

    def rows(self) -> list[Row]:
        return [item.row for item in self.items if isinstance(item, Line)]

    def width(self) -> int:
        """How many columns of its own grid the header reaches over."""
        return max((column.start + column.span for column in self.columns), default=0)

    def kind(self) -> TableKind | None:
        return kind_of_header([column.role for column in self.columns])


@dataclass(frozen=True, slots=True)
class Unread:
    """A table that is neither a plan nor anything else that is known."""

    rows: tuple[Row, ...]


Part = Paragraph | Run | Unread


def parts_of(blocks: Iterable[Block]) -> list[Part]:
    """The document as paragraphs, runs and tables that were not understood, in reading order."""
    cutter = _Cutter()
    for block in merged_lines(blocks):
        if isinstance(block, Paragraph):
            cutter.paragraph(block)
        else:
            cutter.table(block)
    return cutter.parts


def merged_lines(blocks: Iterable[Block]) -> list[Block]:
    """Lines that are one paragraph put together: bold ones under each other, those in small letters."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if isinstance(block, Paragraph) and not block.text:
            continue
        if isinstance(block, Paragraph) and isinstance(last, Paragraph) and _same_paragraph(last, block):
            merged[-1] = Paragraph(f"{last.text}\n{block.text}", last.bold, last.gap, last.heading)
        else:
            merged.append(block)
    return merged


def _same_paragraph(first: Paragraph, second: Paragraph) -> bool:
    if second.gap or second.heading or rank_of(second.text) is not None:
        return False
    if first.bold and second.bold:
        return True
    return second.text[0].islower() and not first.heading and first.text[-1] not in ".;:"


class _Cutter:
    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._run: Run | None = None
        self._pending: list[Paragraph] = []

    def paragraph(self, paragraph: Paragraph) -> None:
        self._pending.append(paragraph)
        self.parts.append(paragraph)

    def table(self, table: Table) -> None:
        rows = list(table.rows)
        start = 0
        while start < len(rows):
            head = next((i for i in range(start, len(rows)) if self._opens(rows, i)), len(rows))
            if head > start:
                self._headless(rows[start:head], first=start == 0)
            if head < len(rows):
                head = self._header(rows, head)
            start = head

    def _opens(self, rows: Sequence[Row], index: int) -> bool:
        return is_header(rows[index], self._run.columns if self._run is not None else None)

    def _header(self, rows: Sequence[Row], head: int) -> int:
        """Starts a run, or goes on under a repeated header; answers where the body begins."""
        end = head + 1
        columns = header_columns([rows[head]])
        while end < len(rows) and end < head + 3 and is_subheader(rows[end], columns):
            end += 1
            columns = header_columns(spread_labels(rows[head:end]))
        if self._run is None or not _same_columns(self._run.columns, columns):
            self._begin(Run(columns))
        else:
            self._take_pending()
        return end

    def _begin(self, run: Run) -> None:
        headings = self._headings_above() if run.kind() is TableKind.PLAN else []
        self._withdraw(headings)
        run.items.extend(headings)
        self._run, self._pending = run, []
        self.parts.append(run)

    def _headings_above(self) -> list[Paragraph]:
        """Headings right above a header; below the title of the plan any bold line may be one."""
        found: list[Paragraph] = []
        titled = any(isinstance(part, Run) and part.kind() is TableKind.PLAN for part in self.parts)
        for paragraph in reversed(self._pending[-6:]):
            if names_plan(paragraph.text) and not strictly_marked(paragraph.text):
                titled = True
                break
            if not _may_head(paragraph):
                break
            found.insert(0, paragraph)
        return [one for one in found if titled or strictly_marked(one.text)]

    def _take_pending(self) -> None:
        if self._run is None:
            return
        self._withdraw(self._pending)
        self._run.items.extend(self._pending)
        self._pending = []

    def _withdraw(self, paragraphs: Sequence[Paragraph]) -> None:
        taken = {id(paragraph) for paragraph in paragraphs}
        self.parts = [part for part in self.parts if id(part) not in taken]

    def _headless(self, rows: Sequence[Row], *, first: bool) -> None:
        if self._run is not None and (not first or _goes_on(rows, self._run)):
            self._take_pending()
            self._run.items.extend(Line(row, first and not index) for index, row in enumerate(rows))
            return
        guess = unlabelled(rows)
        if guess and infer(guess, rows) is not None and _tells_when_and_who(rows):
            self._begin(Run(guess))
            self._headless(rows, first=False)
            return
        self._as_text(rows)

    def _as_text(self, rows: Sequence[Row]) -> None:
        wide = [row for row in rows if len(row.filled()) > 1]
        if len(wide) >= 3 and len(rows) >= 3 and not any(signature_like(row.texts()) for row in rows):
            self.parts.append(Unread(tuple(rows)))
        else:
            self._run = None if self._run and any(signature_like(row.texts()) for row in rows) else self._run
            for row in rows:
                words = "\t".join(cell.text for cell in row.filled())
                self.paragraph(Paragraph(words, bold=False))


def _may_head(paragraph: Paragraph) -> bool:
    if len(paragraph.text) > 250 or paragraph.text.endswith((";", ",")):
        return False
    return (
        paragraph.bold
        or paragraph.heading
        or rank_of(paragraph.text) is not None
        or strictly_marked(paragraph.text)
    )


def _same_columns(old: Sequence[Column], new: Sequence[Column]) -> bool:
    def sorts(columns: Sequence[Column]) -> list[Role]:
        return [column.role for column in columns if column.role is not Role.NONE]

    return sorts(old) == sorts(new)


def _goes_on(rows: Sequence[Row], run: Run) -> bool:
    """Whether a table without a header is the next page of *run*."""
    count = len(run.columns)
    if all(len(row.cells) < 2 for row in rows) or signature_like(rows[0].texts()):
        return False
    near = sum(_fits_beside(row, count) or row.width() == run.width() for row in rows)
    first = rows[0].cells[0]
    begins = (
        not first.text or number_like(first.text) or len(rows[0].filled()) == 1 or first.text[0].islower()
    )
    numbered = any(number_like(row.cells[0].text) for row in rows)
    if near * 2 <= len(rows):
        return False
    if begins or numbered:
        return True
    unnumbered = not any(column.role is Role.NUMBER for column in run.columns)
    whole = [row for row in rows if len(row.filled()) >= min(3, count)]
    telling = sum(any(_tells(text) for text in row.texts()[1:]) for row in whole)
    same_grid = all(len(row.cells) == count or len(row.filled()) == 1 for row in rows)
    return unnumbered and bool(whole) and telling * (4 if same_grid else 2) >= len(whole)


def _fits_beside(row: Row, count: int) -> bool:
    """About as many cells as the table has columns; the rest of a torn row may have lost its last ones."""
    return abs(len(row.cells) - count) <= 2 or (len(row.cells) < count and not row.cells[0].text)


def _tells(text: str) -> bool:
    return deadline_like(text) or responsible_like(text)


def _tells_when_and_who(rows: Sequence[Row]) -> bool:
    """A table without a header is taken for a plan only where numbers and parties stand in it."""
    numbered = sum(number_like(row.cells[0].text) for row in rows if row.cells)
    parties = sum(any(responsible_like(cell.text) for cell in row.cells[1:]) for row in rows)
    return numbered >= 3 and parties * 2 >= numbered
