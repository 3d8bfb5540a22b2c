"""The roll of a department: its people with every post they hold or held there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from roadmap.people import Post, Role
from roadmap.roll import Listed
from roadmap.tasks import Status
from storage.models import DepartmentRow, OrganisationRow, PersonRow, PostRow, TaskRow
from storage.people import person_value, post_value

IN_HAND = (Status.OPEN, Status.RETURNED, Status.SUBMITTED)


# SQLAlchemy copies every column for an alias: once for a process, not for each statement.
_ABSENT = aliased(PostRow)


class Rolls:
    """Reads the roll, and changes single posts."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of_department(self, department_id: int) -> list[Listed]:
        """Everybody who holds, held or will hold a post in the department, by name, in one statement."""
        return await self._listed(PostRow.department_id == department_id)

    async def person(self, person_id: int, departments: frozenset[int]) -> Listed | None:
        """One person with their posts in these departments; None where they have none there."""
        found = await self._listed(
            (PersonRow.id == person_id) & PostRow.department_id.in_(sorted(departments))
        )
        return found[0] if found else None

    async def _listed(self, which: ColumnElement[bool]) -> list[Listed]:
        rows = await self._session.execute(
            select(PersonRow, PostRow, DepartmentRow, OrganisationRow.name, _ABSENT.person_id)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .join(DepartmentRow, DepartmentRow.id == PostRow.department_id)
            .outerjoin(OrganisationRow, OrganisationRow.id == PostRow.organisation_id)
            .outerjoin(_ABSENT, _ABSENT.id == PostRow.stands_for_id)
            .where(which)
            .order_by(PostRow.id)
            .execution_options(populate_existing=True)
        )
        people: dict[int, PersonRow] = {}
        posts: dict[int, list[Post]] = {}
        for person, post, department, organisation, stands_for in rows:
            people[person.id] = person
            posts.setdefault(person.id, []).append(post_value(post, department, organisation, stands_for))
        return sorted(
            (
                Listed(person_value(row), tuple(posts[row.id]), row.joined_at, row.unreachable_since)
                for row in people.values()
            ),
            key=lambda one: (one.person.name.casefold(), one.person.id),
        )

    async def post(self, post_id: int) -> tuple[int, int] | None:
        """(person id, department id) of a post of whichever department: access.py asks whose it is."""
        row = await self._session.get(PostRow, post_id)
        return None if row is None else (row.person_id, row.department_id)

    async def change_post(self, post_id: int, **values: Any) -> None:
        """Writes ``role``, ``title``, ``since`` or ``until`` of a post."""
        await self._session.execute(
            update(PostRow)
            .where(PostRow.id == post_id)
            .values(**values)
            .execution_options(synchronize_session="fetch")
        )

    async def end_post(self, post_id: int, last: date) -> None:
        """Ends a post, and with it the posts of whoever stands in for its holder."""
        await self.end_posts([post_id], last)

    async def end_posts(self, post_ids: Collection[int], last: date) -> None:
        """The same for several."""
        await self._session.execute(
            update(PostRow)
            .where(
                PostRow.id.in_(post_ids) | PostRow.stands_for_id.in_(post_ids),
                PostRow.until.is_(None) | (PostRow.until > last),
            )
            .values(until=last)
            .execution_options(synchronize_session="fetch")
        )

    async def latest(
        self, person_id: int, role: Role, organisation_id: int
    ) -> tuple[int, date | None] | None:
        """(id, last day) of the person's newest post of this role in the organisation."""
        row = await self._session.scalar(
            select(PostRow)
            .where(
                PostRow.person_id == person_id,
                PostRow.role == role,
                PostRow.organisation_id == organisation_id,
                PostRow.stands_for_id.is_(None),
            )
            .order_by(PostRow.id.desc())
            .limit(1)
            .execution_options(populate_existing=True)
        )
        return None if row is None else (row.id, row.until)

    async def release_tasks(self, person_id: int, organisation_id: int) -> list[int]:
        """Tasks of the organisation that were handed to the person go back to its head; their ids."""
        found = await self._session.scalars(
            update(TaskRow)
            .where(
                TaskRow.assignee_id == person_id,
                TaskRow.organisation_id == organisation_id,
                TaskRow.status.in_(IN_HAND),
            )
            .values(assignee_id=None)
            .returning(TaskRow.id)
        )
        return sorted(found)
