"""Groups of the messenger that the bot is in: each belongs to one department, or to none yet."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.chats import GroupChat
from storage.models import DepartmentRow, GroupChatRow, OutboxRow, PersonRow, TellingRow


class Chats:
    """Rows are never dropped but for a group that turned out to be another one's later self."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def present(self, chat: int) -> GroupChat | None:
        """The group, if the bot is in it as far as it knows; that of an archived department is nobody's."""
        return await self._one(GroupChatRow.chat_id == chat, GroupChatRow.left_at.is_(None))

    async def get(self, number: int) -> GroupChat | None:
        """A group by our own number, one that the bot has left too."""
        return await self._one(GroupChatRow.id == number)

    async def of_department(self, department_id: int) -> list[GroupChat]:
        """The groups bound to a department, those that the bot was thrown out of too, by name."""
        return await self._all(GroupChatRow.department_id == department_id)

    async def told(self, department_id: int) -> list[GroupChat]:
        """The groups that get a department's digest."""
        return await self._all(GroupChatRow.department_id == department_id, GroupChatRow.left_at.is_(None))

    async def unbound(self, before: datetime) -> list[GroupChat]:
        """Groups that the bot came into before a moment, and which are no department's."""
        return await self._all(
            GroupChatRow.left_at.is_(None),
            GroupChatRow.joined_at <= before,
            or_(GroupChatRow.department_id.is_(None), DepartmentRow.archived_at.is_not(None)),
        )

    async def plain_of_title(self, title: str) -> bool:
        """Whether the bot is in a plain group of this name: a supergroup of the same name may be its later self."""
        found = select(GroupChatRow.id).where(
            GroupChatRow.title == title,
            GroupChatRow.left_at.is_(None),
            # A supergroup's number lies below -10**12: https://core.telegram.org/api/bots/ids
            GroupChatRow.chat_id > -(10**12),
        )
        return await self._session.scalar(found.limit(1)) is not None

    async def join(self, chat: int, title: str, now: datetime) -> None:
        """The bot came into a group: whatever was before, it is nobody's now."""
        row = await self._row(chat)
        if row is None:
            row = GroupChatRow(chat_id=chat)
            self._session.add(row)
        row.title, row.joined_at, row.left_at = title, now, None
        row.department_id = row.topic_id = row.bound_by = None
        await self._session.flush()

    async def bind(self, number: int, department_id: int, topic: int | None, person_id: int) -> None:
        """From now on the group gets a department's digest, in *topic* if it has topics."""
        await self._change(number, department_id=department_id, topic_id=topic, bound_by=person_id)

    async def unbind(self, number: int, now: datetime) -> None:
        """The group is no department's any more, and the bot is out of it."""
        row = await self._session.get_one(GroupChatRow, number)
        row.department_id = row.topic_id = row.bound_by = None
        row.left_at = row.left_at or now
        await self._session.flush()

    async def left(self, chat: int, now: datetime) -> None:
        """The bot is out; whose group it was stays, for the coordinator to see."""
        await self._session.execute(
            update(GroupChatRow)
            .where(GroupChatRow.chat_id == chat, GroupChatRow.left_at.is_(None))
            .values(left_at=now)
        )

    async def rename(self, chat: int, title: str) -> None:
        """The group has another name."""
        await self._session.execute(
            update(GroupChatRow).where(GroupChatRow.chat_id == chat).values(title=title)
        )

    async def move(self, old: int, new: int) -> None:
        """The group goes on under another number, with what waits to be said there. Twice is as once."""
        row = await self._row(old)
        if row is not None:
            # The messenger may have told first that the bot has come into the new one.
            await self._session.execute(
                delete(GroupChatRow).where(GroupChatRow.chat_id == new, GroupChatRow.id != row.id)
            )
            row.chat_id, row.left_at = new, None
            await self._session.flush()
        had = select(TellingRow.period).where(TellingRow.chat_id == new)
        await self._session.execute(
            update(TellingRow)
            .where(TellingRow.chat_id == old, TellingRow.period.not_in(had))
            .values(chat_id=new)
        )
        await self._session.execute(update(OutboxRow).where(OutboxRow.chat_id == old).values(chat_id=new))

    async def _row(self, chat: int) -> GroupChatRow | None:
        return await self._session.scalar(select(GroupChatRow).where(GroupChatRow.chat_id == chat))

    async def _change(self, number: int, **values: int | None) -> None:
        await self._session.execute(update(GroupChatRow).where(GroupChatRow.id == number).values(**values))

    async def _one(self, *which: ColumnElement[bool]) -> GroupChat | None:
        return next(iter(await self._all(*which)), None)

    async def _all(self, *which: ColumnElement[bool]) -> list[GroupChat]:
        found = await self._session.execute(
            select(GroupChatRow, DepartmentRow.archived_at, PersonRow.language)
            .outerjoin(DepartmentRow, DepartmentRow.id == GroupChatRow.department_id)
            .outerjoin(PersonRow, PersonRow.id == GroupChatRow.bound_by)
            .where(*which)
            .order_by(GroupChatRow.title, GroupChatRow.id)
        )
        return [chat_value(*row) for row in found]


def chat_value(row: GroupChatRow, archived: datetime | None, language: str | None) -> GroupChat:
    """The group of a row; that of an archived department is nobody's."""
    return GroupChat(
        id=row.id,
        chat=row.chat_id,
        title=row.title,
        joined=row.joined_at,
        department_id=None if archived is not None else row.department_id,
        topic=row.topic_id,
        language=language or "",
        left=row.left_at,
    )
