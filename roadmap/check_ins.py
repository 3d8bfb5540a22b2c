"""«How is it going?», asked of work that goes on: in which quarters, until when it is answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from roadmap.deadlines import Kind, Schedule
from roadmap.department import DepartmentSettings
from roadmap.people import ANSWERABLE, Actor
from roadmap.period import Period
from roadmap.refusals import NotOfThisQuarter
from roadmap.registers import Kept
from roadmap.tasks import UNFINISHED, Task

ASKED_FROM = 20
"""The day of a quarter's last month from which people are asked."""
REMINDED_AFTER = timedelta(days=7)
TOLD_AFTER = timedelta(minutes=30)
"""How long a trouble waits for its line before it is told without one."""
HANDED_IN = 0
"""In a button: a register is confirmed by handing its link in for the task."""
_WRITTEN = re.compile(r"(\d{4})-Q([1-4])")


class Answer(StrEnum):
    """How it is going."""

    ON_PLAN = "on_plan"
    TROUBLE = "trouble"
    NOT_BEGUN = "not_begun"
    CURRENT = "current"
    """A register was confirmed to be up to date."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter; *number* is 1–4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter of a day."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads what ``str`` writes: ``2026-Q1``. Raises ValueError for anything else."""
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(text)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def from_code(cls, code: int) -> Self:
        """Reads :attr:`code`, as a button carries it. Raises NotOfThisQuarter for what is no quarter."""
        year, number = divmod(code, 10)
        if not (1 <= number <= 4 and date.min.year <= year < date.max.year):
            raise NotOfThisQuarter
        return cls(year, number)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def code(self) -> int:
        """``20261``."""
        return self.year * 10 + self.number

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return self.following.start - timedelta(days=1)

    @property
    def asked_from(self) -> date:
        """The first day on which people may be asked about it."""
        return date(self.year, self.number * 3, ASKED_FROM)

    @property
    def following(self) -> Quarter:
        """The next one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> Quarter:
        """The one before."""
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)

    def answered_on(self, day: date) -> bool:
        """Whether it may be answered about on *day*: until people are asked about the next one."""
        return self.start <= day < self.following.asked_from


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One task in one quarter: asked or not, answered (*answer* is not None) or not.

    *text* is the line that was written; with ``Answer.CURRENT`` it is the register's address.
    """

    task_id: int
    quarter: Quarter
    asked_at: datetime | None = None
    answer: Answer | None = None
    text: str = ""
    person_id: int | None = None
    author: str = ""
    answered_at: datetime | None = None
    told_at: datetime | None = None
    """When its trouble was told to the coordinator."""


def question_on(day: date) -> Quarter | None:
    """The quarter that people are asked about on *day*: its own from the 20th of its last month on."""
    quarter = Quarter.of(day)
    return quarter if day >= quarter.asked_from else None


def standing_on(day: date) -> Quarter:
    """The quarter of the last question."""
    quarter = Quarter.of(day)
    return quarter if day >= quarter.asked_from else quarter.before


def asked_in(quarter: Quarter, window: Period) -> bool:
    """Whether a task that goes on throughout *window* is asked about in *quarter*.

    At least the quarter's last month lies in it, and it goes on afterwards: where it ends, handing in answers.
    """
    return window.start <= quarter.asked_from.replace(day=1) and quarter.end < window.end


def window_of(task: Task, schedule: Schedule | None, settings: DepartmentSettings) -> Period | None:
    """The stretch in which a continuous task goes on; None for what is none or has no such stretch.

    A due date that only gave way to a day off does not lengthen it; one that people moved does.
    """
    if task.kind is not Kind.CONTINUOUS or task.due is None or schedule is None or not schedule.windows:
        return None
    window = schedule.windows[-1]
    end = window.end if task.due == settings.due(window.end) else task.due
    return Period(min(window.start or date.min, end), end)


def goes_on(task: Task, today: date) -> bool:
    """Whether «How is it going?» can be asked about a task at all."""
    return (
        task.kind is Kind.CONTINUOUS
        and task.status in UNFINISHED
        and task.due is not None
        and today <= task.due
    )


def require_open(task: Task, quarter: Quarter, today: date) -> None:
    """Raises AlreadyDone for a task that was handed in or is over, NotOfThisQuarter for a question that has passed."""
    if task.status not in UNFINISHED:
        raise task.already()
    if task.kind is not Kind.CONTINUOUS or not quarter.answered_on(today):
        raise NotOfThisQuarter


def quarter_to_answer(known: Sequence[CheckIn], today: date) -> Quarter:
    """What «How is it going?» on a task's card is about: the last question while it waits, else this quarter."""
    last = standing_on(today)
    waits = any(one.quarter == last and one.asked_at and one.answer is None for one in known)
    return last if waits else Quarter.of(today)


def last_answered(known: Sequence[CheckIn]) -> CheckIn | None:
    """The newest answer of some."""
    return max((one for one in known if one.answer), key=lambda one: one.quarter, default=None)


@dataclass(frozen=True, slots=True)
class Going:
    """How a task goes on, for its card: its last answer, which quarter can be answered about (None: none can).

    *kept* is where its register is; it can be confirmed for *confirms*: None where it cannot, a quarter's
    :attr:`Quarter.code` while a continuous task goes on, ``HANDED_IN`` where that hands the task in.
    """

    last: CheckIn | None = None
    quarter: Quarter | None = None
    kept: Kept | None = None
    confirms: int | None = None


def going(task: Task, known: Sequence[CheckIn], kept: Kept | None, today: date) -> Going:
    """The same from what is known of a task."""
    quarter = quarter_to_answer(known, today) if goes_on(task, today) else None
    confirms = None
    if kept is not None and task.status in UNFINISHED:
        confirms = HANDED_IN
        # In the quarter in which it is due the register is handed in.
        if quarter is not None and task.due is not None and quarter.end < task.due:
            confirms = quarter.code
            if any(one.quarter == quarter and one.answer is Answer.CURRENT for one in known):
                confirms = None
    return Going(last_answered(known), quarter, kept, confirms)


def is_asked(actor: Actor, task: Task) -> bool:
    """Whether a task's question is the actor's: whom it was handed to, else the head; the coordinator's own."""
    if task.assignee_id is not None:
        return task.assignee_id in actor.assignees
    if task.own and actor.coordinates(task.department_id):
        return True
    return task.organisation_id in actor.organisations(ANSWERABLE)


def next_open(asked: Sequence[tuple[Task, CheckIn]], after: int = 0) -> Task | None:
    """The first task in *asked* without an answer whose id is above *after*."""
    return next((task for task, known in asked if known.answer is None and task.id > after), None)
