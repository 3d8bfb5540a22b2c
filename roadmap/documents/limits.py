"""What is checked before a file is parsed: its weight, and what an archive would open into."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from roadmap.documents.refusals import (
    Broken,
    HasMacros,
    Locked,
    OldFormat,
    TooLarge,
    TooManyCells,
    TooMuchInside,
)

FILE_MOST = 5 * 1024 * 1024
LARGEST_OPENED = 40 * 1024 * 1024
LARGEST_PART = 20 * 1024 * 1024
GREATEST_RATIO = 100
MOST_ENTRIES = 2000
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1500, 200, 100_000
LONGEST_CELL = 20_000

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RATIO_FROM = 1024 * 1024
_DIRECTORY_NAMES = {"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e": Locked}
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGE = re.compile(
    rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="\$?[A-Z]{1,3}\$?\d{1,7}:\$?([A-Z]{1,3})\$?(\d{1,7})"'
)
_CELL = re.compile(rb'<(?:\w+:)?(?:c|row)\b[^>]*?\br="([A-Z]{0,3})(\d{1,7})"')


@dataclass(frozen=True, slots=True)
class Archive:
    """A checked .docx or .xlsx: its entries may be read."""

    file: ZipFile

    def names(self) -> list[str]:
        return self.file.namelist()

    def read(self, name: str) -> bytes:
        """The bytes of an entry, no more than LARGEST_PART; raises KeyError where it is missing."""
        try:
            with self.file.open(name) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (
            BadZipFile,
            EOFError,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            OSError,
            ValueError,
        ) as error:
            raise Broken(str(error)) from error
        if len(data) > LARGEST_PART:
            raise TooMuchInside(name)
        if name.endswith((".xml", ".rels")) and _has_doctype(data):
            raise Broken("document type declaration")
        return data


def _has_doctype(data: bytes) -> bool:
    """Entities are never needed in a document, and only harm is done with them."""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    return _DOCTYPE.search(head) is not None


def check_size(data: bytes) -> None:
    """Raises TooLarge, or Broken for an empty file."""
    if len(data) > FILE_MOST:
        raise TooLarge(str(len(data)))
    if not data:
        raise Broken("empty")


def check_ole(data: bytes) -> None:
    """An OLE file is a locked document or one of the old formats; raises for both."""
    if not data.startswith(OLE):
        return
    for name, refusal in _DIRECTORY_NAMES.items():
        if name.encode() in data:
            raise refusal
    raise OldFormat("ole")


def opened(data: bytes) -> Archive:
    """The archive in *data*, its directory checked; raises Broken, Locked, HasMacros, TooMuchInside."""
    try:
        file = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Broken(str(error)) from error
    entries = file.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_OPENED:
        raise TooMuchInside(f"{len(entries)} entries")
    for entry in entries:
        _check_entry(entry)
    return Archive(file)


def _check_entry(entry: ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        raise Locked("zip")
    if entry.filename.lower().endswith("vbaproject.bin"):
        raise HasMacros(entry.filename)
    large = entry.file_size > _RATIO_FROM and entry.file_size > entry.compress_size * GREATEST_RATIO
    if large or entry.file_size > LARGEST_PART:
        raise TooMuchInside(entry.filename)


def check_sheet(data: bytes, most_rows: int = MOST_ROWS) -> None:
    """Looks at the addresses of a sheet's cells and merges before a library makes a grid of them."""
    for match in _MERGE.finditer(data):
        if int(match[2]) > most_rows or _column(match[1]) > MOST_COLUMNS:
            raise TooManyCells(match[0].decode("ascii", "replace")[:60])
    for cells, match in enumerate(_CELL.finditer(data), 1):
        if int(match[2]) > most_rows or (match[1] and _column(match[1]) > MOST_COLUMNS) or cells > MOST_CELLS:
            raise TooManyCells(match[0].decode("ascii", "replace")[:60])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
