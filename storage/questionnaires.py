"""Questionnaires of departments: the forms that are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.questionnaires.campaigns import Questionnaire
from roadmap.questionnaires.xlsform import XlsForm
from storage.models import QuestionnaireRow


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
            sheets={name: [list(cells) for cells in rows] for name, rows in form.sheets.items()},
            xform=form.xform,
            created_at=now,
            created_by=person_id,
        )
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def get(self, questionnaire_id: int) -> Questionnaire | None:
        """One form, of whichever department: bot/access asks whose it is."""
        row = await self._session.get(QuestionnaireRow, questionnaire_id)
        return None if row is None else _value(row)

    async def all(self, department_id: int) -> list[Questionnaire]:
        """The forms that are at work, by title."""
        found = await self._session.scalars(
            select(QuestionnaireRow)
            .where(QuestionnaireRow.department_id == department_id, QuestionnaireRow.archived_at.is_(None))
            .order_by(QuestionnaireRow.title, QuestionnaireRow.id)
        )
        return list(map(_value, found))

    async def sheets(self, questionnaire_id: int) -> dict[str, Any]:
        """The sheets of a form that is known to be there: what the export writes."""
        return (await self._session.get_one(QuestionnaireRow, questionnaire_id)).sheets


def _value(row: QuestionnaireRow) -> Questionnaire:
    archived = row.archived_at is not None
    return Questionnaire(
        row.id, row.department_id, row.name, row.version, row.title, row.created_at, archived
    )
