"""The journal as stories look into it."""

from __future__ import annotations

from sqlalchemy import select

from storage.models import JournalRow
from tests.town import Town


async def entries(town: Town, action: str | None) -> list[JournalRow]:
    """The entries of one action, or all of them, in the order they were written."""
    wanted = select(JournalRow).order_by(JournalRow.id)
    if action is not None:
        wanted = wanted.where(JournalRow.action == action)
    async with town.database.unit() as unit:
        return list(await unit._session.scalars(wanted))
