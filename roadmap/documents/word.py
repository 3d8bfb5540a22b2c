"""Word files: document.xml is walked once, merged cells, nested tables, lists and line breaks included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from roadmap.documents.blocks import LIST_MARK, Block, Cell, Paragraph, Row, Table
from roadmap.documents.limits import Archive, opened
from roadmap.documents.numbering import Numbering, W, read_numbering
from roadmap.documents.refusals import Broken, HasMacros, TooManyCells, UnknownFormat
from roadmap.documents.tidy import tidied
from roadmap.documents.xml import parsed

_P, _TBL, _TR, _TC, _T = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}t"
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
    return list(_Walk(_numbering(archive, names), _heading_styles(archive, names)).blocks(body))


def _part(archive: Archive, names: set[str], name: str) -> etree._Element | None:
    return parsed(archive.read(name)) if name in names else None


def _numbering(archive: Archive, names: set[str]) -> Numbering:
    if "word/numbering.xml" not in names:
        return read_numbering(None, None)
    return read_numbering(_part(archive, names, "word/numbering.xml"), _part(archive, names, "word/styles.xml"))


def _heading_styles(archive: Archive, names: set[str]) -> frozenset[str]:
    """Styles of headings and titles, by their names in any language of Word."""
    styles = _part(archive, names, "word/styles.xml")
    found = set()
    for style in styles.iterfind(f"{W}style") if styles is not None else ():
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
    numbering: Numbering
    headings: frozenset[str]
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
        start = _value(row.find(f"{W}trPr/{W}gridBefore"))
        cells = []
        for child in _content(row, _TC):
            properties = child.find(f"{W}tcPr")
            span = max(1, _value(properties.find(f"{W}gridSpan")) if properties is not None else 1)
            if start + span > _MOST_COLUMNS:
                raise TooManyCells(f"{start + span} columns")
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            continued = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            cell = self._cell(child, start, span)
            if continued and start in above:
                upper = above[start]
                text = "\n".join(part for part in (upper.text, cell.text) if part) if cell.text else upper.text
                cell = Cell(text, start, span, True, upper.bold)
            if merge is not None:
                above[start] = cell
            else:
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
        properties = paragraph.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle") if properties is not None else None
        name = str(style.get(f"{W}val", "")) if style is not None else ""
        parts: list[str] = []
        bold = _texts(paragraph, parts)
        text = "".join(parts)
        return _Text(text, bold, name in self.headings, self._label(properties, name))

    def _label(self, properties: etree._Element | None, style: str) -> str | None:
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        if numbered is not None and numbered.find(f"{W}numId") is not None:
            reference = numbered.find(f"{W}numId")
            list_id = str(reference.get(f"{W}val", "0")) if reference is not None else "0"
            return self.numbering.label(list_id, _value(numbered.find(f"{W}ilvl"))) if list_id != "0" else None
        if style in self.numbering.styles:
            return self.numbering.label(*self.numbering.styles[style])
        return None


def _content(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The paragraphs, tables, rows or cells right inside *parent*, through content controls and tracked changes."""
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
        if tag in _SKIPPED:
            continue
        if tag == _T:
            parts.append(child.text or "")
            any_text = any_text or bool((child.text or "").strip())
        elif tag in _BREAKS:
            parts.append(_BREAKS[tag])
        elif tag == f"{W}r":
            before = len(parts)
            _texts(child, parts)
            if any(part.strip() for part in parts[before:]):
                any_text = True
                bold = bold and _is_bold(child)
        elif tag != _P:
            before = len(parts)
            inner = _texts(child, parts)
            if any(part.strip() for part in parts[before:]):
                any_text, bold = True, bold and inner
    return bold and any_text


def _is_bold(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}b")
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def _value(element: etree._Element | None) -> int:
    text = str(element.get(f"{W}val", "0")) if element is not None else "0"
    return int(text) if text.isdigit() else 0
