"""What docs/people.md says of the spreadsheet is so."""

import re
from pathlib import Path

from roadmap.roster.book import MOST_ROWS
from roadmap.roster.roster import Problem
from roadmap.roster.vocabulary import LABELS, SHEET_NAMES

DOCS = (Path(__file__).parents[2] / "docs" / "people.md").read_text("utf-8")


def test_every_problem_is_listed() -> None:
    assert re.findall(r"^\| `(\w+)` \|", DOCS, re.MULTILINE) == [problem.value for problem in Problem]


def test_every_sheet_is_listed_with_its_columns() -> None:
    for sheet, name in SHEET_NAMES.items():
        assert f"| {name} | {', '.join(LABELS[sheet].values())} |" in DOCS


def test_the_limit_is_the_limit() -> None:
    assert f"Читается до {MOST_ROWS} строк" in DOCS
