"""Responses of rounds: who owes one, how far it has come, what the coordinator decided about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.people import ANSWERABLE, Actor
from roadmap.questionnaires.audience import Respondent
from roadmap.questionnaires.responses import Follow, Response, State
from storage.campaigns import covers_of
from storage.models import CampaignRow, OrganisationRow, PersonRow, ResponseRow, RoundRow


class Responses:
    """Whose they are is asked above (bot/access); every list is one statement."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, response_id: int) -> Response | None:
        """One response, of whichever department."""
        found = await self._found(ResponseRow.id == response_id)
        return found[0] if found else None

    async def of_round(self, round_id: int, organisations: Collection[int] | None = None) -> list[Response]:
        """Every response of a round, off ones too, by the organisation's name; of these organisations alone if given."""
        of = [] if organisations is None else [ResponseRow.organisation_id.in_(list(organisations))]
        return await self._found(ResponseRow.round_id == round_id, *of)

    async def unanswered(self, department_id: int) -> list[Response]:
        """The responses of a department that an answer is waited for from, of every open round."""
        return await self._found(CampaignRow.department_id == department_id, *_waited_for())

    async def to_answer(self, actor: Actor, department_id: int | None = None) -> list[Response]:
        """What *actor* is to answer or may still change, the next due first: responses of open rounds, sent ones too."""
        mine = or_(
            ResponseRow.person_id == actor.person.id,
            ResponseRow.handed_to.in_(list(actor.assignees)),
            ResponseRow.person_id.is_(None)
            & ResponseRow.organisation_id.in_(list(actor.organisations(ANSWERABLE))),
        )
        of = [] if department_id is None else [CampaignRow.department_id == department_id]
        found = await self._found(
            mine,
            *of,
            RoundRow.closed_at.is_(None),
            CampaignRow.closed_at.is_(None),
            or_(ResponseRow.off.is_(False), ResponseRow.state == State.SENT),
        )
        return sorted(found, key=lambda one: (one.answered, one.due, one.id))

    async def _found(self, *which: ColumnElement[bool]) -> list[Response]:
        rows = await self._session.execute(
            select(ResponseRow, RoundRow, CampaignRow, OrganisationRow.name, PersonRow.name)
            .join(RoundRow, RoundRow.id == ResponseRow.round_id)
            .join(CampaignRow, CampaignRow.id == RoundRow.campaign_id)
            .join(OrganisationRow, OrganisationRow.id == ResponseRow.organisation_id)
            .outerjoin(PersonRow, PersonRow.id == ResponseRow.person_id)
            .where(*which)
            .order_by(OrganisationRow.name, OrganisationRow.id, PersonRow.name, ResponseRow.id)
            .execution_options(populate_existing=True)
        )
        return [_value(*row) for row in rows]

    async def apply(self, round_id: int, change: Follow) -> None:
        """Adds those who owe a response, and sets others off and on."""
        if change.add:
            await self._session.execute(insert(ResponseRow), [_row(round_id, one) for one in change.add])
        await self.change(change.off, off=True)
        await self.change(change.on, off=False)

    async def change(self, response_ids: Iterable[int], **values: Any) -> None:
        """Writes columns of responses: ``extended``, ``off``, ``let_off``, ``handed_to``, ``asked_at`` …"""
        ids = list(response_ids)
        if ids:
            await self._session.execute(
                update(ResponseRow)
                .where(ResponseRow.id.in_(ids))
                .values(**values)
                .execution_options(synchronize_session="fetch")
            )

    async def told(self, response_ids: Collection[int], day: date, now: datetime, *, reminded: bool) -> None:
        """Somebody was told of these, for the first time or again; *reminded* counts as the reminder of *day*."""
        await self._session.execute(
            update(ResponseRow)
            .where(ResponseRow.id.in_(list(response_ids)), ResponseRow.asked_at.is_(None))
            .values(asked_at=now)
            .execution_options(synchronize_session="fetch")
        )
        if reminded:
            await self.change(response_ids, reminded_on=day)


async def merge_responses(session: AsyncSession, empty_id: int, into_id: int) -> None:
    """What a person owed under an empty row is owed by the other one, in a round once. The empty one never answered."""
    owes = select(ResponseRow.round_id).where(ResponseRow.person_id == into_id)
    await session.execute(
        delete(ResponseRow)
        .where(ResponseRow.person_id == empty_id, ResponseRow.round_id.in_(owes))
        .execution_options(synchronize_session="fetch")
    )
    await session.execute(
        update(ResponseRow)
        .where(ResponseRow.person_id == empty_id)
        .values(whose=Respondent(0, into_id).key)
        .execution_options(synchronize_session="fetch")
    )


def _waited_for() -> tuple[ColumnElement[bool], ...]:
    return (
        ResponseRow.state != State.SENT,
        ResponseRow.off.is_(False),
        RoundRow.closed_at.is_(None),
        CampaignRow.closed_at.is_(None),
    )


def _row(round_id: int, one: Respondent) -> dict[str, Any]:
    return {
        "round_id": round_id,
        "whose": one.key,
        "organisation_id": one.organisation_id,
        "person_id": one.person_id,
        "state": State.EXPECTED,
    }


def _value(
    row: ResponseRow, of: RoundRow, campaign: CampaignRow, organisation: str, person: str | None
) -> Response:
    return Response(
        id=row.id,
        round_id=of.id,
        department_id=campaign.department_id,
        organisation_id=row.organisation_id or 0,
        organisation=organisation,
        state=State(row.state),
        due=row.extended or of.due,
        opens=of.opens,
        title=campaign.title,
        covers=covers_of(of),
        person_id=row.person_id,
        person=person or "",
        handed_to=row.handed_to,
        extended=row.extended is not None,
        off=row.off,
        let_off=row.let_off,
        closed=of.closed_at or campaign.closed_at,
        started=row.started_at,
        sent=row.sent_at,
        sent_by=row.sent_by,
        changed=row.changed_at,
        returned=row.returned_at,
        returned_by=row.returned_by,
        comment=row.comment or "",
        asked=row.asked_at,
        reminded=row.reminded_on,
    )
