"""News of people's deeds, from the commit of the deed until it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.news import News, NewsKind
from storage.models import NewsRow


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is to be told to one person."""

    kind: NewsKind
    person_id: int
    task_id: int | None
    details: Mapping[str, Any]


class NewsBook:
    """Rows wait here and go in the commit that tells them."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self, department_id: int, fresh: Iterable[Fresh], actor_id: int | None, now: datetime
    ) -> None:
        """Keeps what is to be told of a deed of *actor_id*; None is the clock."""
        rows = [
            {
                "department_id": department_id,
                "person_id": one.person_id,
                "kind": one.kind,
                "task_id": one.task_id,
                "actor_id": actor_id,
                "details": dict(one.details),
                "created_at": now,
            }
            for one in fresh
            if one.person_id != actor_id
        ]
        if rows:
            # Past the ORM: it would write a statement for each.
            await self._session.execute(insert(cast(Table, NewsRow.__table__)), rows)

    async def departments(self) -> list[int]:
        """The ids of departments where anything waits to be told."""
        return list(await self._session.scalars(select(NewsRow.department_id).distinct()))

    async def waiting(self, department_id: int) -> list[News]:
        """All that waits in a department, the oldest first."""
        found = await self._session.scalars(
            select(NewsRow).where(NewsRow.department_id == department_id).order_by(NewsRow.id)
        )
        return [
            News(
                row.id,
                NewsKind(row.kind),
                row.person_id,
                row.created_at,
                row.actor_id,
                row.task_id,
                row.details,
            )
            for row in found
        ]

    async def told(self, ids: Iterable[int]) -> None:
        """They need no telling any more."""
        await self._session.execute(delete(NewsRow).where(NewsRow.id.in_(list(ids))))
