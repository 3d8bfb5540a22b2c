"""The parts of a list of tasks, the most urgent first, and finding one by words or by its number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from roadmap.names.spelling import stem
from roadmap.search import finds
from roadmap.tasks import UNFINISHED, Task

_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")
_WORD = re.compile(r"\w+")


class Part(StrEnum):
    """Where a task stands in a list; the order of the list is the order here. The values stand in buttons."""

    OVERDUE = "o"
    WEEK = "w"
    LATER = "l"
    AWAITING = "d"
    UNDATED = "n"
    SUBMITTED = "s"


LIKELIEST = 3
"""How many tasks are offered first for a proof that came out of the blue."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of one's tasks are listed; None is all of them. *section* includes those that stand under it."""

    part: Part | None = None
    road_map: int | None = None
    section: int | None = None


def week_ends(today: date) -> date:
    """The Sunday of this week."""
    return today + timedelta(days=6 - today.weekday())


def part_of(task: Task, today: date) -> Part:
    """The part of the list that a task belongs to."""
    if task.status not in UNFINISHED:
        return Part.SUBMITTED
    if task.due is None:
        return Part.AWAITING if task.awaiting else Part.UNDATED
    if task.due < today:
        return Part.OVERDUE
    return Part.WEEK if task.due <= week_ends(today) else Part.LATER


def found(query: str, tasks: Iterable[Task]) -> list[Task]:
    """The tasks that *query* means: those with its number, else those that have all its words in any form.

    Tasks that were handed in and accepted are looked through as well; the order stays.
    """
    tasks = list(tasks)
    query = query.strip()
    if _NUMBER.fullmatch(query):
        number = query.rstrip(".")
        exact = [task for task in tasks if task.number.rstrip(".") == number]
        numbered = exact or [task for task in tasks if task.number.startswith(f"{number}.")]
        if numbered:
            return numbered
    wanted = _stemmed(query)
    return [task for task in tasks if finds(wanted, _stemmed(_about(task)))]


def _about(task: Task) -> str:
    return " ".join((task.number, task.title, task.section, task.organisation, task.result))


@lru_cache(maxsize=4096)
def _stemmed(text: str) -> str:
    """The words of *text* by their stems: what is looked for is found in whatever form it stands."""
    return " ".join(word if word.isdigit() else stem(word) for word in _WORD.findall(text))
