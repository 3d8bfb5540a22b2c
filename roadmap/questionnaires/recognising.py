"""Whether a file is a questionnaire: told by the names of its sheets, before anything in it is read."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as NotDeflated

_BOOK = "xl/workbook.xml"
_BOOK_MOST = 2**20
_SURVEY = re.compile(rb'<(?:\w+:)?sheet\s[^>]*\bname="\s*survey\s*"', re.IGNORECASE)


def looks_like_xlsform(content: bytes) -> bool:
    """Whether a file is a workbook with a sheet «survey»."""
    try:
        with ZipFile(BytesIO(content)) as archive, archive.open(_BOOK) as opened:
            book = opened.read(_BOOK_MOST)
    except (BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError, NotDeflated):
        return False
    return _SURVEY.search(book) is not None
