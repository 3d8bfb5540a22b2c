"""A person is forgotten: what they did stays, who they were goes."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.evidence import Form
from roadmap.people import Post
from roadmap.privacy import Removed, speaks_of, without_name
from roadmap.tasks import Status
from storage.models import (
    ConversationRow,
    DraftRow,
    EvidenceRow,
    FailedStartRow,
    InboxRow,
    InvitationRow,
    NewsRow,
    OutboxRow,
    PartyBindingRow,
    PersonRow,
    PostRow,
    SnoozeRow,
    TaskRow,
    TellingRow,
)
from storage.people import People
from storage.roll import Rolls
from storage.written import clean_written

_DONE = (Status.ACCEPTED, Status.CANCELLED)


class Forgetting:
    """Takes out of every table what tells who a person is."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def remove(self, person_id: int, day: date, now: datetime) -> Removed:
        """Forgets who the person is. *day* is the first day on which they hold no post any more."""
        row = await self._session.get_one(PersonRow, person_id)
        name, chat = row.name, row.telegram_id
        removed = Removed(await self._end_posts(person_id, day), await self._give_back(person_id))
        await self._session.execute(delete(DraftRow).where(DraftRow.person_id == person_id))
        await self._session.execute(delete(NewsRow).where(NewsRow.person_id == person_id))
        await self._session.execute(delete(SnoozeRow).where(SnoozeRow.person_id == person_id))
        await self._session.execute(delete(PartyBindingRow).where(PartyBindingRow.person_id == person_id))
        await self._session.execute(
            update(InvitationRow)
            .where(InvitationRow.person_id == person_id, InvitationRow.used_at.is_(None))
            .values(revoked_at=now)
        )
        await self._clean_titles(person_id, name)
        await self._clean_evidence(person_id, name)
        await clean_written(self._session, person_id, name)
        if chat is not None:
            await self._forget_chat(chat, now)
        await self._forget_quotations(name, chat)
        row.telegram_id, row.name, row.removed_at = None, "", now
        row.consent_version = row.consent_at = row.unreachable_since = row.department_id = None
        row.administrator, row.preferences = False, {}
        await self._session.flush()
        return removed

    async def _end_posts(self, person_id: int, day: date) -> tuple[Post, ...]:
        posts = [
            post
            for post in await People(self._session).posts(person_id)
            if not post.until or post.until >= day
        ]
        await Rolls(self._session).end_posts([post.id for post in posts], day - timedelta(days=1))
        return tuple(posts)

    async def _give_back(self, person_id: int) -> Counter[int]:
        """Tasks that are not done go back to whoever heads their organisation."""
        mine = and_(TaskRow.assignee_id == person_id, TaskRow.status.not_in(_DONE))
        back = Counter(await self._session.scalars(select(TaskRow.department_id).where(mine)))
        await self._session.execute(update(TaskRow).where(mine).values(assignee_id=None))
        return back

    async def _clean_titles(self, person_id: int, name: str) -> None:
        """Posts were held and stay; a title is typed by people, and may say who holds it."""
        posts = select(PostRow).where(PostRow.person_id == person_id)
        invitations = select(InvitationRow).where(
            or_(InvitationRow.person_id == person_id, InvitationRow.used_by == person_id)
        )
        for post in await self._session.scalars(posts):
            post.title = without_name(post.title, name)
        for invitation in await self._session.scalars(invitations):
            invitation.title = without_name(invitation.title, name)

    async def _clean_evidence(self, person_id: int, name: str) -> None:
        """The proof is the work's; a name written beside it, or in a file's name, is not."""
        for proof in await self._session.scalars(
            select(EvidenceRow).where(EvidenceRow.person_id == person_id)
        ):
            proof.name, proof.note = without_name(proof.name, name), without_name(proof.note, name)
            if proof.form == Form.NOTE:
                proof.value = without_name(proof.value, name)

    async def _forget_chat(self, chat: int, now: datetime) -> None:
        await self._session.execute(delete(ConversationRow).where(ConversationRow.chat_id == chat))
        await self._session.execute(delete(OutboxRow).where(OutboxRow.chat_id == chat))
        await self._session.execute(delete(TellingRow).where(TellingRow.chat_id == chat))
        await self._session.execute(delete(FailedStartRow).where(FailedStartRow.telegram_id == chat))
        # The rows stay, empty: without them an update that the messenger sends again would be taken as new.
        await self._session.execute(
            update(InboxRow).where(InboxRow.lane == chat).values(lane=0, payload={}, done_at=now)
        )

    async def _forget_quotations(self, name: str, chat: int | None) -> None:
        """What others' chats still quote: updates that are done, messages that were refused, news to be told."""
        needles = [name, str(chat or "")]
        done = select(InboxRow).where(InboxRow.done_at.is_not(None), InboxRow.lane != 0)
        for update_row in await self._session.scalars(done):
            if speaks_of(update_row.payload, needles):
                update_row.payload = {}
        refused = select(OutboxRow).where(OutboxRow.refused_at.is_not(None))
        for message in await self._session.scalars(refused):
            if speaks_of([message.payload, message.failure], needles):
                await self._session.delete(message)
        for news in await self._session.scalars(select(NewsRow)):
            if speaks_of(news.details, needles):
                await self._session.delete(news)
