"""«How is it going?»: who was asked about which quarter, who was reminded, what they answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.check_ins import Answer, CheckIn, Quarter
from roadmap.deadlines import Kind, Schedule, from_text
from roadmap.tasks import UNFINISHED, Scope, Task
from storage.models import ActivityRow, CheckInRow, PersonRow, TaskRow
from storage.task_rows import select_tasks, task_value, within

Asked = tuple[Task, CheckIn]


class CheckIns:
    """One row for a task and a quarter; ids are trusted: access.py asks whose they are."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def open(self, department_id: int, quarter: Quarter) -> list[tuple[Task, Schedule | None]]:
        """Continuous tasks that go on, of which nothing is known of *quarter* yet, with what the order says."""
        known = exists().where(CheckInRow.task_id == TaskRow.id, CheckInRow.quarter == str(quarter))
        found = (
            await self._session.execute(
                select_tasks(ActivityRow.schedule.label("schedule"))
                .where(TaskRow.department_id == department_id, _goes_on(), TaskRow.due > quarter.end, ~known)
                .order_by(TaskRow.id)
            )
        ).all()
        # A row of three hundred schools is read once.
        read = {text: from_text(text) if text else None for text in {row.schedule for row in found}}
        return [(task_value(row), read[row.schedule]) for row in found]

    async def ask(self, task_ids: Iterable[int], quarter: Quarter, now: datetime) -> None:
        """Writes that people are asked about tasks."""
        rows = [
            {"task_id": number, "quarter": str(quarter), "asked_at": now, "text": ""} for number in task_ids
        ]
        if rows:
            await self._session.execute(insert(CheckInRow), rows)

    async def unanswered(self, department_id: int, quarter: Quarter, asked_until: datetime) -> list[Asked]:
        """What was asked until then, has no answer, and of which nobody was reminded."""
        return await self._asked(
            TaskRow.department_id == department_id,
            CheckInRow.quarter == str(quarter),
            CheckInRow.asked_at <= asked_until,
            CheckInRow.answer.is_(None),
            CheckInRow.reminded_at.is_(None),
        )

    async def remind(self, task_ids: Iterable[int], quarter: Quarter, now: datetime) -> None:
        """Writes that people were reminded of tasks."""
        await self._session.execute(
            update(CheckInRow)
            .where(CheckInRow.task_id.in_(list(task_ids)), CheckInRow.quarter == str(quarter))
            .values(reminded_at=now)
        )

    async def untold(self, department_id: int, answered_until: datetime) -> list[Asked]:
        """Troubles that were answered until then and that nobody was told of."""
        return await self._asked(
            TaskRow.department_id == department_id,
            CheckInRow.answer == Answer.TROUBLE,
            CheckInRow.answered_at <= answered_until,
            CheckInRow.told_at.is_(None),
        )

    async def told(self, task_id: int, quarter: Quarter, now: datetime) -> None:
        """Writes that a trouble was told."""
        await self._write(task_id, quarter, told_at=now)

    async def in_hand(self, scope: Scope, quarter: Quarter) -> list[Asked]:
        """What was asked about the tasks of *scope*, answered or not, in the order of the tasks."""
        return await self._asked(
            within(scope), CheckInRow.quarter == str(quarter), CheckInRow.asked_at.is_not(None)
        )

    async def get(self, task_id: int, quarter: Quarter) -> CheckIn | None:
        """What is known of one task in one quarter."""
        return next((one for one in await self.of_task(task_id) if one.quarter == quarter), None)

    async def answer(
        self, task_id: int, quarter: Quarter, answer: Answer, text: str, person_id: int, now: datetime
    ) -> None:
        """Keeps an answer; an earlier one of the same quarter gives way to it."""
        known = await self._session.scalar(
            select(CheckInRow.id).where(CheckInRow.task_id == task_id, CheckInRow.quarter == str(quarter))
        )
        if known is None:
            self._session.add(CheckInRow(task_id=task_id, quarter=str(quarter), text=""))
            await self._session.flush()
        values = {"answer": answer, "text": text, "person_id": person_id, "answered_at": now}
        await self._write(task_id, quarter, told_at=None, **values)

    async def of_task(self, task_id: int) -> list[CheckIn]:
        """Everything that is known of a task, by quarters."""
        return await self._found(_select().where(CheckInRow.task_id == task_id))

    async def of_road_map(self, road_map_id: int) -> list[CheckIn]:
        """Everything that is known of the tasks of a road map, by tasks and quarters."""
        return await self._found(
            _select()
            .join(TaskRow, TaskRow.id == CheckInRow.task_id)
            .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
            .where(ActivityRow.road_map_id == road_map_id)
        )

    async def _found(self, statement: Select[CheckInRow, str]) -> list[CheckIn]:
        found = await self._session.execute(statement.order_by(CheckInRow.task_id, CheckInRow.quarter))
        return [_value(row, author) for row, author in found]

    async def _asked(self, *which: ColumnElement[bool]) -> list[Asked]:
        """Tasks that go on, with what is known of them."""
        asked = await self._session.execute(
            select_tasks(CheckInRow.quarter.label("quarter"))
            .join(CheckInRow, CheckInRow.task_id == TaskRow.id)
            .where(_goes_on(), *which)
            .order_by(TaskRow.id)
        )
        tasks = {(row[0].id, row.quarter): task_value(row) for row in asked}
        known = await self._found(
            _select().join(TaskRow, TaskRow.id == CheckInRow.task_id).where(_goes_on(), *which)
        )
        return [(tasks[one.task_id, str(one.quarter)], one) for one in known]

    async def _write(self, task_id: int, quarter: Quarter, **values: Any) -> None:
        await self._session.execute(
            update(CheckInRow)
            .where(CheckInRow.task_id == task_id, CheckInRow.quarter == str(quarter))
            .values(**values)
        )


def _select() -> Select[CheckInRow, str]:
    return (
        select(CheckInRow, PersonRow.name)
        .outerjoin(PersonRow, PersonRow.id == CheckInRow.person_id)
        .execution_options(populate_existing=True)
    )


def _goes_on() -> ColumnElement[bool]:
    return (TaskRow.kind == Kind.CONTINUOUS) & TaskRow.status.in_(UNFINISHED)


def _value(row: CheckInRow, author: str | None) -> CheckIn:
    return CheckIn(
        row.task_id,
        Quarter.parse(row.quarter),
        row.asked_at,
        Answer(row.answer) if row.answer else None,
        row.text,
        row.person_id,
        author or "",
        row.answered_at,
        row.told_at,
    )
