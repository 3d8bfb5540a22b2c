"""Orders that were read and wait for the coordinator's word."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from pydantic import TypeAdapter
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.roadmap import RoadMap
from storage.models import DraftRow


@lru_cache
def _adapter() -> TypeAdapter[RoadMap]:
    return TypeAdapter(RoadMap)


class Drafts:
    """A read road map, for one person of one department."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def put(self, department_id: int, person_id: int, plan: RoadMap, now: datetime) -> int:
        """Keeps a draft and gives its id; the person's earlier draft in the department is replaced."""
        await self._session.execute(
            delete(DraftRow).where(DraftRow.department_id == department_id, DraftRow.person_id == person_id)
        )
        document = _adapter().dump_python(plan, mode="json")
        row = DraftRow(department_id=department_id, person_id=person_id, document=document, created_at=now)
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def get(self, draft_id: int, person_id: int) -> tuple[int, RoadMap] | None:
        """(department id, road map) of the person's own draft."""
        row = await self._session.get(DraftRow, draft_id)
        if row is None or row.person_id != person_id:
            return None
        return row.department_id, _adapter().validate_python(row.document)

    async def drop(self, draft_id: int) -> None:
        """Forgets a draft."""
        await self._session.execute(delete(DraftRow).where(DraftRow.id == draft_id))
