"""Questionnaires of departments: forms that are kept, and those that were read and wait for a word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.questionnaires.campaigns import Questionnaire
from roadmap.questionnaires.problems import Problem
from roadmap.questionnaires.xlsform import XlsForm
from storage.models import DraftRow, QuestionnaireRow

FORM = "form"
"""The kind of a draft that is a questionnaire."""


class Questionnaires:
    """The forms; whose they are is asked above (bot/access)."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, department_id: int, form: XlsForm, person_id: int | None, now: datetime) -> int:
        """Keeps a form; its id. One of the same name is its newest version from now on."""
        row = QuestionnaireRow(
            department_id=department_id,
            name=form.name,
            version=form.version,
            title=form.title,
            sheets=form_to_json(form)["sheets"],
            xform=form.xform,
            created_at=now,
            created_by=person_id,
        )
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def get(self, questionnaire_id: int) -> Questionnaire | None:
        """One form, of whichever department: bot/access asks whose it is."""
        row = await self._session.get(QuestionnaireRow, questionnaire_id, populate_existing=True)
        return None if row is None else questionnaire_value(row)

    async def all(self, department_id: int, *, archived: bool = False) -> list[Questionnaire]:
        """The newest version of each form that is at work, or in the archive, by title."""
        newest = (
            select(func.max(QuestionnaireRow.id))
            .where(QuestionnaireRow.department_id == department_id)
            .group_by(QuestionnaireRow.name)
        )
        found = await self._session.scalars(
            select(QuestionnaireRow).where(
                QuestionnaireRow.id.in_(newest),
                QuestionnaireRow.archived_at.is_not(None)
                if archived
                else QuestionnaireRow.archived_at.is_(None),
            )
        )
        return sorted(map(questionnaire_value, found), key=lambda one: (one.title.casefold(), one.id))

    async def newest(self, department_id: int, name: str) -> Questionnaire | None:
        """The newest version of a form, in the archive or not."""
        row = await self._session.scalar(
            select(QuestionnaireRow)
            .where(QuestionnaireRow.department_id == department_id, QuestionnaireRow.name == name)
            .order_by(QuestionnaireRow.id.desc())
            .limit(1)
        )
        return None if row is None else questionnaire_value(row)

    async def xform(self, questionnaire_id: int) -> str:
        """The XForm of a form that is known to be there: what answering runs on."""
        found: str = (
            await self._session.scalar(
                select(QuestionnaireRow.xform).where(QuestionnaireRow.id == questionnaire_id)
            )
            or ""
        )
        return found

    async def sheets(self, questionnaire_id: int) -> dict[str, Any]:
        """The sheets of a form that is known to be there: what the export writes."""
        return (await self._session.get_one(QuestionnaireRow, questionnaire_id)).sheets

    async def archive(self, questionnaire_id: int, since: datetime | None) -> None:
        """Puts every version of a form into the archive *since*, or takes them out again by None."""
        row = await self._session.get_one(QuestionnaireRow, questionnaire_id)
        await self._session.execute(
            update(QuestionnaireRow)
            .where(QuestionnaireRow.department_id == row.department_id, QuestionnaireRow.name == row.name)
            .values(archived_at=since)
            .execution_options(synchronize_session="fetch")
        )

    async def put_draft(self, department_id: int, person_id: int, form: XlsForm, now: datetime) -> int:
        """Keeps a form that was read until its sender says what becomes of it; replaces their earlier one."""
        await self._session.execute(
            delete(DraftRow).where(
                DraftRow.department_id == department_id,
                DraftRow.person_id == person_id,
                DraftRow.kind == FORM,
            )
        )
        row = DraftRow(
            department_id=department_id,
            person_id=person_id,
            kind=FORM,
            document=form_to_json(form),
            created_at=now,
        )
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def draft(self, draft_id: int, person_id: int) -> tuple[int, XlsForm] | None:
        """(department id, form) of the person's own draft."""
        row = await self._session.get(DraftRow, draft_id)
        if row is None or row.person_id != person_id or row.kind != FORM:
            return None
        return row.department_id, form_from_json(row.document)

    async def drop_draft(self, draft_id: int) -> None:
        """Forgets a draft."""
        await self._session.execute(delete(DraftRow).where(DraftRow.id == draft_id, DraftRow.kind == FORM))


def questionnaire_value(row: QuestionnaireRow) -> Questionnaire:
    """The form of a row, without what is in it."""
    return Questionnaire(
        row.id,
        row.department_id,
        row.name,
        row.version,
        row.title,
        row.created_at,
        row.archived_at is not None,
    )


def form_to_json(form: XlsForm) -> dict[str, Any]:
    """A form that was read as plain JSON values."""
    made: dict[str, Any] = _forms().dump_python(form, mode="json")
    return made


def form_from_json(document: dict[str, Any]) -> XlsForm:
    """What :func:`form_to_json` made; raises pydantic's ValidationError for anything else."""
    return _forms().validate_python(document)


def problems_to_json(problems: Sequence[Problem]) -> list[Any]:
    """What is wrong with a form as plain JSON values."""
    made: list[Any] = _problems().dump_python(tuple(problems), mode="json")
    return made


def problems_from_json(document: list[Any]) -> tuple[Problem, ...]:
    """What :func:`problems_to_json` made."""
    return _problems().validate_python(document)


@lru_cache
def _problems() -> TypeAdapter[tuple[Problem, ...]]:
    return TypeAdapter(tuple[Problem, ...])


@lru_cache
def _forms() -> TypeAdapter[XlsForm]:
    return TypeAdapter(XlsForm)
