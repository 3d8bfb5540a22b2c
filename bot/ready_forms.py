"""The ready forms that come with the program: which there are, what they are called, and their files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

ENDING = ".xlsx"


@dataclass(frozen=True, slots=True)
class Ready:
    """A ready form: its *name* is the file's without the ending."""

    name: str
    title: str


@lru_cache
def ready_forms() -> tuple[Ready, ...]:
    """Those that there are, by name. Their titles stand in their settings."""
    folder = _folder()
    if not folder.is_dir():
        return ()
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(ENDING))
    return tuple(Ready(name.removesuffix(ENDING), _title(name)) for name in names)


def ready_file(name: str) -> bytes:
    """The file of a ready form; raises LookupError for one that is not there."""
    if all(one.name != name for one in ready_forms()):
        raise LookupError(name)
    return (_folder() / f"{name}{ENDING}").read_bytes()


def _folder() -> Traversable:
    return files("examples") / "forms"


def _title(file_name: str) -> str:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO((_folder() / file_name).read_bytes()), read_only=True)
    rows = list(book["settings"].iter_rows(values_only=True)) if "settings" in book.sheetnames else []
    found = dict(zip(*rows[:2], strict=False)) if len(rows) > 1 else {}
    return str(found.get("form_title") or file_name.removesuffix(ENDING))
