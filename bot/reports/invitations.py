"""The sheet of invitations that is printed for a staff meeting and cut apart: a card with a QR code each.

Sizes are those of paper (A4). The squares of a code are 1 mm wide or nearly so: any telephone reads that from
a hand's breadth, off a poor printer too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

import segno
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

ACROSS = 2
"""Cards beside each other."""
MARGIN = Cm(1.5)
PICTURE_WIDTH = Cm(4.4)
WORDS_WIDTH = Cm(4.6)
CODE_SIDE = Cm(3.2)
"""The printed code without the white rim around it."""
RIM = 4
"""Squares of white around a code: ISO/IEC 18004 asks for four."""
DOTS_A_SQUARE = 6
MASK = 3
GREY = RGBColor(0x59, 0x59, 0x59)
NAME_MOST, LONG_NAME = Pt(12), 40
# XML 1.0 has no way to write these, not even escaped.
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Card:
    """One person's invitation. *name* is empty where only the post is known."""

    name: str
    post: str
    organisation: str
    link: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What the sheet says besides: *title* and *until* on each page, *advice* above, *hint* on each card."""

    title: str
    until: str
    advice: str
    hint: str


def invitation_sheet(wording: Wording, cards: Sequence[Card]) -> bytes:
    """The sheet as a .docx: *cards* grouped by organisation, organisations and people in the given order.

    A card is never split over two pages, and no organisation's name stands alone at the foot of one.
    """
    document = _blank(wording)
    advice = document.add_paragraph()
    _write(advice, wording.advice, Pt(10), GREY)
    for organisation, its_cards in _grouped(cards).items():
        heading = document.add_paragraph(style="Heading 2")
        heading.add_run(_writable(organisation))
        _add_cards(document, wording.hint, its_cards)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _grouped(cards: Iterable[Card]) -> dict[str, list[Card]]:
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.organisation, []).append(card)
    return groups


def _blank(wording: Wording) -> DocumentObject:
    """An A4 document with the running head, in a typeface that every office has."""
    document = Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.title = _writable(wording.title)
    for style, size in (("Normal", Pt(10)), ("Header", Pt(9)), ("Heading 2", Pt(12))):
        font = document.styles[style].font
        font.name, font.size, font.color.rgb = "Arial", size, RGBColor(0, 0, 0)
        fonts = document.styles[style].element.rPr.rFonts
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), "Arial")
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.bottom_margin = MARGIN
    section.top_margin, section.header_distance = Cm(2), Cm(0.9)
    head = section.header.paragraphs[0]
    _write(head, wording.title, Pt(9)).bold = True
    head.add_run("\n")
    _write(head, wording.until, Pt(9))
    return document


def _add_cards(document: DocumentObject, hint: str, cards: Sequence[Card]) -> None:
    table = _table(document, -(-len(cards) // ACROSS))
    rows = list(table.rows)
    for number, card in enumerate(cards):
        row, side = divmod(number, ACROSS)
        if side == 0:
            _keep_whole(rows[row])
            cells = rows[row].cells
        picture, words = cells[2 * side : 2 * side + 2]
        _cut_lines(picture, ("top", "bottom", "left"))
        _cut_lines(words, ("top", "bottom", "right"))
        _draw_code(picture.paragraphs[0], card.link)
        _fill(words, hint, card)


def _table(document: DocumentObject, rows: int) -> Table:
    table: Table = document.add_table(rows, 2 * ACROSS)
    table.autofit = False
    for number, column in enumerate(table.columns):
        column.width = WORDS_WIDTH if number % 2 else PICTURE_WIDTH
    return table


def _keep_whole(row: _Row) -> None:
    row.height, row.height_rule = CODE_SIDE, WD_ROW_HEIGHT_RULE.AT_LEAST
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _cut_lines(cell: _Cell, sides: Iterable[str]) -> None:
    """Dashes to cut along. A neighbour's line falls onto this one, so there is one cut for both."""
    borders = OxmlElement("w:tcBorders")
    # The schema wants the sides in this order.
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            line = OxmlElement(f"w:{side}")
            for key, value in (("val", "dashed"), ("sz", "6"), ("space", "0"), ("color", "808080")):
                line.set(qn(f"w:{key}"), value)
            borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def _draw_code(paragraph: Paragraph, link: str) -> None:
    # Weighing all eight masks takes half of a sheet's time and gains nothing: a token is noise already.
    code = segno.make_qr(link, error="m", boost_error=False, mask=MASK)
    picture = BytesIO()
    code.save(picture, kind="png", scale=DOTS_A_SQUARE, border=RIM)
    squares = len(code.matrix)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # The white rim must not lie over the line to cut along.
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
    paragraph.add_run().add_picture(picture, width=Length(int(CODE_SIDE) * (squares + 2 * RIM) // squares))


def _fill(cell: _Cell, hint: str, card: Card) -> None:
    """Name, post and organisation; then what to do, and the link for who has no camera."""
    name = card.name or card.post
    size = NAME_MOST if len(name) <= LONG_NAME else Pt(9)
    _write(_line(cell, first=True), name, size).bold = True
    if card.name:
        _write(_line(cell), card.post, Pt(9))
    _write(_line(cell), card.organisation, Pt(9))
    _write(_line(cell, space=4), hint, Pt(8), GREY)
    _write(_line(cell), card.link, Pt(7))


def _line(cell: _Cell, *, first: bool = False, space: int = 1) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6 if first else space)
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _write(paragraph: Paragraph, text: str, size: Length, colour: RGBColor | None = None) -> Run:
    run = paragraph.add_run(_writable(text))
    run.font.size = size
    if colour is not None:
        run.font.color.rgb = colour
    return run


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)
