"""Two rows of one person become one: somebody whom a list named turns out to be in already."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import PersonRow, PostRow, Row
from storage.responses import merge_responses


async def merge(session: AsyncSession, empty_id: int, into_id: int) -> None:
    """Everything that points at the empty person points at the other one then; the empty row goes.

    A post that both hold is one post afterwards.
    """
    await merge_responses(session, empty_id, into_id)
    await _repoint(session, PersonRow.__tablename__, empty_id, into_id)
    await session.execute(delete(PersonRow).where(PersonRow.id == empty_id))
    kept: dict[tuple[int, int | None, str], PostRow] = {}
    for post in await _open_posts(session, into_id):
        first = kept.setdefault((post.department_id, post.organisation_id, post.role), post)
        if first is not post:
            first.title = first.title or post.title
            await _repoint(session, PostRow.__tablename__, post.id, first.id)
            await session.delete(post)
    await session.flush()


async def _open_posts(session: AsyncSession, person_id: int) -> list[PostRow]:
    found = await session.scalars(
        select(PostRow)
        .where(PostRow.person_id == person_id, PostRow.until.is_(None), PostRow.stands_for_id.is_(None))
        .order_by(PostRow.id)
        .execution_options(populate_existing=True)
    )
    return list(found)


async def _repoint(session: AsyncSession, table: str, old: int, new: int) -> None:
    """Lets every row that points at one row of *table* point at another."""
    for pointing in Row.metadata.sorted_tables:
        for column in pointing.columns:
            if any(key.column.table.name == table for key in column.foreign_keys):
                await session.execute(update(pointing).where(column == old).values({column.name: new}))
