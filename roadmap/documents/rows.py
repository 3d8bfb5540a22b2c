"""Walks the rows of a plan: headings, activities, and the second halves of rows that a page cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from roadmap.documents.blocks import Paragraph, Row
from roadmap.documents.continuing import RawRow, continues, unbalanced
from roadmap.documents.headers import Role
from roadmap.documents.headings import Rank, level_of, names_plan, only_mark, rank_of, strictly_marked
from roadmap.documents.layout import Layout
from roadmap.documents.likeness import number_like, signature_like, unfinished
from roadmap.documents.placing import Placed, place
from roadmap.documents.runs import Line
from roadmap.documents.tidy import joined, one_line, squeezed
from roadmap.roadmap import Doubt, DoubtCode, Section

_PAGE_NUMBER = re.compile(
    r"(?:стр\w*\.?\s*)?[-–—\s]*\d{1,3}[-–—\s]*|продолжение\s+(?:таблицы|приложения).*", re.IGNORECASE
)
_AFTER_PLAN = re.compile(
    r"\W*(?:(?:используем|принят)\w+\s+сокращени|(?:перечень|список)\s+(?:\w+\s+)?сокращени|сокращения\s*:"
    r"|условные\s+обозначени"
    r"|примечани|приложени|исп\.|исполнитель:|тел\.|_{4,})",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-=_–—:\s]{2,}")


@dataclass(slots=True)
class Walked:
    """What the runs of a plan gave."""

    sections: list[Section] = field(default_factory=list)
    rows: list[RawRow] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


class Walker:
    """Reads one run after another into the same :class:`Walked`."""

    def __init__(self, known: Set[str], often: Set[str]) -> None:
        self.found = Walked()
        self._known, self._often = known, often
        self._stack: list[tuple[Rank, int]] = []
        self._level: str | None = None
        self._direction = ""
        self._shift: tuple[int, int, str] | None = None
        self._run = -1

    def walk(self, items: Sequence[Line | Paragraph], layout: Layout) -> None:
        self._run += 1
        self._layout = layout
        self._closed = False
        for index, item in enumerate(items):
            following = next((one.row for one in items[index + 1 :] if isinstance(one, Line)), None)
            if isinstance(item, Paragraph):
                self._paragraph(item)
            else:
                self._line(item, following)

    # Paragraphs between the pieces of a table

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = one_line(paragraph.text)
        if _PAGE_NUMBER.fullmatch(text):
            return
        if self._closed or _AFTER_PLAN.match(text) or not self._heads(paragraph, text):
            self._closed = self._closed or _AFTER_PLAN.match(text) is not None
            self.found.after.append(paragraph)
            if not names_plan(text) and not self._closed:
                self.found.doubts.append(Doubt(DoubtCode.TEXT_NOT_READ, None, text))
            return
        self._heading(text)

    def _heads(self, paragraph: Paragraph, text: str) -> bool:
        if strictly_marked(text):
            return True
        if names_plan(text) and rank_of(text) is None:
            return False
        if len(text) < 300 and (paragraph.bold or paragraph.heading or rank_of(text) is not None):
            return True
        return len(text) < 130 and text[0].isupper() and text[-1] not in ".,;:" and not signature_like([text])

    # Rows

    def _line(self, line: Line, following: Row | None) -> None:
        row, filled = line.row, line.row.filled()
        texts = list(dict.fromkeys(one_line(cell.text) for cell in filled))
        if not filled or all(_RULE.fullmatch(text) for text in texts) or self._counts_columns(row):
            return
        if self._closed or (_AFTER_PLAN.match(texts[0]) and len(texts) <= 2 and self.found.rows):
            self._closed = True
            self.found.after.append(Paragraph("\t".join(texts)))
            return
        if signature_like(texts) and following is None and len(texts) <= 3 and not number_like(texts[0]):
            self.found.after.append(Paragraph("\t".join(texts)))
            return
        before = self.found.rows[-1] if self.found.rows else None
        if self._is_heading(line, texts, before, following):
            self._heading(" ".join(texts))
            return
        places = self._places(before)
        placed = place(row, self._layout, places)
        if before is not None and continues(self._layout, line, placed, before):
            self._extend(before, placed)
        else:
            self._begin(row, placed)

    def _counts_columns(self, row: Row) -> bool:
        """The row «1 2 3 4 5» under a header."""
        numbers = [cell.text.strip(" .") for cell in row.filled()]
        return len(numbers) >= 3 and numbers == [str(n) for n in range(1, len(numbers) + 1)]

    def _places(self, before: RawRow | None) -> dict[int, str]:
        if before is None:
            return {}
        return {i: before.text(column.role) for i, column in enumerate(self._layout.columns)}

    # Headings

    def _is_heading(self, line: Line, texts: list[str], before: RawRow | None, following: Row | None) -> bool:
        filled = line.row.filled()
        if len(texts) > 2 or len(" ".join(texts)) > 400:
            return False
        if len(texts) == 2:
            return self._numbered_heading(line.row, texts, before, following)
        if number_like(texts[0]) or any(cell.continued and cell.text for cell in line.row.cells):
            return False
        if len(filled) > 1 or filled[0].span >= max(2, len(self._layout.columns) - 1):
            return True
        return self._lone_heading(line, texts[0], before, following)

    def _numbered_heading(
        self, row: Row, texts: list[str], before: RawRow | None, following: Row | None
    ) -> bool:
        """«II. | Работа с кадрами» or «2. | Работа с кадрами» over rows 2.1, 2.2 …"""
        number = texts[0]
        if len(row.filled()) != 2 or not number_like(number) or self._column_of(row, 0) is not Role.NUMBER:
            return False
        if self._column_of(row, 1) is not Role.TITLE or any(
            cell.continued and cell.text for cell in row.cells
        ):
            return False
        if number.strip()[0] in "IVXХ":
            return before is None or before.text(Role.NUMBER)[:1] not in ("I", "V", "X", "Х")
        bold = all(cell.bold for cell in row.filled())
        child = _number_of(following).startswith(number.strip(" .)") + ".")
        return child or bold

    def _column_of(self, row: Row, nth: int) -> Role:
        cell = row.filled()[nth]
        for index, column in enumerate(self._layout.columns):
            if column.start <= cell.start < column.start + column.span:
                return self._layout.columns[index].role
        return Role.NONE

    def _lone_heading(self, line: Line, text: str, before: RawRow | None, following: Row | None) -> bool:
        """A row with one cell filled: a heading, or the rest of the row above."""
        cell = line.row.filled()[0]
        role = self._column_of(line.row, 0)
        if text[0].islower() or text[0] in "-–—•,;)":
            return False
        if level_of(text) or strictly_marked(text) or cell.bold:
            return True
        if role is Role.NUMBER or (cell.start == 0 and self._layout.has(Role.NUMBER)):
            return True
        if role not in (Role.TITLE, Role.DIRECTION, Role.NONE):
            return before is None
        if before is None or rank_of(text) is not None:
            return True
        title = before.text(Role.TITLE)
        if unbalanced(title) or unfinished(title):
            return False
        restarts = _number_of(following).strip(" .)") == "1" or _number_of(following).endswith(
            ("1.1", "1.1.")
        )
        return restarts or not line.first

    def _heading(self, text: str) -> None:
        level = level_of(text)
        if level is not None:
            self._level, self._stack = level, []
            return
        sections = self.found.sections
        if self._stack and only_mark(sections[-1].title) and rank_of(text) is None and self._empty_section():
            last = sections[-1]
            sections[-1] = Section(f"{last.title} {text}", last.level, last.parent)
            return
        rank = rank_of(text) or Rank.PLAIN
        while self._stack and self._stack[-1][0] >= rank:
            self._stack.pop()
        parent = self._stack[-1][1] if self._stack else None
        sections.append(Section(text, self._level, parent))
        self._stack.append((rank, len(sections) - 1))

    def _empty_section(self) -> bool:
        rows = self.found.rows
        return not rows or rows[-1].section != len(self.found.sections) - 1

    # Activities

    def _begin(self, row: Row, placed: Placed) -> None:
        direction = self._value(placed, Role.DIRECTION)
        if direction and direction != self._direction:
            self._direction = direction
            self._heading(one_line(direction))
        level = self._value(placed, Role.LEVEL)
        raw = RawRow(
            self._stack[-1][1] if self._stack else None,
            one_line(level) or self._level,
            layout=self._layout,
            run=self._run,
        )
        for index, column in enumerate(self._layout.columns):
            text = placed.text(index)
            cell = placed.cells.get(index)
            raw.inherited = raw.inherited or bool(cell and cell.continued and column.role is Role.NUMBER)
            if text:
                raw.cells[column.role] = "\n".join(part for part in (raw.text(column.role), text) if part)
        self.found.rows.append(raw)
        if placed.shifted:
            self._doubt_shift(row, placed)

    def _value(self, placed: Placed, role: Role) -> str:
        for index, column in enumerate(self._layout.columns):
            if column.role is role and placed.text(index):
                return placed.text(index)
        return ""

    def _doubt_shift(self, written: Row, placed: Placed) -> None:
        """One doubt for rows that follow each other and are shifted in the same way."""
        row = len(self.found.rows)
        manner = f"{len(written.cells)}:{bool(placed.doubled)}"
        last, self._shift = self._shift, (row, self._run, manner)
        if last == (row - 1, self._run, manner):
            return
        words = " | ".join(one_line(cell.text) for cell in written.cells)
        reading = " | ".join(one_line(placed.text(index)) for index in range(len(self._layout.columns)))
        self.found.doubts.append(Doubt(DoubtCode.CELLS_MOVED, row, words, reading))

    def _extend(self, before: RawRow, placed: Placed) -> None:
        for index, column in enumerate(self._layout.columns):
            text = placed.text(index)
            cell = placed.cells.get(index)
            if (
                not text
                or column.role in (Role.DIRECTION, Role.LEVEL)
                or (cell is not None and cell.continued)
            ):
                continue
            old = before.text(column.role)
            if squeezed(text) == squeezed(old) or (len(text) > 12 and squeezed(old).endswith(squeezed(text))):
                continue
            separate = any(one.continued for one in placed.cells.values())
            before.cells[column.role] = (
                f"{old}\n{text}" if separate and old else joined(old, text, self._known, self._often)
            )


def _number_of(row: Row | None) -> str:
    if row is None or not row.cells:
        return ""
    first = row.cells[0].text
    return first if number_like(first) else ""
