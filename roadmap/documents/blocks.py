"""The neutral stream that every format is turned into: paragraphs and tables, in reading order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, one line for each paragraph in it.

    ``start`` and ``span`` are in the columns of the table's own grid. A ``continued`` cell is the lower
    part of a vertical merge; ``text`` is then the text of the merged cell. Lines that were items of a
    list begin with ``LIST_MARK``, which never reaches what people read.
    """

    text: str
    start: int
    span: int = 1
    continued: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells from left to right; merged cells stand once."""

    cells: tuple[Cell, ...]

    def texts(self) -> list[str]:
        """The texts of the cells, an empty one for the lower part of a vertical merge."""
        return ["" if cell.continued else cell.text for cell in self.cells]

    def filled(self) -> list[Cell]:
        """The cells that hold text of their own."""
        return [cell for cell in self.cells if cell.text and not cell.continued]

    def width(self) -> int:
        """How many columns of the grid the row reaches over."""
        return max((cell.start + cell.span for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text outside tables; ``gap`` says that an empty line or a new paragraph comes before it."""

    text: str
    bold: bool = False
    gap: bool = True
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that follow each other without a break."""

    rows: tuple[Row, ...]


Block = Paragraph | Table

LIST_MARK = "\x1e"


def row_of(texts: list[str]) -> Row:
    """A row of unmerged cells."""
    return Row(tuple(Cell(text, start) for start, text in enumerate(texts)))
