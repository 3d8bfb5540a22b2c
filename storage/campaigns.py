"""Campaigns and their rounds: what is sent to whom, when it was opened, how far it has come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Select, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.deadlines import Schedule, from_text, to_text
from roadmap.period import Period
from roadmap.questionnaires.audience import Audience
from roadmap.questionnaires.campaigns import Campaign, Round, Standing
from roadmap.questionnaires.responses import Counts, State, counts_of
from roadmap.questionnaires.rounds import Planned
from storage.departments import stays_on
from storage.models import CampaignRow, GroupMemberRow, GroupRow, QuestionnaireRow, ResponseRow, RoundRow


class Campaigns:
    """Whose they are is asked above (bot/access); responses have a repository of their own."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        department_id: int,
        questionnaire_id: int,
        title: str,
        phrase: str,
        schedule: Schedule,
        audience: Audience,
        person_id: int | None,
        now: datetime,
    ) -> Campaign:
        """Makes a campaign; its rounds are opened by :meth:`open_round`."""
        row = CampaignRow(
            department_id=department_id,
            questionnaire_id=questionnaire_id,
            title=title,
            phrase=phrase,
            schedule=to_text(schedule),
            audience=audience_to_json(audience),
            created_at=now,
            created_by=person_id,
        )
        self._session.add(row)
        await self._session.flush()
        return campaign_value(row)

    async def get(self, campaign_id: int) -> Campaign | None:
        """One campaign, of whichever department."""
        row = await self._session.get(CampaignRow, campaign_id, populate_existing=True)
        return None if row is None else campaign_value(row)

    async def at_work(self, department_id: int) -> list[Campaign]:
        """The campaigns that are not closed, in the order they were made."""
        found = await self._session.scalars(
            select(CampaignRow)
            .where(CampaignRow.department_id == department_id, CampaignRow.closed_at.is_(None))
            .order_by(CampaignRow.id)
            .execution_options(populate_existing=True)
        )
        return [campaign_value(row) for row in found]

    async def close(self, campaign_id: int, now: datetime) -> None:
        """Opens no round any more, and closes those that are open."""
        await self._session.execute(
            update(CampaignRow)
            .where(CampaignRow.id == campaign_id, CampaignRow.closed_at.is_(None))
            .values(closed_at=now)
            .execution_options(synchronize_session="fetch")
        )
        await self._session.execute(
            update(RoundRow)
            .where(RoundRow.campaign_id == campaign_id, RoundRow.closed_at.is_(None))
            .values(closed_at=now)
            .execution_options(synchronize_session="fetch")
        )

    async def keys(self, campaign_ids: Iterable[int]) -> dict[int, frozenset[str]]:
        """The keys of the rounds that were opened, by campaign."""
        found = await self._session.execute(
            select(RoundRow.campaign_id, RoundRow.key).where(RoundRow.campaign_id.in_(list(campaign_ids)))
        )
        keys: dict[int, set[str]] = {}
        for campaign_id, key in found:
            keys.setdefault(campaign_id, set()).add(key)
        return {campaign_id: frozenset(some) for campaign_id, some in keys.items()}

    async def open_round(self, campaign: Campaign, planned: Planned, now: datetime) -> Round:
        """Opens a round, with the newest version of the campaign's form."""
        row = RoundRow(
            campaign_id=campaign.id,
            key=planned.key,
            questionnaire_id=await self._newest(campaign.questionnaire_id),
            covers_from=None if planned.covers is None else planned.covers.start,
            covers_until=None if planned.covers is None else planned.covers.end,
            opens=planned.opens,
            due=planned.due,
            opened_at=now,
        )
        self._session.add(row)
        await self._session.flush()
        return (await self._rounds(_rounds().where(RoundRow.id == row.id)))[0]

    async def _newest(self, questionnaire_id: int) -> int:
        chosen = await self._session.get_one(QuestionnaireRow, questionnaire_id)
        found = await self._session.scalar(
            select(func.max(QuestionnaireRow.id)).where(
                QuestionnaireRow.department_id == chosen.department_id, QuestionnaireRow.name == chosen.name
            )
        )
        return found or questionnaire_id

    async def round(self, round_id: int) -> Round | None:
        """One round, of whichever department."""
        found = await self._rounds(_rounds().where(RoundRow.id == round_id))
        return found[0] if found else None

    async def rounds(self, campaign_id: int) -> list[Round]:
        """The rounds of a campaign that were opened, the newest first."""
        return await self._rounds(
            _rounds()
            .where(RoundRow.campaign_id == campaign_id)
            .order_by(RoundRow.due.desc(), RoundRow.id.desc())
        )

    async def open_rounds(self, department_id: int) -> list[Round]:
        """The rounds of a department that are open, the next due first."""
        return await self._rounds(
            _rounds()
            .where(CampaignRow.department_id == department_id, RoundRow.closed_at.is_(None))
            .order_by(RoundRow.due, RoundRow.id)
        )

    async def before(self, one: Round) -> Round | None:
        """The round of the same campaign before this one."""
        found = await self._rounds(
            _rounds()
            .where(RoundRow.campaign_id == one.campaign_id, RoundRow.key < one.key)
            .order_by(RoundRow.key.desc())
            .limit(1)
        )
        return found[0] if found else None

    async def _rounds(self, statement: Select[RoundRow, CampaignRow]) -> list[Round]:
        found = await self._session.execute(statement.execution_options(populate_existing=True))
        return [round_value(row, campaign) for row, campaign in found]

    async def close_round(self, round_id: int, closed: datetime | None) -> None:
        """Takes nothing any more, or takes answers again by None."""
        await self._session.execute(
            update(RoundRow)
            .where(RoundRow.id == round_id)
            .values(closed_at=closed)
            .execution_options(synchronize_session="fetch")
        )

    async def counts(
        self, round_ids: Collection[int], organisations: Collection[int] | None = None
    ) -> dict[int, Counts]:
        """How many responses each round has, in one statement; of these *organisations* alone where they are given."""
        of = () if organisations is None else (ResponseRow.organisation_id.in_(list(organisations)),)
        found = await self._session.execute(
            select(ResponseRow.round_id, ResponseRow.state, func.count())
            .where(
                ResponseRow.round_id.in_(list(round_ids)),
                or_(ResponseRow.off.is_(False), ResponseRow.state == State.SENT),
                *of,
            )
            .group_by(ResponseRow.round_id, ResponseRow.state)
        )
        states: dict[int, dict[State, int]] = {}
        for round_id, state, number in found:
            states.setdefault(round_id, {})[State(state)] = number
        return {round_id: counts_of(number) for round_id, number in states.items()}

    async def standings(
        self, rounds: Sequence[Round], organisations: Collection[int] | None = None
    ) -> list[Standing]:
        """The rounds and how far each has come."""
        counts = await self.counts([one.id for one in rounds], organisations)
        return [Standing(one, counts.get(one.id, Counts())) for one in rounds]

    async def members(self, department_id: int, day: date) -> dict[int, frozenset[int]]:
        """The ids of the organisations that are in each group of a department on *day*."""
        found = await self._session.execute(
            select(GroupMemberRow.group_id, GroupMemberRow.organisation_id)
            .join(GroupRow, GroupRow.id == GroupMemberRow.group_id)
            .where(
                and_(GroupRow.department_id == department_id, GroupRow.archived_at.is_(None), stays_on(day))
            )
        )
        members: dict[int, set[int]] = {}
        for group_id, organisation_id in found:
            members.setdefault(group_id, set()).add(organisation_id)
        return {group_id: frozenset(ids) for group_id, ids in members.items()}


