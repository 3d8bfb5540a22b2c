"""Where each chat stands: the state of its conversation, and which message is the live one."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import ConversationRow


class Conversations:
    """The rows of ``conversation``, made when first written."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def state(self, chat_id: int) -> tuple[str | None, dict[str, Any]]:
        """The state's name and its data, as JSON gives it back (keys are strings)."""
        row = await self._session.get(ConversationRow, chat_id)
        return (None, {}) if row is None else (row.state, dict(row.data))

    async def set_state(self, chat_id: int, state: str | None, data: dict[str, Any]) -> None:
        """Remembers state and data."""
        row = await self._row(chat_id)
        row.state, row.data = state, data
        await self._session.flush()

    async def live_message(self, chat_id: int) -> int | None:
        """The message that is edited in place as the person moves."""
        row = await self._session.get(ConversationRow, chat_id)
        return None if row is None else row.live_message_id

    async def set_live_message(self, chat_id: int, message_id: int | None) -> None:
        """Remembers which message is the live one now."""
        row = await self._row(chat_id)
        row.live_message_id = message_id
        await self._session.flush()

    async def _row(self, chat_id: int) -> ConversationRow:
        row = await self._session.get(ConversationRow, chat_id)
        if row is None:
            row = ConversationRow(chat_id=chat_id, state=None, data={}, live_message_id=None)
            self._session.add(row)
        return row
