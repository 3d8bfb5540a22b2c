"""Text files: tables by tabs or pipes, as scanned orders arrive, Markdown, and .csv/.tsv."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from roadmap.documents.blocks import Block, Paragraph, Row, Table, row_of
from roadmap.documents.refusals import Broken, UnknownFormat
from roadmap.documents.tidy import tidied

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^[\s|:+=\-\u2013\u2014_]*[-=\u2013\u2014_]{2,}[\s|:+=\-\u2013\u2014_]*$")
_BOX = str.maketrans({"│": "|", "┃": "|", "║": "|"})
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_BREAK = re.compile(r"<\s*br\s*/?\s*>", re.IGNORECASE)


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or the old Windows encoding.

    Raises Broken where the bytes are no text at all.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _decode(data, "utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode(data, "cp1251")
    if "\x00" in text:
        raise UnknownFormat("binary")
    return text


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Broken(str(error)) from error


def text_blocks(text: str) -> list[Block]:
    """Paragraphs and tables of a .txt or .md file."""
    return list(_Lines().read(text))


def sheet_of_values(text: str, delimiter: str | None = None) -> list[Block]:
    """The one table of a .csv or .tsv file."""
    delimiter = delimiter or _delimiter(text)
    rows = csv.reader(StringIO(text), delimiter=delimiter)
    return [Table(tuple(row_of([tidied(cell) for cell in row]) for row in rows if any(row)))]


def _delimiter(text: str) -> str:
    head = text[:20_000]
    return max(";,\t|", key=head.count)


class _Lines:
    """Groups lines into tables and paragraphs; an empty line ends a table."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._bold = False
        self._gap = True
        self._after_table = False

    def read(self, text: str) -> Iterator[Block]:
        for line in text.splitlines():
            cells = self._cells(line)
            if cells is not None:
                self._rows.append(row_of([tidied(_BREAK.sub("\n", cell)) for cell in cells]))
            elif line.strip() and not _RULE.match(line) and not self._belongs_to_row(line):
                yield from self._table()
                yield self._paragraph(line)
            elif not line.strip():
                yield from self._table()
                self._gap = True
        yield from self._table()

    def _cells(self, line: str) -> list[str] | None:
        """The cells of a row, one empty cell for a rule, None for a line that is no row."""
        bare = line.translate(_BOX).rstrip("\n")
        if bare.count("\t") >= 2 or "\t" in bare.strip() or self._goes_on(bare):
            return [""] if _RULE.match(bare) else bare.split("\t")
        stripped = bare.strip()
        if (stripped.startswith("|") and stripped.count("|") > 1) or len(_PIPE.findall(stripped)) > 1:
            return [""] if _RULE.match(stripped) else _piped(stripped)
        return None

    def _goes_on(self, line: str) -> bool:
        """A line with one tab at its beginning, none at its end: the rest of a row, perhaps on a new page."""
        if not line.startswith("\t"):
            return False
        return bool(self._rows) or (self._after_table and not line.strip()[:1].isupper())

    def _belongs_to_row(self, line: str) -> bool:
        """A line right under a row that goes on with its last cell."""
        text = tidied(line)
        if not self._rows or not text or not (text[0].islower() or text[0] in "-–—•"):
            return False
        last = self._rows[-1]
        *before, cell = last.texts()
        self._rows[-1] = row_of([*before, f"{cell}\n{text}" if cell else text])
        return True

    def _table(self) -> Iterator[Block]:
        rows = [row for row in self._rows if row.filled()]
        self._rows = []
        if rows:
            self._gap = self._after_table = True
            yield Table(tuple(rows))

    def _paragraph(self, line: str) -> Paragraph:
        heading = _HEADING.match(line)
        marks = line.count("**")
        bold = self._bold or marks > 0
        if marks % 2:
            self._bold = not self._bold
        gap, self._gap = self._gap, False
        self._after_table = False
        return Paragraph(tidied(heading.group(1) if heading else line), bold, gap, heading is not None)


def _piped(line: str) -> list[str]:
    """The cells between pipes; a line that begins without one keeps its last, empty cell."""
    if line.startswith("|"):
        line = line[1:]
        line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return [cell.replace("\\|", "|") for cell in _PIPE.split(line)]
