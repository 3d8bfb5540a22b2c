"""Word files: document.xml is walked once, merged cells, nested tables, lists and line breaks included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from roadmap.documents.blocks import LIST_MARK, Block, Cell, Paragraph, Row, Table
from roadmap.documents.limits import Archive, opened
from roadmap.documents.numbering import Numbering, W, read_numbering
from roadmap.documents.refusals import Broken, HasMacros, TooManyCells, UnknownFormat
from roadmap.documents.tidy import tidied
from roadmap.documents.xml import parsed

_P, _TBL, _TR, _TC, _T, _R = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}t", f"{W}r"
_PPR, _PSTYLE, _NUMPR, _RPR, _B, _VAL = f"{W}pPr", f"{W}pStyle", f"{W}numPr", f"{W}rPr", f"{W}b", f"{W}val"
_TCPR, _SPAN, _VMERGE = f"{W}tcPr", f"{W}gridSpan", f"{W}vMerge"
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_SKIPPED = {
    f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr", f"{W}footnoteReference",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}
_MOST_DEPTH = 6
_MOST_COLUMNS = 63


def word_blocks(data: bytes) -> list[Block]:
    """The paragraphs and tables of a .docx; raises the refusals of its archive and its XML."""
    archive = opened(data)
    names = set(archive.names())
    if "word/document.xml" not in names:
        raise UnknownFormat("no word/document.xml")
    if b"macroEnabled" in archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else False:
        raise HasMacros("content type")
    root = parsed(archive.read("word/document.xml"))
    body = root.find(f"{W}body")
    if body is None:
        raise Broken("no body")
    return list(_Walk(_Styles(archive, names)).blocks(body))


class _Styles:
    """Lists and heading styles, parsed when a paragraph first asks for them."""

    def __init__(self, archive: Archive, names: set[str]) -> None:
        self._archive, self._names = archive, names

    def _part(self, name: str) -> etree._Element | None:
        return parsed(self._archive.read(name)) if name in self._names else None

    @cached_property
    def _styles(self) -> etree._Element | None:
        return self._part("word/styles.xml")

    @cached_property
    def numbering(self) -> Numbering:
        lists = self._part("word/numbering.xml")
        return read_numbering(lists, self._styles if lists is not None else None)

    @cached_property
    def headings(self) -> frozenset[str]:
        """Styles of headings and titles, by their names in any language of Word."""
        found = set()
        for style in self._styles.iterfind(f"{W}style") if self._styles is not None else ():
            name = style.find(f"{W}name")
            called = str(name.get(f"{W}val", "")).lower() if name is not None else ""
            if called.startswith(("heading", "title", "заголовок", "название")):
                found.add(str(style.get(f"{W}styleId", "")))
        return frozenset(found)


@dataclass(slots=True)
class _Text:
    text: str
    bold: bool
    heading: bool
    label: str | None


@dataclass(slots=True)
class _Walk:
    styles: _Styles
    _depth: int = field(default=0)

    def blocks(self, body: etree._Element) -> Iterator[Block]:
        for child in _content(body):
            if child.tag == _P:
                paragraph = self._paragraph(child)
                text = tidied(paragraph.text)
                if paragraph.label:
                    text = f"{paragraph.label} {text}"
                if text.strip():
                    yield Paragraph(text, paragraph.bold, True, paragraph.heading)
            else:
                table = self._table(child)
                if table.rows:
                    yield table

    # Tables

    def _table(self, table: etree._Element) -> Table:
        above: dict[int, Cell] = {}
        rows = []
        for row in table.iter(_TR) if self._depth else _content(table, _TR):
            cells = self._row(row, above)
            if any(cell.text for cell in cells):
                rows.append(Row(tuple(cells)))
        return Table(tuple(rows))

    def _row(self, row: etree._Element, above: dict[int, Cell]) -> list[Cell]:
        start = _grid_before(row)
        cells = []
        for child in _content(row, _TC):
            span, continued, merged = _merge_of(child)
            if start + span > _MOST_COLUMNS:
                raise TooManyCells(f"{start + span} columns")
            cell = self._cell(child, start, span)
            if continued and start in above:
                upper = above[start]
                text = f"{upper.text}\n{cell.text}" if cell.text and upper.text else upper.text or cell.text
                cell = Cell(text, start, span, True, upper.bold)
            if merged:
                above[start] = cell
            elif above:
                above.pop(start, None)
            cells.append(cell)
            start += span
        return cells

    def _cell(self, cell: etree._Element, start: int, span: int) -> Cell:
        lines: list[str] = []
        bold = []
        for child in _content(cell):
            if child.tag == _TBL:
                lines.extend(self._nested(child))
                continue
            paragraph = self._paragraph(child)
            text = tidied(paragraph.text.replace("\t", " "))
            if not text and paragraph.label:
                lines.append(paragraph.label)
            elif text:
                bold.append(paragraph.bold)
                lines.append(text if paragraph.label is None else LIST_MARK + text)
        return Cell("\n".join(lines), start, span, False, bool(bold) and all(bold))

    def _nested(self, table: etree._Element) -> Iterator[str]:
        """A table inside a cell is lines of it."""
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise Broken("nested too deep")
        for row in self._table(table).rows:
            yield " ".join(cell.text.replace("\n", " ") for cell in row.filled())
        self._depth -= 1

    # Paragraphs

    def _paragraph(self, paragraph: etree._Element) -> _Text:
        parts: list[str] = []
        bold = _texts(paragraph, parts)
        properties = paragraph.find(_PPR)
        if properties is None:
            return _Text("".join(parts), bold, False, None)
        style = properties.find(_PSTYLE)
        name = str(style.get(_VAL, "")) if style is not None else ""
        heading = bool(name) and name in self.styles.headings
        return _Text("".join(parts), bold, heading, self._label(properties, name))

    def _label(self, properties: etree._Element, style: str) -> str | None:
        numbered = properties.find(_NUMPR)
        if numbered is not None and numbered.find(f"{W}numId") is not None:
            reference = numbered.find(f"{W}numId")
            list_id = str(reference.get(f"{W}val", "0")) if reference is not None else "0"
            return (
                self.styles.numbering.label(list_id, _value(numbered.find(f"{W}ilvl")))
                if list_id != "0"
                else None
            )
        if style and style in self.styles.numbering.styles:
            return self.styles.numbering.label(*self.styles.numbering.styles[style])
        return None


def _content(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The paragraphs, tables, rows or cells right inside *parent* or inside its content controls."""
    wanted = tags or (_P, _TBL)
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _content(child, *tags)


