"""Words that a person wrote about tasks: read for themselves, and freed of their name when they are forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.check_ins import Answer
from roadmap.privacy import Where, Written, without_name
from storage.models import (
    ActivityRow,
    CheckInRow,
    CommentRow,
    GivenDatesRow,
    RequestRow,
    ResponseRow,
    TaskRow,
)

Found = Select[str, str, str, datetime]


async def written_by(session: AsyncSession, person_id: int) -> tuple[Written, ...]:
    """Comments, reasons of requests, lines of check-ins and dates that a person gave, each in its order."""
    found = []
    for where, statement in _statements(person_id):
        for number, title, text, at in await session.execute(statement):
            task = " ".join(filter(None, (number, title)))
            found.append(Written(where, task, text, at))
    # A line that was corrected is not there; dates that were withdrawn are, as their row is.
    return tuple(one for one in found if one.text)


def _statements(person_id: int) -> list[tuple[Where, Found]]:
    about = (ActivityRow.number, ActivityRow.title)
    file_name = select(*about, func.coalesce(GivenDatesRow.file_name, ""), GivenDatesRow.created_at)
    return [
        (
            Where.COMMENT,
            _of_task(select(*about, CommentRow.text, CommentRow.created_at), CommentRow, person_id),
        ),
        (
            Where.REQUEST,
            _of_task(select(*about, RequestRow.reason, RequestRow.created_at), RequestRow, person_id),
        ),
        (
            Where.CHECK_IN,
            _of_task(select(*about, CheckInRow.text, CheckInRow.answered_at), CheckInRow, person_id),
        ),
        (Where.DATES, _dates(select(*about, GivenDatesRow.phrase, GivenDatesRow.created_at), person_id)),
        (Where.DATES, _dates(file_name, person_id)),
    ]


def _of_task(statement: Found, row: type[CommentRow | RequestRow | CheckInRow], person_id: int) -> Found:
    return (
        statement.select_from(row)
        .join(TaskRow, TaskRow.id == row.task_id)
        .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
        .where(row.person_id == person_id)
        .order_by(row.id)
    )


def _dates(statement: Found, person_id: int) -> Found:
    return (
        statement.select_from(GivenDatesRow)
        .join(ActivityRow, ActivityRow.id == GivenDatesRow.activity_id)
        .where(GivenDatesRow.person_id == person_id)
        .order_by(GivenDatesRow.id)
    )


async def clean_written(session: AsyncSession, person_id: int, name: str) -> None:
    """The words are the work's and stay; the name of whoever wrote them goes. A register's address is no words."""
    for comment in await session.scalars(select(CommentRow).where(CommentRow.person_id == person_id)):
        comment.text = without_name(comment.text, name)
    for request in await session.scalars(select(RequestRow).where(RequestRow.person_id == person_id)):
        request.reason = without_name(request.reason, name)
    for check_in in await session.scalars(select(CheckInRow).where(CheckInRow.person_id == person_id)):
        if check_in.answer != Answer.CURRENT:
            check_in.text = without_name(check_in.text, name)
    for response in await session.scalars(
        select(ResponseRow).where(
            or_(ResponseRow.let_off_by == person_id, ResponseRow.returned_by == person_id)
        )
    ):
        if response.let_off and response.let_off_by == person_id:
            response.let_off = without_name(response.let_off, name)
        if response.comment and response.returned_by == person_id:
            response.comment = without_name(response.comment, name)
    for given in await session.scalars(select(GivenDatesRow).where(GivenDatesRow.person_id == person_id)):
        given.phrase = without_name(given.phrase, name)
        given.file_name = given.file_name and without_name(given.file_name, name)
