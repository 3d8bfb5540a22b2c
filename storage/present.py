"""Who is at work in a department on a day: whom the clock's work may ask."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from roadmap.people import Actor, Person, Post
from storage.models import DepartmentRow, OrganisationRow, PersonRow, PostRow
from storage.people import held_on, person_value, post_value

# SQLAlchemy copies every column for an alias: once for a process, not for each statement.
_ABSENT = aliased(PostRow)


class Present:
    """Everybody at once: one statement for three hundred schools."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def at_work(self, department_id: int, day: date) -> list[tuple[int, Actor]]:
        """Everybody who holds a post in a department on *day* and has come in: (Telegram id, who with their posts)."""
        found = await self._session.execute(
            select(PersonRow, PostRow, DepartmentRow, OrganisationRow.name, _ABSENT.person_id)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .join(DepartmentRow, DepartmentRow.id == PostRow.department_id)
            .outerjoin(OrganisationRow, OrganisationRow.id == PostRow.organisation_id)
            .outerjoin(_ABSENT, _ABSENT.id == PostRow.stands_for_id)
            .where(PostRow.department_id == department_id, held_on(day), PersonRow.telegram_id.is_not(None))
            .order_by(PersonRow.id, PostRow.id)
        )
        people: dict[int, tuple[Person, list[Post]]] = {}
        for person, post, department, organisation, stands_for in found:
            held = post_value(post, department, organisation, stands_for)
            people.setdefault(person.telegram_id or 0, (person_value(person), []))[1].append(held)
        return [(chat, Actor(person, tuple(posts))) for chat, (person, posts) in people.items()]
