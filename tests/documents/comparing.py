"""What a reading got wrong, cell by cell, against the order that was drawn."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap.roadmap import RoadMap
from tests.documents.invented import Plan, Row

Wrong = tuple[object, ...]


def wrong(plan: Plan, got: RoadMap) -> list[Wrong]:
    """Every cell, heading and checklist that did not come back as it was drawn."""
    if len(plan.rows) != len(got.activities):
        return [("rows", len(plan.rows), len(got.activities))] * len(plan.rows)
    found: list[Wrong] = []
    for number, row in enumerate(plan.rows, 1):
        found += [(number, *one) for one in _row(number - 1, row, got)]
    titles = [section.title for section in got.sections]
    if titles != plan.sections():
        found.append(("sections", plan.sections(), titles))
    drawn = [(title, source, target) for title, source, target in plan.indicators]
    read = [(one.title, one.source, one.target) for one in got.indicators]
    if drawn != read:
        found.append(("indicators", drawn, read))
    return found


def expected(row: Row) -> dict[str, str]:
    """The cells of an activity as a reading names them."""
    cells = dict(row.cells)
    cells.pop("direction", None)
    if "start" in cells:
        start, finish = cells.pop("start"), cells.pop("finish")
        cells["deadline"] = start if start == finish else f"{start} – {finish}"
    if "result" not in cells and "evidence" in cells:
        cells["result"] = cells["evidence"]
    return cells


def _row(index: int, row: Row, got: RoadMap) -> Iterator[Wrong]:
    activity = got.activities[index]
    for name, value in expected(row).items():
        read = activity.evidence.text if name == "evidence" else getattr(activity, name)
        if _bare(read) != _bare(value):
            yield name, value, read
    section = got.sections[activity.section].title if activity.section is not None else None
    if section != row.section:
        yield "section", row.section, section
    if activity.level != row.level:
        yield "level", row.level, activity.level
    if row.checklist and activity.checklist != row.checklist:
        yield "checklist", row.checklist, activity.checklist


def _bare(text: str) -> str:
    """A line break after a comma is white space to some formats and nothing to others."""
    return "".join(text.split())


def size(plan: Plan) -> int:
    """How many things of a plan are compared."""
    return sum(len(expected(row)) + 2 for row in plan.rows)
