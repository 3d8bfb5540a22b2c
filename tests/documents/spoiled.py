"""Files that must not be read: each is made here, none is kept."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from openpyxl import Workbook

from roadmap.documents.limits import FILE_MOST, MOST_ENTRIES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def docx() -> bytes:
    document = Document()
    table = document.add_table(rows=2, cols=3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "слово"
    return _saved(document.save)


def xlsx(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    return _saved(book.save)


def _saved(save: Callable[[BytesIO], None]) -> bytes:
    out = BytesIO()
    save(out)
    return out.getvalue()


def repacked(data: bytes, change: dict[str, bytes]) -> bytes:
    """The archive *data* with entries replaced or added."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in change:
                target.writestr(name, source.read(name))
        for name, content in change.items():
            target.writestr(name, content)
    return out.getvalue()


def zip_bomb() -> bytes:
    """A small .docx that opens into tens of megabytes."""
    return repacked(docx(), {"word/media/image1.xml": b" " * 29_000_000})


def bomb_in_the_document() -> bytes:
    body = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 500_000
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    return repacked(docx(), {"word/document.xml": head + body + b"</w:body></w:document>"})


def lying_directory() -> bytes:
    """An archive whose directory says less than its entry holds."""
    data = bytearray(zip_bomb())
    size = (29_000_000).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def many_entries() -> bytes:
    return repacked(docx(), {f"word/part{n}.xml": b"<a/>" for n in range(MOST_ENTRIES + 1)})


def entities() -> bytes:
    laughs = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    document = laughs + b'<w:document xmlns:w="x"><w:body>&b;</w:body></w:document>'
    return repacked(docx(), {"word/document.xml": document})


def entities_in_utf16() -> bytes:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE d [<!ENTITY a "ha">]><d>&a;</d>'
    return repacked(docx(), {"word/document.xml": text.encode("utf-16")})


def macros() -> bytes:
    return repacked(docx(), {"word/vbaProject.bin": b"\x00program"})


def broken_xml() -> bytes:
    return repacked(docx(), {"word/document.xml": b"<w:document><w:body>"})


def deep_xml() -> bytes:
    return repacked(docx(), {"word/document.xml": b"<a>" * 100_000 + b"</a>" * 100_000})


def far_cell() -> bytes:
    return xlsx(lambda book: book.active.cell(1_048_576, 1, "x"))


def wide_cell() -> bytes:
    return xlsx(lambda book: book.active.cell(1, 16_384, "x"))


def wide_merge() -> bytes:
    """A merge over the whole sheet, written by hand: a library would fill it with cells."""
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cell = b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD900000"/></mergeCells>'
    page = b"<worksheet " + main + b">" + cell + merge + b"</worksheet>"
    return repacked(xlsx(lambda book: None), {"xl/worksheets/sheet1.xml": page})


def many_columns() -> bytes:
    """A Word table row whose one cell says it spans a million columns."""
    main = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    cell = b'<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p/></w:tc>'
    table = b"<w:tbl><w:tr>" + cell * 3 + b"</w:tr></w:tbl>"
    return repacked(
        docx(),
        {"word/document.xml": b"<w:document " + main + b"><w:body>" + table + b"</w:body></w:document>"},
    )


def locked_office() -> bytes:
    return OLE + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 500


def locked_zip() -> bytes:
    data = bytearray(docx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def old_word() -> bytes:
    return OLE + b"\x00" * 2000


def heavy() -> bytes:
    return b"a" * (FILE_MOST + 1)


def text_without_table() -> bytes:
    return "Уважаемые коллеги! Направляю приказ.\n".encode()


def text_with_another_table() -> bytes:
    return "Класс\tУчеников\n5\t20\n6\t25\n7\t18\n".encode()


def endless_line() -> bytes:
    return ("слово\t" * 100_000).encode()


def scan() -> bytes:
    """A PDF of one empty page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
