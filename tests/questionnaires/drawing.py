"""Forms drawn as tables in text: ``survey:`` and rows of ``type | name | label``, what is expected below ``->``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from examples.forms.make import Sheets, drawn
from roadmap.questionnaires.exporting import write_xlsform
from roadmap.questionnaires.problems import Problem


@dataclass(frozen=True)
class Case:
    """A form and the problems that are expected of it."""

    title: str
    sheets: Sheets
    expected: tuple[str, ...]

    def content(self) -> bytes:
        return write_xlsform(self.sheets)


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
