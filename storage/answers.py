"""Answers of responses: each saved when it is given, by question; what was changed after sending is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import AnswerChangeRow, AnswerRow, ResponseRow


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered, why where a word was wanted, and the photos and files (``photo:…``); all by place."""

    answers: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


class Answers:
    """Whose they are is asked above (bot/access)."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, response_id: int) -> Given:
        """The answers as they stand."""
        rows = (
            await self._session.scalars(
                select(AnswerRow)
                .where(AnswerRow.response_id == response_id)
                .execution_options(populate_existing=True)
            )
        ).all()
        return Given(
            {row.place: row.value for row in rows},
            {row.place: row.reason for row in rows if row.reason},
            {row.place: row.file for row in rows if row.file},
        )

    async def of_respondent(self, round_id: int, whose: str) -> Given:
        """What the same school or person sent in another round; nothing where they sent none."""
        found = await self._session.scalar(
            select(ResponseRow.id).where(
                ResponseRow.round_id == round_id, ResponseRow.whose == whose, ResponseRow.sent_at.is_not(None)
            )
        )
        return Given() if found is None else await self.of(found)

    async def save(
        self, response_id: int, before: Given, after: Given, person_id: int, now: datetime, *, keep: bool
    ) -> None:
        """Writes what differs; with *keep* what was before stays readable."""
        differ = [
            place
            for place in {**before.answers, **after.answers}
            if (before.answers.get(place), before.reasons.get(place))
            != (after.answers.get(place), after.reasons.get(place))
        ]
        await self._session.execute(
            delete(AnswerRow).where(AnswerRow.response_id == response_id, AnswerRow.place.in_(differ))
        )
        self._session.add_all(
            AnswerRow(
                response_id=response_id,
                place=place,
                value=after.answers[place],
                reason=after.reasons.get(place),
                file=after.files.get(place),
                person_id=person_id,
                answered_at=now,
            )
            for place in differ
            if place in after.answers
        )
        if keep:
            self._session.add_all(
                AnswerChangeRow(
                    response_id=response_id,
                    place=place,
                    before=before.answers.get(place),
                    after=after.answers.get(place),
                    person_id=person_id,
                    changed_at=now,
                )
                for place in differ
                if before.answers.get(place) != after.answers.get(place)
            )
        await self._session.flush()