def _texts(element: etree._Element, parts: list[str]) -> bool:
    """Collects the text of runs; answers whether all of it is bold."""
    bold, any_text = True, False
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or tag == _P:
            continue
        if tag == _T:
            text = child.text or ""
            parts.append(text)
            any_text = any_text or bool(text.strip())
        elif tag in _BREAKS:
            parts.append(_BREAKS[tag])
        else:
            before = len(parts)
            inner = _texts(child, parts)
            if any(part.strip() for part in parts[before:]):
                any_text = True
                bold = bold and (_is_bold(child) if tag == _R else inner)
    return bold and any_text


def _is_bold(run: etree._Element) -> bool:
    properties = run.find(_RPR)
    mark = properties.find(_B) if properties is not None else None
    return mark is not None and mark.get(_VAL, "1") not in ("0", "false", "off")


def _grid_before(row: etree._Element) -> int:
    properties = row.find(f"{W}trPr")
    return _value(properties.find(f"{W}gridBefore")) if properties is not None else 0


def _merge_of(cell: etree._Element) -> tuple[int, bool, bool]:
    """How many columns a cell spans, whether it continues the one above, whether it is merged at all."""
    properties = cell.find(_TCPR)
    span, merge = 1, None
    for child in properties if properties is not None else ():
        if child.tag == _SPAN:
            span = max(1, _value(child))
        elif child.tag == _VMERGE:
            merge = child.get(_VAL, "continue")
    return span, merge == "continue", merge is not None


def _value(element: etree._Element | None) -> int:
    text = str(element.get(f"{W}val", "0")) if element is not None else "0"
    return int(text) if text.isdigit() else 0