def _rounds() -> Select[RoundRow, CampaignRow]:
    return select(RoundRow, CampaignRow).join(CampaignRow, CampaignRow.id == RoundRow.campaign_id)


def campaign_value(row: CampaignRow) -> Campaign:
    """The campaign of a row."""
    return Campaign(
        row.id,
        row.department_id,
        row.questionnaire_id,
        row.title,
        row.phrase,
        from_text(row.schedule),
        audience_from_json(row.audience),
        row.created_at,
        row.closed_at,
    )


def round_value(row: RoundRow, campaign: CampaignRow) -> Round:
    """The round of a row."""
    return Round(
        row.id,
        campaign.id,
        campaign.department_id,
        row.questionnaire_id,
        campaign.title,
        audience_from_json(campaign.audience),
        row.key,
        covers_of(row),
        row.opens,
        row.due,
        row.opened_at or campaign.created_at,
        row.closed_at or campaign.closed_at,
    )


def covers_of(row: RoundRow) -> Period | None:
    """The stretch that a round is about."""
    if row.covers_from is None or row.covers_until is None:
        return None
    return Period(row.covers_from, row.covers_until)


def audience_to_json(audience: Audience) -> dict[str, Any]:
    """An audience as plain JSON values."""
    made: dict[str, Any] = _audiences().dump_python(audience, mode="json")
    return made


def audience_from_json(document: dict[str, Any]) -> Audience:
    """What :func:`audience_to_json` made."""
    return _audiences().validate_python(document)


@lru_cache
def _audiences() -> TypeAdapter[Audience]:
    return TypeAdapter(Audience)
