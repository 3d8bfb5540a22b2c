"""Everything that is held on one person, table by table."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.evidence import Evidence, Form
from roadmap.people import Role
from roadmap.privacy import Facts, Held, InvitationHeld, ProofHeld, Said, SnoozeHeld, TaskHeld, said_in
from roadmap.tasks import Status
from storage.journal import Journal
from storage.models import (
    ActivityRow,
    ConversationRow,
    DepartmentRow,
    DraftRow,
    EvidenceRow,
    FailedStartRow,
    InboxRow,
    InvitationRow,
    OrganisationRow,
    OutboxRow,
    PartyBindingRow,
    PersonRow,
    SnoozeRow,
    TaskRow,
)
from storage.people import People, person_value
from storage.tellings import Tellings
from storage.written import written_by


class HeldOnPerson:
    """Read for the person themselves, and for nobody else."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, person_id: int) -> Held:
        """Everything that is held on a person who is there."""
        row = await self._session.get_one(PersonRow, person_id)
        chat = row.telegram_id or 0
        return Held(
            facts=_facts(row),
            posts=tuple(await People(self._session).posts(person_id)),
            invitations=await self._invitations(person_id),
            tasks=await self._tasks(person_id),
            proofs=await self._proofs(person_id),
            written=await written_by(self._session, person_id),
            journal=tuple(await Journal(self._session).of_person(person_id)),
            bindings=await self._bindings(person_id),
            drafts=await self._drafts(person_id),
            received=await self._received(chat),
            waiting=await self._waiting(chat),
            failed_starts=await self._failed_starts(chat),
            conversation=await self._conversation(chat),
            tellings=tuple(await Tellings(self._session).of_person(person_id)),
            snoozed=await self._snoozed(person_id),
        )

    async def _bindings(self, person_id: int) -> tuple[str, ...]:
        names = select(PartyBindingRow.name).where(PartyBindingRow.person_id == person_id)
        return tuple(await self._session.scalars(names))

    async def _failed_starts(self, chat: int) -> tuple[datetime, ...]:
        moments = select(FailedStartRow.at).where(FailedStartRow.telegram_id == chat)
        return tuple(await self._session.scalars(moments))

    async def _invitations(self, person_id: int) -> tuple[InvitationHeld, ...]:
        rows = await self._session.execute(
            select(InvitationRow, DepartmentRow.name, OrganisationRow.name)
            .outerjoin(DepartmentRow, DepartmentRow.id == InvitationRow.department_id)
            .outerjoin(OrganisationRow, OrganisationRow.id == InvitationRow.organisation_id)
            .where(or_(InvitationRow.used_by == person_id, InvitationRow.person_id == person_id))
            .order_by(InvitationRow.id)
        )
        return tuple(
            InvitationHeld(
                Role(row.role) if row.role else None,
                row.title,
                organisation or department or "",
                row.created_at,
                row.expires_at,
                row.used_at,
                row.revoked_at,
            )
            for row, department, organisation in rows
        )

    async def _tasks(self, person_id: int) -> tuple[TaskHeld, ...]:
        rows = await self._session.execute(
            select(ActivityRow.number, ActivityRow.title, OrganisationRow.name, TaskRow.due, TaskRow.status)
            .join(TaskRow, TaskRow.activity_id == ActivityRow.id)
            .join(OrganisationRow, OrganisationRow.id == TaskRow.organisation_id)
            .where(TaskRow.assignee_id == person_id)
            .order_by(TaskRow.id)
        )
        return tuple(
            TaskHeld(number, title, organisation, due, Status(status))
            for number, title, organisation, due, status in rows
        )

    async def _proofs(self, person_id: int) -> tuple[ProofHeld, ...]:
        rows = await self._session.execute(
            select(EvidenceRow, ActivityRow.number, ActivityRow.title)
            .join(TaskRow, TaskRow.id == EvidenceRow.task_id)
            .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
            .where(EvidenceRow.person_id == person_id)
            .order_by(EvidenceRow.id)
        )
        return tuple(
            ProofHeld(
                " ".join(filter(None, (number, title))),
                Evidence(Form(row.form), row.value, row.name, row.note),
                row.created_at,
            )
            for row, number, title in rows
        )

    async def _snoozed(self, person_id: int) -> tuple[SnoozeHeld, ...]:
        rows = await self._session.execute(
            select(SnoozeRow.until, ActivityRow.number, ActivityRow.title)
            .join(TaskRow, TaskRow.id == SnoozeRow.task_id)
            .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
            .where(SnoozeRow.person_id == person_id)
            .order_by(SnoozeRow.task_id)
        )
        return tuple(
            SnoozeHeld(" ".join(filter(None, (number, title))), until) for until, number, title in rows
        )

    async def _drafts(self, person_id: int) -> tuple[Said, ...]:
        rows = await self._session.scalars(select(DraftRow).where(DraftRow.person_id == person_id))
        return tuple(Said(row.created_at, _title(row.document)) for row in rows)

    async def _received(self, chat: int) -> tuple[Said, ...]:
        rows = await self._session.scalars(
            select(InboxRow).where(InboxRow.lane == chat, InboxRow.lane != 0).order_by(InboxRow.update_id)
        )
        return tuple(Said(row.received_at, said_in(row.payload)) for row in rows)

    async def _waiting(self, chat: int) -> tuple[Said, ...]:
        rows = await self._session.scalars(
            select(OutboxRow).where(OutboxRow.chat_id == chat).order_by(OutboxRow.id)
        )
        return tuple(Said(row.created_at, said_in(row.payload)) for row in rows)

    async def _conversation(self, chat: int) -> str:
        row = await self._session.get(ConversationRow, chat)
        if row is None or (row.state is None and not row.data):
            return ""
        kept = {"state": row.state, "data": row.data}
        return json.dumps(kept, ensure_ascii=False)


def _facts(row: PersonRow) -> Facts:
    return Facts(
        person_value(row),
        row.telegram_id,
        row.created_at,
        row.joined_at,
        row.consent_at,
        row.unreachable_since,
    )


def _title(document: dict[str, Any]) -> str:
    plan = document.get("plan")
    return str(plan.get("title", "")) if isinstance(plan, dict) else ""
