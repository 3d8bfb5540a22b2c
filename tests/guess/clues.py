"""Reads the road maps and the clues that guessing is judged by; the shape is told in README.md beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from roadmap.documents import read_order
from roadmap.documents.proofs import read_evidence
from roadmap.evidence import Form
from roadmap.guess import Candidate, Clue
from roadmap.links import links_in
from roadmap.occurrences import occurrences

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OLD = 120
"""Days after its date that an undone task still lies about."""


@dataclass(frozen=True, slots=True)
class Case:
    """A clue, the tasks it may be for, and the one it is for."""

    source: str
    clue: Clue
    candidates: tuple[Candidate, ...]
    today: date
    truth: Candidate

    @property
    def wordless(self) -> bool:
        """Nothing but a code or a number came; only dates and what was asked can tell."""
        return not self.clue.text and (
            (not self.clue.name and not self.clue.links)
            or any(re.match(r"https://(?:disk|drive|cloud)\.", link) for link in self.clue.links)
        )


def cases(batch: str) -> list[Case]:
    """Every case of ``tuned`` or ``held_out``."""
    return [case for path in sorted((HERE / batch).glob("*.txt")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    plan = tasks(path.name) if (HERE / "maps" / path.name).exists() else ()
    today, asked = date.min, "-"
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("map "):
            plan, asked = tasks(line[4:]), "-"
        elif line.startswith("today "):
            today = date.fromisoformat(line[6:])
        elif line.startswith("asked "):
            asked = line[6:]
        elif line:
            key, _, said = line.partition(" = ")
            yield _case(f"{path.name}: {line}", plan, key, said, today, asked)


def _case(
    source: str, plan: tuple[tuple[str, Candidate], ...], key: str, said: str, today: date, asked: str
) -> Case:
    truth = _meant(plan, key, today)
    remembered = None if asked == "-" else _meant(plan, asked, today)
    offered = tuple(
        replace(task, asked_last=task is remembered)
        for _, task in plan
        if task is truth or task.due is None or (today - task.due).days <= OLD
    )
    return Case(source, _clue(said), offered, today, next(t for t in offered if t.task_id == truth.task_id))


def _meant(plan: tuple[tuple[str, Candidate], ...], key: str, today: date) -> Candidate:
    """The task of a row: of the date after «@», else the one whose date is nearest."""
    row, _, day = key.partition("@")
    of_row = [task for number, task in plan if number == row and (not day or str(task.due) == day)]
    return min(of_row, key=lambda task: abs(((task.due or today) - today).days))


def _clue(said: str) -> Clue:
    mark, _, rest = said.partition(":")
    if mark == "p":
        return Clue(Form.PHOTO, text=rest.strip())
    if mark == "f":
        name, _, caption = rest.partition(" :: ")
        return Clue(Form.FILE, text=caption.strip(), name=name.strip())
    links = links_in(said)
    text = said
    for link in links:
        text = text.replace(link, "")
    return Clue(Form.LINK, text=text.strip(), links=links)


@lru_cache
def tasks(name: str) -> tuple[tuple[str, Candidate], ...]:
    """The tasks of a road map of maps/ or examples/, each with the key of its row."""
    rows = _read(ROOT / name) if name.startswith("examples/") else _written(HERE / "maps" / name)
    found = []
    for key, task, dates in rows:
        for due in dates or (None,):
            found.append((key, replace(task, task_id=len(found) + 1, due=due)))
    return tuple(found)


def _written(path: Path) -> Iterator[tuple[str, Candidate, tuple[date, ...]]]:
    section, place = "", 0
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif "|" in line:
            place += 1
            number, title, days, result, proof = (cell.strip() for cell in line.split("|"))
            dates = () if days == "-" else tuple(map(date.fromisoformat, days.split(", ")))
            kinds = read_evidence(proof, result).kinds
            yield number or f"#{place}", Candidate(0, number, title, section, result, proof, kinds), dates


def _read(path: Path) -> Iterator[tuple[str, Candidate, tuple[date, ...]]]:
    plan = read_order(path.read_bytes(), path.name)
    for place, row in enumerate(plan.activities, 1):
        section = plan.sections[row.section].title if row.section is not None else ""
        dates = tuple(one.due for one in occurrences(row.schedule) if one.due)
        yield (
            f"#{place}",
            Candidate(0, row.number, row.title, section, row.result, row.evidence.text, row.evidence.kinds),
            dates,
        )
