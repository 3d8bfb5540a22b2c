"""The door: bytes and a file's name go in, a road map comes out, or a refusal that says why not."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import is_zipfile

from roadmap.deadlines import USUAL_CALENDAR, Calendar
from roadmap.documents.blocks import Block
from roadmap.documents.limits import check_ole, check_size
from roadmap.documents.pdf import pdf_blocks
from roadmap.documents.plain import decoded, sheet_of_values, text_blocks
from roadmap.documents.reader import read_blocks
from roadmap.documents.refusals import Broken, HasMacros, OldFormat, TooManyCells, UnknownFormat, Unreadable
from roadmap.documents.sheets import sheet_blocks
from roadmap.documents.word import word_blocks
from roadmap.period import Period
from roadmap.roadmap import RoadMap

_OLD = frozenset(
    {".doc", ".xls", ".rtf", ".odt", ".ods", ".ppt", ".pptx", ".xlsb", ".pages", ".numbers", ".wps", ".djvu"}
)
_MACROS = frozenset({".docm", ".xlsm", ".dotm", ".xltm"})
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".heic", ".webp"})
_TEXTS = frozenset({".txt", ".md", ".markdown", ".text", ""})
_LONGEST_LINE = 200_000
_MOST_LINES = 20_000


def read_order(
    data: bytes, name: str, period: Period | None = None, calendar: Calendar = USUAL_CALENDAR
) -> RoadMap:
    """Read the road map in a file called *name*; *period* wins over what the document says.

    Pure: nothing is opened but *data*. Raises a :class:`Unreadable`, whose tree is drawn in ``refusals``.
    """
    return read_blocks(blocks_of(data, name), period, calendar)


def read_outcome(
    data: bytes, name: str, period: Period | None = None, calendar: Calendar = USUAL_CALENDAR
) -> RoadMap | Unreadable:
    """Like :func:`read_order` with the refusal as a value: for a worker process, where it must be pickled."""
    try:
        return read_order(data, name, period, calendar)
    except Unreadable as refusal:
        return refusal


def blocks_of(data: bytes, name: str) -> list[Block]:
    """The neutral stream of a file; what it is is told by its bytes first and its name second."""
    check_size(data)
    suffix = _suffix(name)
    check_ole(data)
    if suffix in _MACROS:
        raise HasMacros(suffix)
    if data.startswith(b"%PDF") or suffix == ".pdf":
        if b"%PDF" not in data[:1024]:
            raise Broken("no PDF")
        return pdf_blocks(data)
    if data.startswith(b"PK"):
        return _office(data, suffix)
    if data.startswith(b"{\\rtf"):
        raise OldFormat(".rtf")
    if suffix in (".docx", ".xlsx"):
        raise Broken("not an archive")
    if suffix in _OLD:
        raise OldFormat(suffix)
    return _text(data, suffix)


def _suffix(name: str) -> str:
    """The last «.xyz» of a file's name in small letters, empty where there is none."""
    stem, dot, end = name.lower().strip().rpartition(".")
    return f".{end}" if dot and stem and len(end) <= 8 and end.isalnum() else ""


def _office(data: bytes, suffix: str) -> list[Block]:
    if suffix in _OLD:
        raise OldFormat(suffix)
    if not is_zipfile(BytesIO(data)):
        raise Broken("damaged archive")
    readers: dict[str, Callable[[bytes], list[Block]]] = {".xlsx": sheet_blocks, ".docx": word_blocks}
    first = readers.get(suffix, word_blocks)
    second = sheet_blocks if first is word_blocks else word_blocks
    try:
        return first(data)
    except UnknownFormat:
        return second(data)


def _text(data: bytes, suffix: str) -> list[Block]:
    if suffix in _PICTURES or data[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"GIF8"):
        raise UnknownFormat("picture")
    if b"\x00" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnknownFormat("binary")
    text = decoded(data)
    if text.count("\n") > _MOST_LINES or max(map(len, text.splitlines()), default=0) > _LONGEST_LINE:
        raise TooManyCells("lines")
    if suffix == ".csv":
        return sheet_of_values(text)
    if suffix == ".tsv":
        return sheet_of_values(text, "\t")
    if (
        suffix not in _TEXTS
        and not text.isprintable()
        and sum(char.isalpha() for char in text) * 3 < len(text)
    ):
        raise UnknownFormat(suffix)
    return text_blocks(text)
