"""PDF files with a text layer, by the optional pdfplumber: ruled tables and the lines between them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from roadmap.documents.blocks import Block, Cell, Paragraph, Row, Table
from roadmap.documents.refusals import (
    Broken,
    Locked,
    PdfNotInstalled,
    PicturesOnly,
    TooMuchInside,
    Unreadable,
)
from roadmap.documents.tidy import joined, tidied

MOST_PAGES = 150
_FEWEST_LETTERS = 60
_TABLE = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}


def pdf_blocks(data: bytes) -> list[Block]:
    """Paragraphs and tables page by page; raises PdfNotInstalled, Locked, PicturesOnly, Broken."""
    try:
        import pdfplumber
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError as error:
        raise PdfNotInstalled(str(error)) from error
    if b"/JavaScript" in data and b"/OpenAction" in data and len(data) < 1000:
        raise Broken("only a script")
    try:
        with pdfplumber.open(BytesIO(data)) as book:
            return _read(book)
    except PdfminerException as error:
        raise _refusal_of(error) from error
    except Unreadable:
        raise
    except Exception as error:
        # The library meets a damaged file with errors of every kind.
        raise Broken(repr(error)) from error


def _refusal_of(error: Exception) -> Unreadable:
    inner = repr(error.args[0]) if error.args else repr(error)
    return Locked("pdf") if "Password" in inner or "Encryption" in inner else Broken(inner)


def _read(book: Any) -> list[Block]:
    if len(book.pages) > MOST_PAGES:
        raise TooMuchInside(f"{len(book.pages)} pages")
    blocks: list[Block] = []
    letters = 0
    for page in book.pages:
        letters += sum(char["text"].isalpha() for char in page.chars)
        blocks.extend(_page(page))
        page.close()
    if letters < _FEWEST_LETTERS:
        raise PicturesOnly(f"{letters} letters")
    return blocks


def _page(page: Any) -> Iterator[Block]:
    """A page's tables, and its other lines above, between and below them."""
    tables = sorted(page.find_tables(_TABLE), key=lambda table: float(table.bbox[1]))
    lines = page.extract_text_lines(return_chars=True)
    top = 0.0
    for table in tables:
        yield from _paragraphs(lines, top, table.bbox[1])
        rows = tuple(_rows(table))
        if rows:
            yield Table(rows)
        top = table.bbox[3]
    yield from _paragraphs(lines, top, float(page.height))


def _paragraphs(lines: list[dict[str, Any]], top: float, bottom: float) -> Iterator[Paragraph]:
    """Lines between two heights; an empty line's room or a new indent begins a paragraph."""
    last_bottom, left = None, min((line["x0"] for line in lines), default=0.0)
    for line in lines:
        middle = (line["top"] + line["bottom"]) / 2
        text = tidied(line["text"])
        if not top <= middle < bottom or not text:
            continue
        height = line["bottom"] - line["top"]
        gap = last_bottom is None or line["top"] - last_bottom > height * 0.8 or line["x0"] - left > 12
        bold = all("bold" in char["fontname"].lower() for char in line["chars"] if char["text"].strip())
        yield Paragraph(text, bold, gap)
        last_bottom = line["bottom"]


def _rows(table: Any) -> Iterator[Row]:
    """Rows by the drawn grid: a missing cell is covered by the one to its left."""
    for cells, texts in zip(table.rows, table.extract(), strict=True):
        row: list[Cell] = []
        for index, (box, text) in enumerate(zip(cells.cells, texts, strict=True)):
            if box is None and row:
                last = row[-1]
                row[-1] = Cell(last.text, last.start, last.span + 1)
            else:
                row.append(Cell(_unwrapped(text or ""), index))
        if any(cell.text for cell in row):
            yield Row(tuple(row))


def _unwrapped(text: str) -> str:
    """The lines of a cell as one, words cut by hyphens whole; list items keep their lines."""
    whole = ""
    for line in tidied(text).split("\n"):
        starts_item = line[:1] in "-–—•" or (line[:2].rstrip(").").isdigit() and whole[-1:] in ":;")
        whole = f"{whole}\n{line}" if whole and starts_item else joined(whole, line)
    return whole
