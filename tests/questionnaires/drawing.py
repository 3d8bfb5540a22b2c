"""Forms drawn as tables in text: ``survey:`` and rows of ``type | name | label``, what is expected below ``->``.

``¦`` stands for ``|`` in a cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from roadmap.questionnaires.exporting import write_xlsform
from roadmap.questionnaires.problems import Problem

Sheets = dict[str, list[list[str]]]


@dataclass(frozen=True)
class Case:
    """A form and the problems that are expected of it."""

    title: str
    sheets: Sheets
    expected: tuple[str, ...]

    def content(self) -> bytes:
        return write_xlsform(self.sheets)


def drawn(text: str) -> Sheets:
    """The sheets of a drawing; a lone ``.`` is an empty row."""
    sheets: Sheets = {}
    rows: list[list[str]] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        if line.endswith(":") and "|" not in line:
            rows = sheets.setdefault(line.removesuffix(":"), [])
        else:
            rows.append([] if line.strip() == "." else [cell.strip() for cell in line.split("|")])
    return {name: [[cell.replace("¦", "|") for cell in row] for row in rows] for name, rows in sheets.items()}


def cases(path: Path) -> list[Case]:
    """Every case of a file; a case begins with ``## its title``."""
    found = []
    for part in path.read_text("utf-8").split("\n## ")[1:]:
        title, _, rest = part.partition("\n")
        lines = rest.splitlines()
        expected = tuple(line.removeprefix("->").strip() for line in lines if line.startswith("->"))
        body = "\n".join(line for line in lines if not line.startswith("->"))
        found.append(Case(title.strip(), drawn(body), tuple(one for one in expected if one)))
    return found


def told(problem: Problem) -> str:
    """A problem as the drawings write it: ``fault sheet row column value``."""
    place = [problem.sheet, str(problem.row) if problem.row else "", problem.column]
    return " ".join([problem.fault, *filter(None, place)])
